import RoomBooking
import TestSupport
import Testing

@testable import BookingServices

@Suite("The history of a booking")
struct BookingHistoryTests {
    private func booking() throws -> Booking {
        Booking(
            id: Fixtures.bookingID(1), room: RoomID(3), slot: try Fixtures.slot(300, 360),
            title: "周会 \"A/B\"", organizer: UserID(7), attendees: [UserID(8)])
    }

    @Test("says what was booked, and by whom")
    func created() throws {
        let created = BookingHistory(zone: try Fixtures.zone()).created(try booking(), at: Fixtures.morning)
        #expect(created.kind == .created && created.by == UserID(7) && created.before == nil)
        #expect(!created.isUndo)
        #expect(
            created.after == """
                {"attendees":[8],"end":"2026-11-23T15:00:00+08:00","note":"","organizer":7,"room":3,\
                "slot":{"end":{"seconds":1795417200},"start":{"seconds":1795413600}},\
                "start":"2026-11-23T14:00:00+08:00","state":"active","title":"周会 \\"A/B\\""}
                """)
    }

    @Test("says what was and what is, with the reason and whether it was an undo")
    func edited() throws {
        let history = BookingHistory(zone: try Fixtures.zone())
        let before = try booking()
        var after = before
        after.state = .cancelled
        let event = history.edited(
            before, into: after, .cancelled, by: UserID(9), at: Fixtures.morning, reason: "下雪", isUndo: false)
        #expect(event.kind == .cancelled && event.by == UserID(9) && !event.isUndo)
        #expect(event.before == history.created(before, at: Fixtures.morning).after)
        #expect(event.after?.contains(#""reason":"下雪""#) == true)
        #expect(event.after?.contains(#""state":"cancelled""#) == true)
        let undo = history.edited(
            after, into: before, .changed, by: UserID(9), at: Fixtures.morning, reason: "", isUndo: true)
        #expect(undo.isUndo && undo.after?.contains("reason") == false)
    }

    @Test("gives a booking back what it was, but for its state")
    func restores() throws {
        let history = BookingHistory(zone: try Fixtures.zone())
        let before = try booking()
        let event = history.created(before, at: Fixtures.morning)
        var changed = before
        changed.room = RoomID(4)
        changed.slot = try Fixtures.slot(0, 30)
        changed.title = "x"
        changed.note = "y"
        changed.attendees = []
        try #require(history.facts(event.after)).restore(&changed)
        #expect(changed == before)
    }

    @Test("a line that does not say all, as of an earlier version, gives nothing back")
    func incomplete() throws {
        let history = BookingHistory(zone: try Fixtures.zone())
        for line in [nil, "", "{}", #"{"state":"active"}"#, "[1]", "\u{0}"] {
            #expect(history.facts(line) == nil)
        }
    }
}
