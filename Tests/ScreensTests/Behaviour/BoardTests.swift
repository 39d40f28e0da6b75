import RoomBooking
import Screens
import TestSupport
import Testing
import Themes

@Suite("Board")
struct BoardTests {
    @Test("It begins at the next slot, for an hour, and loads today")
    func begins() throws {
        var sitting = try Sitting(try Office())
        #expect(sitting.receive(.signedIn(sitting.office.session)) == [.loadDay(Office.monday)])
        #expect(sitting.shows("13:30–14:30"))
        #expect(sitting.shows("Any room"))
    }

    @Test("Left and right move the wanted time by a slot, within opening hours")
    func movesTime() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("<right>", "l")
        #expect(sitting.shows("14:30–15:30"))
        try sitting.press("<left>", "h", "h")
        #expect(sitting.shows("13:00–14:00"))
        for _ in 0..<40 { try sitting.press("<left>") }
        #expect(sitting.shows("08:00–09:00"))
        for _ in 0..<40 { try sitting.press("<right>") }
        #expect(sitting.shows("19:00–20:00"))
    }

    @Test("The length stays between one slot and the longest booking")
    func changesLength() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("<")
        #expect(sitting.shows("13:30–14:00"))
        try sitting.press("<", "-")
        #expect(sitting.shows("13:30–14:00"))
        for _ in 0..<20 { try sitting.press(">") }
        #expect(sitting.shows("13:30–17:30"))
        try sitting.press("<end>")
        #expect(sitting.shows("16:00–20:00"))
        try sitting.press(">")
        #expect(sitting.shows("16:00–20:00"))
    }

    @Test("n and N find the next and the previous time that is free")
    func findsFree() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("j", "n")
        #expect(sitting.shows("15:00–16:00"))
        try sitting.press("n")
        #expect(sitting.shows("15:30–16:30"))
        try sitting.press("N", "N")
        #expect(sitting.shows("13:00–14:00"))
    }

    @Test("Where nothing else is free, n says so and stays")
    func findsNothing() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("j", "<end>", "n")
        #expect(sitting.shows("19:00–20:00"))
        #expect(sitting.foot.contains("Andromeda 仙女座"))
    }

    @Test("Day and week keys load that day and t comes back")
    func changesDay() throws {
        var sitting = try Sitting.atBoard()
        #expect(try sitting.press("]") == [.loadDay(Office.monday + 1)])
        #expect(sitting.title.contains("Tue 2026-11-24"))
        #expect(try sitting.press("}") == [.loadDay(Office.monday + 8)])
        #expect(try sitting.press("{", "[", "[").last == .loadDay(Office.monday + -1))
        #expect(sitting.title.contains("Sun 2026-11-22"))
        #expect(try sitting.press("t") == [.loadDay(Office.monday)])
        #expect(try sitting.press("t").isEmpty)
    }

    @Test("Until the other day is loaded nothing of the old day is shown")
    func showsNoStaleDay() throws {
        var sitting = try Sitting.atBoard()
        sitting.isAnswered = false
        try sitting.press("]")
        #expect(sitting.shows("loading"))
        #expect(!sitting.shows("Orion"))
        #expect(try sitting.press("<enter>").isEmpty)
        #expect(sitting.shows("Any room"))
    }

    @Test("A day loaded too late, for a day no longer shown, is ignored")
    func ignoresOtherDays() throws {
        var sitting = try Sitting.atBoard()
        let before = sitting.screen
        sitting.receive(.dayLoaded(sitting.office.board(Office.monday + 1)))
        #expect(sitting.screen == before)
    }

    @Test("Zoom shows half and quarter hours, whole hours, and stops there")
    func zooms() throws {
        var sitting = try Sitting.atBoard()
        let usual = sitting.screen
        try sitting.press("z")
        let close = sitting.screen
        try sitting.press("z")
        #expect(sitting.screen == close)
        try sitting.press("Z")
        #expect(sitting.screen == usual)
        try sitting.press("Z")
        let far = sitting.screen
        try sitting.press("Z")
        #expect(sitting.screen == far)
        #expect(Set([usual, close, far]).count == 3)
    }

    @Test("Enter on free cells opens the form filled in")
    func opensForm() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("j", "j", "j", "<enter>")
        #expect(try sitting.field("Room").hasPrefix("Orion 猎户座"))
        #expect(try sitting.field("Date") == "2026-11-23")
        #expect(try sitting.field("Start") == "13:30")
        #expect(try sitting.field("End") == "14:30")
        #expect(try sitting.lineAtCursor().contains("Title"))
    }

    @Test("Enter on any room takes the first that is free")
    func anyRoom() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("<enter>")
        #expect(try sitting.field("Room").hasPrefix("Orion 猎户座"))
    }

    @Test("Where no room is free, Enter on any room says what finds one")
    func noRoomFree() throws {
        var office = try Office(isEmpty: true)
        office.rooms = [Office.vega]
        var sitting = try Sitting.atBoard(office)
        try sitting.press("<enter>")
        #expect(sitting.foot.contains("No room is free then"))
    }

    @Test("Enter on taken cells opens that booking's receipt")
    func opensReceipt() throws {
        var sitting = try Sitting.atBoard()
        #expect(try sitting.press("j", "l", "<enter>") == [.loadReceipt(Fixtures.bookingID(2))])
        #expect(sitting.shows("Design review"))
        #expect(sitting.title.contains("Receipt"))
    }

    @Test("A booking takes five keys")
    func fiveKeys() throws {
        var sitting = try Sitting.atBoard()
        let booked = try sitting.press("k", "<enter>", "A", "<enter>", "<enter>")
        let request = BookingRequest(
            id: Fixtures.bookingID(1000), room: Office.orion.id, day: Office.monday,
            start: ClockTime(minutes: 810), end: ClockTime(minutes: 870), title: "A")
        #expect(booked.last == .book(request))
    }

    @Test("i tells every rule, with the one that is broken and who has the room")
    func why() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("j", "l", "i")
        #expect(sitting.shows("opening hours"))
        #expect(sitting.shows("(Design review)"))
        try sitting.press("<esc>", "[", "i")
        #expect(sitting.shows("That day is past"))
    }

    @Test("The store's changes load the day anew")
    func followsStore() throws {
        var sitting = try Sitting.atBoard()
        #expect(sitting.receive(.storeChanged) == [.loadDay(Office.monday)])
    }

    @Test("The cursor stays in the list when a room goes away")
    func roomGoesAway() throws {
        var sitting = try Sitting.atBoard()
        for _ in 0..<9 { try sitting.press("j") }
        sitting.office.rooms = [Office.andromeda]
        sitting.receive(.storeChanged)
        #expect(try sitting.lineAtCursor().contains("Andromeda"))
    }

    @Test("A time that is over is called past, not free")
    func pastTime() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("j", "j", "j", "[")
        #expect(sitting.shows("13:30–14:30 past"))
    }

    @Test("Before the day is loaded, nothing is said of free rooms")
    func saysNothingEarly() throws {
        var sitting = try Sitting(try Office())
        sitting.isAnswered = false
        sitting.receive(.signedIn(sitting.office.session))
        #expect(!sitting.shows("0 of 0"))
    }

    @Test("o opens the messages and w the binding, and Esc comes back")
    func opensScreens() throws {
        var sitting = try Sitting.atBoard()
        for (key, title) in [("o", "Messages"), ("w", "WeChat")] {
            try sitting.press(key)
            #expect(sitting.title.contains(title) && !sitting.shows("Any room"))
            try sitting.press("<esc>")
            #expect(sitting.shows("Any room"))
        }
    }
}
