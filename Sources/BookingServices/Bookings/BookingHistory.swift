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

    /// `after` also tells the reason of a cancellation.
    func edited(
        _ before: Booking, into after: Booking, _ kind: BookingEvent.Kind, by user: UserID, at now: Instant,
        reason: String, isUndo: Bool
    ) -> BookingEvent {
        var facts = Facts(after, in: zone)
        facts.reason = reason.isEmpty ? nil : reason
        return BookingEvent(
            booking: before.id, kind: kind, by: user, at: now, before: json(Facts(before, in: zone)),
            after: json(facts), isUndo: isUndo)
    }

    /// What a line of the history says; nil where it does not say all.
    func facts(_ json: String?) -> Facts? {
        json.flatMap { try? JSONDecoder().decode(Facts.self, from: Data($0.utf8)) }
    }

    private func json(_ value: some Encodable) -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A booking as a line of its history tells it, with what people meant by its times and with the instants.
    struct Facts: Codable {
        let room: Int64
        let start: String
        let end: String
        let slot: TimeSlot
        let title: String
        let note: String
        let organizer: Int64
        let attendees: [Int64]
        let state: String
        var reason: String?

        init(_ booking: Booking, in zone: SiteZone) {
            room = booking.room.value
            start = zone.iso(booking.slot.start)
            end = zone.iso(booking.slot.end)
            slot = booking.slot
            title = booking.title
            note = booking.note
            organizer = booking.organizer.value
            attendees = booking.attendees.map(\.value)
            state = booking.state.rawValue
        }

        /// Gives a booking these facts back; its state stays.
        func restore(_ booking: inout Booking) {
            booking.room = RoomID(room)
            booking.slot = slot
            booking.title = title
            booking.note = note
            booking.attendees = attendees.map { UserID($0) }
        }
    }
}
