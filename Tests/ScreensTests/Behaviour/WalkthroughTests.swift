import RoomBooking
import Screens
import TestSupport
import Testing

/// With a Chinese input method on, letters arrive only as text: arrows, Tab, Enter and Esc have to do.
@Suite("Without letters")
struct WalkthroughTests {
    @Test("From sign-in through a booking to its cancellation without a letter but the title's")
    func walk() throws {
        var sitting = try Sitting(try Office(), hasPhone: true, username: "lilei", password: "secret")
        try sitting.press("<enter>", "<enter>")
        #expect(sitting.shows("Any room"))
        try sitting.press("<tab>", "<right>", "<enter>")
        #expect(sitting.title.contains("Tue 2026-11-24"))
        try sitting.press("<down>", "<down>", "<right>", "<enter>")
        sitting.type("评审")
        try sitting.press("<tab>", "<enter>", "<down>", "<enter>")
        #expect(try sitting.lineAtCursor().contains("Date"))
        try sitting.press(
            "<enter>", "<down>", "<enter>", "<enter>", "<up>", "<enter>", "<enter>", "<down>", "<enter>")
        #expect(try sitting.lineAtCursor().contains("Attendees"))
        try sitting.press("<enter>", "<down>", "<tab>", "<enter>", "<enter>")
        let asked = try sitting.press("<enter>")
        guard case .book(let request) = asked.first else {
            Issue.record("nothing was booked:\n\(sitting.screen)")
            return
        }
        #expect(request.title == "评审")
        #expect(request.day.iso == "2026-12-01")
        #expect(request.attendees == [Office.han.id])
        #expect(sitting.title.contains("Receipt"))
        try choose("cancel booking", &sitting)
        #expect(try sitting.press("<tab>", "<enter>") == [.cancel(request.id, reason: "")])
        #expect(sitting.shows("Cancelled"))
    }

    @Test("My bookings are reached and one is cancelled from there")
    func walkMyBookings() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("<s-tab>", "<down>")
        try choose("cancel booking", &sitting)
        #expect(try sitting.press("<right>", "<enter>") == [.cancel(Fixtures.bookingID(8), reason: "")])
    }

    @Test("The inspector and the phone are reached, used and left")
    func walkPanes() throws {
        var sitting = try Sitting.atBoard(hasPhone: true)
        sitting.receive(.flow(Office.flow))
        try sitting.press("<f4>", "<tab>", "<up>")
        #expect(try sitting.press("<f2>") == [.saveFlow(Office.flow.filter { $0.stage == .signIn })])
        #expect(try sitting.press("<esc>", "<f6>", "<right>").last == .loadPhone(username: nil))
        try sitting.press("<left>", "<f1>")
        for _ in 0..<30 where try !sitting.lineAtCursor().contains("subscribe") {
            try sitting.press("<down>")
        }
        #expect(try sitting.press("<enter>") == [.subscribeOnPhone(username: "lilei")])
        try sitting.press("<esc>", "<down>")
        #expect(try sitting.lineAtCursor().hasPrefix(" Andromeda"))
    }

    @Test("Esc leads back to the board from wherever one is", arguments: Scenario.all)
    func escape(scenario: Scenario) throws {
        let isElsewhere = scenario.name.hasPrefix("sign-in/") || scenario.name.hasPrefix("form/sending")
        guard !isElsewhere, let stage = scenario.stages.first else { return }
        var sitting = try scenario.play(Stage(language: .english, size: stage.size))
        try sitting.press("<esc>", "<esc>", "<esc>", "<esc>")
        sitting.feed(.resize(.usual))
        #expect(sitting.shows("Any room"))
    }

    // Tab lists what can be done; the arrows find it, and Enter does it.
    private func choose(_ label: String, _ sitting: inout Sitting) throws {
        try sitting.press("<tab>")
        for _ in 0..<30 where try !sitting.lineAtCursor().contains(label) { try sitting.press("<down>") }
        #expect(try sitting.press("<enter>").isEmpty)
    }
}
