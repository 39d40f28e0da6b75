import Foundation
import RoomBooking

/// Writes the lines of a booking's history.
struct BookingHistory {
    let zone: SiteZone

    func created(_ booking: Booking, at now: Instant) -> BookingEvent {
        BookingEvent(
            booking: booking.id, kind: .created, by: booking.organizer, at: now,
            after: json(Facts(booking, in: zone)))
    }

    func cancelled(_ id: BookingID, by user: UserID, at now: Instant) -> BookingEvent {
        BookingEvent(
            booking: id, kind: .cancelled, by: user, at: now,
            before: json(["state": Booking.State.active.rawValue]),
            after: json(["state": Booking.State.cancelled.rawValue]))
    }

    private func json(_ value: some Encodable) -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
    }

    private struct Facts: Encodable {
        let room: Int64
        let start: String
        let end: String
        let title: String
        let note: String
        let organizer: Int64
        let attendees: [Int64]
        let state: String

        init(_ booking: Booking, in zone: SiteZone) {
            room = booking.room.value
            start = zone.iso(booking.slot.start)
            end = zone.iso(booking.slot.end)
            title = booking.title
            note = booking.note
            organizer = booking.organizer.value
            attendees = booking.attendees.map(\.value)
            state = booking.state.rawValue
        }
    }
}
