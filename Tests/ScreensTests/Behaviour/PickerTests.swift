import RoomBooking
import Screens
import TerminalIO
import TestSupport
import Testing

@Suite("Pickers")
struct PickerTests {
    /// At the form of Orion, 13:30–14:30, with the picker of a field open.
    private func picker(field: Int) throws -> Sitting {
        var sitting = try Sitting.atBoard()
        try sitting.press("j", "j", "j", "<enter>")
        for _ in 0..<field { try sitting.press("<tab>") }
        try sitting.press("<enter>")
        return sitting
    }

    @Test("Rooms that are free come first, and typing narrows the list")
    func rooms() throws {
        var sitting = try picker(field: 1)
        #expect(sitting.shows("6/6"))
        sitting.type("天琴")
        #expect(sitting.shows("1/6"))
        #expect(!sitting.shows("Everest"))
        try sitting.press("<enter>")
        #expect(try sitting.field("Room").hasPrefix("Lyra"))
    }

    @Test("Rooms are also found by their equipment")
    func roomsByEquipment() throws {
        var sitting = try picker(field: 1)
        sitting.type("whiteboard")
        #expect(sitting.shows("1/6"))
        #expect(sitting.shows("Orion"))
    }

    @Test("Where nothing matches, Enter chooses nothing")
    func nothingMatches() throws {
        var sitting = try picker(field: 1)
        sitting.type("zzz")
        #expect(sitting.shows("nothing matches"))
        try sitting.press("<enter>", "<bs>", "<bs>", "<bs>")
        #expect(sitting.shows("6/6"))
    }

    @Test("Esc leaves a picker with the field as it was")
    func escape() throws {
        var sitting = try picker(field: 1)
        try sitting.press("<down>", "<esc>")
        #expect(try sitting.field("Room").hasPrefix("Orion"))
    }

    @Test("The list of starts says who has the room, and choosing one keeps the length")
    func starts() throws {
        var sitting = try picker(field: 3)
        sitting.type("17:30")
        try sitting.press("<enter>")
        #expect(try sitting.field("Start") == "17:30")
        #expect(try sitting.field("End") == "18:30")
    }

    @Test("The list of ends shows lengths and stops at the next booking")
    func ends() throws {
        let sitting = try picker(field: 4)
        #expect(sitting.shows("4/4"))
        #expect(sitting.shows("2 h"))
        #expect(!sitting.shows("2 h 30"))
    }

    @Test("Several people are ticked by Space, or by a name and Enter each")
    func attendees() throws {
        var sitting = try picker(field: 5)
        try sitting.press("<space>")
        sitting.type("jim")
        try sitting.press("<enter>")
        #expect(sitting.shows("2 ticked"))
        try sitting.press("<enter>")
        #expect(try sitting.field("Attendees") == "王芳, Jim Green")
        #expect(sitting.shows("can not be told"))
    }

    @Test(
        "Whom WeChat does not reach is marked, and what they must do stands below the list",
        arguments: [12, 24])
    func reach(rows: Int) throws {
        var sitting = try Stage(language: .english, size: Size(columns: 80, rows: rows))
            .form(try Office.withUnreached())
        try sitting.press("<tab>", "<tab>", "<tab>", "<tab>", "<tab>", "<enter>")
        #expect(sitting.shows("Jim Green jim                              not bound"))
        #expect(!sitting.shows("Tap Subscribe"))
        try sitting.press("<down>")
        #expect(sitting.shows("韩梅梅: Tap Subscribe to meeting notices in the mini"))
        try sitting.press("<down>", "<down>")
        #expect(sitting.shows("赵敏: Bind WeChat again: press w, or sign in with a code"))
        sitting.type("zzz")
        #expect(!sitting.shows("Bind WeChat"))
    }

    @Test("Nobody is offered to invite themselves")
    func withoutOrganizer() throws {
        let sitting = try picker(field: 5)
        #expect(!sitting.shows("lilei"))
    }

    @Test("The calendar loads each month once it shows it, and gives back the day")
    func calendar() throws {
        var sitting = try picker(field: 2)
        #expect(sitting.shows("2026-11"))
        #expect(sitting.shows("7 h booked"))
        #expect(try sitting.press("<right>").isEmpty)
        #expect(sitting.shows("2 h 30 booked"))
        let december = try #require(CalendarDay(iso: "2026-12-01"))
        #expect(try sitting.press("<down>") == [.loadMonth(december)])
        try sitting.press("<enter>")
        #expect(try sitting.field("Date") == "2026-12-01")
    }

    @Test("A month loaded too late is ignored")
    func lateMonth() throws {
        var sitting = try picker(field: 2)
        let december = try #require(CalendarDay(iso: "2026-12-01"))
        let before = sitting.screen
        sitting.receive(.monthLoaded(first: december, load: [Office.monday: 99]))
        #expect(sitting.screen == before)
    }

    @Test("Ticks are hinted only where several can be chosen")
    func tickHint() throws {
        #expect(try !picker(field: 1).foot.contains("tick"))
        #expect(try picker(field: 5).foot.contains("tick"))
    }

    @Test("Until the month is loaded, no day is called free")
    func calendarLoads() throws {
        var sitting = try Sitting.atBoard()
        sitting.isAnswered = false
        try sitting.press("d")
        #expect(sitting.shows("loading"))
        #expect(!sitting.shows("· free"))
    }

    @Test("On a low terminal the calendar shows the weeks around the day, and its keys", arguments: 6...10)
    func lowCalendar(rows: Int) throws {
        var sitting = try picker(field: 2)
        sitting.feed(.resize(Size(columns: 40, rows: rows)))
        try sitting.press("<down>", "<left>")
        #expect(try sitting.lineAtCursor().contains("29"))
        #expect(sitting.foot.contains("help"))
    }
}
