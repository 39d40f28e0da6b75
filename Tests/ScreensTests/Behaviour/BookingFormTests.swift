import RoomBooking
import Screens
import TerminalIO
import TestSupport
import Testing
import Themes

@Suite("Booking form")
struct BookingFormTests {
    /// At the form of Orion, 13:30–14:30, with the focus so many fields below the title.
    private func form(field: Int = 0) throws -> Sitting {
        var sitting = try Sitting.atBoard()
        try sitting.press("j", "j", "j", "<enter>")
        for _ in 0..<field { try sitting.press("<tab>") }
        return sitting
    }

    @Test(
        "Leaving a field by any key keeps its value, written out in full",
        arguments: ["<tab>", "<s-tab>", "<down>", "<up>"])
    func keepsValue(key: String) throws {
        var sitting = try form(field: 3)
        try sitting.press("C-u")
        sitting.type("930")
        try sitting.press(key)
        #expect(try sitting.field("Start") == "09:30")
    }

    @Test("Sending also writes out the field that has the focus")
    func sendingKeepsValue() throws {
        var sitting = try form()
        sitting.type("Retro")
        try sitting.press("<tab>", "<tab>", "<tab>", "C-u")
        sitting.type("下午2点半")
        guard case .book(let request) = try sitting.press("C-o").first else {
            Issue.record("nothing was booked:\n\(sitting.screen)")
            return
        }
        #expect(request.start.text == "14:30")
        #expect(request.end.text == "15:30")
    }

    @Test("Moving the start keeps the length")
    func keepsLength() throws {
        var sitting = try form(field: 3)
        try sitting.press("C-u")
        sitting.type("10")
        try sitting.press("<tab>")
        #expect(try sitting.field("End") == "11:00")
        try sitting.press("C-u")
        sitting.type("+2h")
        try sitting.press("<s-tab>", "C-u")
        sitting.type("9:00")
        try sitting.press("<tab>")
        #expect(try sitting.field("End") == "11:00")
    }

    @Test("The end may be a length: +45m")
    func lengthAsEnd() throws {
        var sitting = try form(field: 4)
        try sitting.press("C-u")
        sitting.type("+45m")
        try sitting.press("<tab>")
        #expect(try sitting.field("End") == "14:15")
    }

    @Test("A time off the grid is refused with its two neighbours and never moved")
    func offGrid() throws {
        var sitting = try form()
        sitting.type("Retro")
        try sitting.press("<tab>", "<tab>", "<tab>", "C-u")
        sitting.type("1410")
        #expect(try sitting.press("C-o").isEmpty)
        #expect(try sitting.field("Start") == "14:10")
        #expect(sitting.shows("take 14:00 or 14:30"))
    }

    @Test("A date that can not be read stays as it was typed, with what would do")
    func unreadableDate() throws {
        var sitting = try form(field: 2)
        try sitting.press("C-u")
        sitting.type("31.2.")
        try sitting.press("<tab>")
        #expect(try sitting.field("Date") == "31.2.")
        #expect(sitting.shows("Can not read the date 31.2."))
        #expect(try sitting.press("C-o").isEmpty)
    }

    @Test("Another day is loaded when the date is left")
    func loadsOtherDay() throws {
        var sitting = try form(field: 2)
        try sitting.press("C-u")
        sitting.type("明天")
        #expect(try sitting.press("<tab>") == [.loadDay(Office.monday + 1)])
        #expect(try sitting.field("Date") == "2026-11-24")
        #expect(sitting.shows("Orion 猎户座 2026-11-24"))
    }

    @Test("Without a title nothing is sent and the title has the focus")
    func needsTitle() throws {
        var sitting = try form(field: 3)
        #expect(try sitting.press("C-o").isEmpty)
        #expect(sitting.shows("Give the meeting a title"))
        #expect(try sitting.lineAtCursor().contains("Title"))
    }

    @Test("A field that has not been left says nothing yet")
    func noEarlyProblems() throws {
        let sitting = try form()
        #expect(!sitting.shows("Give the meeting a title"))
    }

    @Test("Left and right on the room step through the rooms, around the end")
    func stepsRooms() throws {
        var sitting = try form(field: 1)
        try sitting.press("<left>")
        #expect(try sitting.field("Room").hasPrefix("Lyra"))
        try sitting.press("<left>", "<left>")
        #expect(try sitting.field("Room").hasPrefix("Everest"))
    }

    @Test("A closed room is refused with its reason")
    func closedRoom() throws {
        var sitting = try form()
        sitting.type("Retro")
        try sitting.press("<tab>", "<right>", "<right>")
        #expect(try sitting.press("C-o").isEmpty)
        #expect(sitting.shows("Vega 织女星 is closed"))
    }

    @Test("Everything typed is in the request")
    func request() throws {
        var sitting = try form()
        sitting.type("Retro 回顾")
        for _ in 0..<5 { try sitting.press("<tab>") }
        try sitting.press("<enter>", "<down>", "<space>", "<enter>")
        sitting.type("Bring the list")
        let asked = try sitting.press("<enter>", "<enter>")
        let request = BookingRequest(
            id: Fixtures.bookingID(1000), room: Office.orion.id, day: Office.monday,
            start: ClockTime(minutes: 810), end: ClockTime(minutes: 870), title: "Retro 回顾",
            note: "Bring the list", attendees: [Office.han.id])
        #expect(asked == [.book(request)])
    }

    @Test("The form says how many of the attendees can not be told, who, and why")
    func unreached() throws {
        let scenario = try #require(Scenario.all.first { $0.name == "form/unreached" })
        var sitting = try scenario.play(Stage(language: .english, size: .usual))
        #expect(sitting.shows("3 of 5 can not be told: 韩梅梅 no subscription"))
        #expect(sitting.shows("left, Jim Green not bound, 赵敏 must bind"))
        sitting = try scenario.play(Stage(language: .chinese, size: .small))
        #expect(sitting.shows("5 人中 3 人收不到通知：韩梅梅 订阅已用"))
    }

    @Test(
        "Typing in a date or time that one has just moved into replaces it",
        arguments: [(2, "Date"), (3, "Start")])
    func replaces(field: Int, label: String) throws {
        var sitting = try form(field: field)
        sitting.type("9")
        #expect(try sitting.field(label) == "9")
        try sitting.press("<tab>", "<s-tab>", "<left>")
        sitting.type("1")
        #expect(try sitting.field(label).count > 1)
    }

    @Test("While it is sent, keys change nothing and nothing is sent twice")
    func sendsOnce() throws {
        var sitting = try form()
        sitting.isAnswered = false
        sitting.type("Retro")
        #expect(try sitting.press("C-o").count == 1)
        #expect(try sitting.press("C-o", "<enter>", "x", "<esc>").isEmpty)
        #expect(try sitting.field("Title") == "Retro")
    }

    @Test("The receipt comes up through whatever was opened while the form was being sent")
    func receiptUnderHelp() throws {
        var sitting = try form()
        sitting.isAnswered = false
        sitting.type("Retro")
        guard case .book(let request) = try sitting.press("C-o").first else {
            Issue.record("nothing was sent:\n\(sitting.screen)")
            return
        }
        try sitting.press("<f1>")
        sitting.isAnswered = true
        let answer = sitting.office.answer(.book(request))
        sitting.receive(try #require(answer))
        #expect(sitting.title.contains("Receipt"))
        #expect(!sitting.shows("Keys"))
    }

    @Test("What is too long is told while it is typed, not cut")
    func tooLong() throws {
        var sitting = try form()
        sitting.feed(.paste(String(repeating: "a", count: 61)))
        #expect(sitting.shows("at most 60"))
        try sitting.press("<bs>")
        #expect(!sitting.shows("at most 60"))
    }

    @Test("What was said of a room that is taken goes when another is chosen")
    func answerGoes() throws {
        var sitting = try form(field: 1)
        sitting.office.failure = .bookingFailed(.refused([.taken(Scenario.winner)]))
        try sitting.press("<up>")
        sitting.type("Retro")
        try sitting.press("C-o")
        #expect(sitting.shows("by Kim"))
        try sitting.press("<tab>", "<tab>", "<right>")
        #expect(!sitting.shows("by Kim"))
    }

    @Test("Esc leaves an empty form at once, and asks once where something was filled in")
    func leaves() throws {
        var sitting = try form()
        try sitting.press("<esc>")
        #expect(sitting.shows("Any room"))
        sitting = try form()
        sitting.type("Retro")
        try sitting.press("<esc>")
        #expect(sitting.shows("Esc again throws the form away"))
        sitting.type("!")
        try sitting.press("<esc>")
        #expect(try sitting.field("Title") == "Retro!")
        try sitting.press("<esc>")
        #expect(sitting.shows("Any room"))
        #expect(sitting.office.bookings.count == 10)
    }

    @Test("On a low terminal the field with the focus is in sight", arguments: [6, 7, 8, 9, 10])
    func lowTerminal(rows: Int) throws {
        var sitting = try form(field: 6)
        sitting.feed(.resize(Size(columns: 40, rows: rows)))
        sitting.type("Bring the list")
        #expect(try sitting.lineAtCursor().contains("Bring the list"))
        try sitting.press("<tab>")
        #expect(try sitting.lineAtCursor().contains("[ Book ]"))
    }
}
