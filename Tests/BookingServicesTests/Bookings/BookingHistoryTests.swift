import RoomBooking
import TestSupport
import Testing

@testable import BookingServices

@Suite("The history of a booking")
struct BookingHistoryTests {
    @Test("says what was booked, by whom, and what a cancellation changed")
    func lines() throws {
        let history = BookingHistory(zone: try Fixtures.zone())
        let booking = Booking(
            id: Fixtures.bookingID(1), room: RoomID(3), slot: try Fixtures.slot(300, 360),
            title: "周会 \"A/B\"",
            organizer: UserID(7), attendees: [UserID(8)])
        let created = history.created(booking, at: Fixtures.morning)
        #expect(created.kind == .created && created.by == UserID(7) && created.before == nil)
        #expect(
            created.after == """
                {"attendees":[8],"end":"2026-11-23T15:00:00+08:00","note":"","organizer":7,"room":3,\
                "start":"2026-11-23T14:00:00+08:00","state":"active","title":"周会 \\"A/B\\""}
                """)
        let cancelled = history.cancelled(booking.id, by: UserID(9), at: Fixtures.morning)
        #expect(cancelled.kind == .cancelled && cancelled.by == UserID(9))
        #expect(cancelled.before == #"{"state":"active"}"# && cancelled.after == #"{"state":"cancelled"}"#)
    }
}
