import RoomBooking
import TestSupport

extension Office {
    func details(
        _ number: UInt32, _ room: Room, _ day: CalendarDay, _ start: String, _ end: String, _ title: String,
        by organizer: Colleague, with attendees: [Colleague] = []
    ) throws -> BookingDetails {
        try details(
            Fixtures.bookingID(number), room: room.id, day: day, start, end, title, by: organizer,
            with: attendees)
    }

    func details(
        _ id: BookingID, room: RoomID, day: CalendarDay, _ start: String, _ end: String, _ title: String,
        by organizer: Colleague, with attendees: [Colleague]
    ) throws -> BookingDetails {
        guard let start = ClockTime(start), let end = ClockTime(end),
            let slot = TimeSlot(start: policy.zone.instant(day, start), end: policy.zone.instant(day, end)),
            let name = rooms.first(where: { $0.id == room })?.name
        else { throw Fixtures.Missing() }
        let booking = Booking(
            id: id, room: room, slot: slot, title: title, organizer: organizer.id,
            attendees: attendees.map(\.id))
        return BookingDetails(
            booking: booking, roomName: name, organizer: organizer, attendees: attendees)
    }

    func message(
        _ number: Int64, to person: Colleague, about details: BookingDetails, _ state: OutboxState,
        kind: NotificationKind = .booked, attempts: Int = 0, due: Instant = Office.now, errcode: Int? = nil,
        detail: Bilingual? = nil
    ) -> OutboxMessage {
        OutboxMessage(
            id: OutboxID(number), booking: details.id, kind: kind, recipient: person,
            announcement: Announcement(
                title: details.booking.title, room: details.roomName, slot: details.booking.slot,
                timeZone: policy.zone.identifier, person: details.organizer.displayName),
            state: state, attempts: attempts, dueAt: due, errcode: errcode, detail: detail)
    }
}
