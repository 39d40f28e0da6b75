import RoomBooking
import Screens
import TestSupport
import Testing

@Suite("Losing a race")
struct RaceTests {
    /// Sent for Orion at 13:30 while Kim books it.
    private func lost() throws -> Sitting {
        var sitting = try Sitting.atBoard()
        try sitting.press("j", "j", "j", "<enter>")
        sitting.type("Retro")
        sitting.office.bookings.append(
            try sitting.office.details(
                90, Office.orion, Office.monday, "13:00", "14:00", "Customer call Hamburg", by: Office.kim))
        sitting.office.failure = .bookingFailed(.refused([.taken(Scenario.winner)]))
        try sitting.press("<enter>", "<enter>")
        return sitting
    }

    @Test("The form stays and says who was faster, with a near offer numbered")
    func formStays() throws {
        let sitting = try lost()
        #expect(try sitting.field("Title") == "Retro")
        #expect(try sitting.field("Room").hasPrefix("Orion"))
        #expect(sitting.shows("Kim 金"))
        #expect(sitting.shows("1 Orion 猎户座 14:00–15:00"))
    }

    @Test("1 takes the first offer and Enter books it under the same ID")
    func takesOffer() throws {
        var sitting = try lost()
        #expect(try sitting.press("1").isEmpty)
        #expect(try sitting.field("Start") == "14:00")
        #expect(try sitting.field("End") == "15:00")
        guard case .book(let request) = try sitting.press("<enter>").first else {
            Issue.record("nothing was booked:\n\(sitting.screen)")
            return
        }
        #expect(request.id == Fixtures.bookingID(1000))
        #expect(request.start.text == "14:00")
        #expect(sitting.title.contains("Receipt"))
    }

    @Test("Another failure keeps the form and can be sent again")
    func otherFailure() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("<enter>")
        sitting.type("Retro")
        sitting.office.failure = .bookingFailed(.storage(.busy))
        try sitting.press("<enter>", "<enter>")
        #expect(sitting.shows("Others keep the data file busy"))
        #expect(!sitting.shows("1 Orion"), "no other time would help")
        #expect(try sitting.press("<enter>").count == 1)
        #expect(sitting.title.contains("Receipt"))
    }

    @Test("What is taken already is not sent: offers come up at once")
    func takenBeforehand() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("j", "j", "j", "<enter>")
        sitting.type("Retro")
        try sitting.press("<tab>", "<tab>", "<tab>", "C-u")
        sitting.type("1530")
        #expect(try sitting.press("C-o").isEmpty)
        #expect(sitting.shows("Jim Green"))
        try sitting.press("1")
        #expect(try sitting.press("<enter>").count == 1)
    }

    @Test("The form follows the store: a cell taken meanwhile shows at once")
    func followsStore() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("j", "j", "j", "<enter>")
        sitting.office.bookings.append(
            try sitting.office.details(
                90, Office.orion, Office.monday, "13:00", "14:00", "Customer call Hamburg", by: Office.kim))
        #expect(!sitting.shows("Kim 金"))
        sitting.receive(.storeChanged)
        #expect(sitting.shows("Kim 金"))
    }

    @Test("A booking is answered by its receipt, in place of the form")
    func receiptReplacesForm() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("<enter>")
        sitting.type("Retro")
        try sitting.press("<enter>", "<enter>")
        #expect(sitting.title.contains("Receipt"))
        try sitting.press("<enter>")
        #expect(sitting.shows("Any room"))
    }

    @Test("The answer to another booking leaves the form alone")
    func otherAnswer() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("<enter>")
        sitting.isAnswered = false
        let other = try #require(sitting.office.receipt(Fixtures.bookingID(8)))
        sitting.receive(.booked(other))
        #expect(sitting.title.contains("Book"))
    }
}
