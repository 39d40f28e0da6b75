import Foundation
import GRDB
import RoomBooking

extension Database {
    /// Makes a booking what the edit says, with its history line and its messages, inside a write transaction.
    func change(_ edit: BookingEdit, zone: SiteZone, at: Instant) throws -> ChangeOutcome {
        let booking = edit.booking
        let stored = try one(
            "SELECT version, room_id, state FROM booking WHERE id = ?", [Data(booking.id.bytes)]
        ) { row in
            (
                version: try row.next(Int.self), room: RoomID(try row.next()),
                state: try row.nextCase(Booking.State.self)
            )
        }
        guard let stored else { return .unknown }
        guard stored.version == booking.version - 1 else { return .changedMeanwhile }
        if edit.onlyIfUntold, try isTold(of: booking.id, version: stored.version) { return .alreadyTold }
        if booking.state == .active, stored.room != booking.room || stored.state != .active {
            switch try state(of: booking.room) {
            case nil: return .unknownRoom
            case .closed(let reason): return .roomClosed(reason: reason)
            case .open: break
            }
        }
        guard try update(booking, zone: zone) else {
            guard let winner = try winner(over: booking) else { throw RowReader.unreadable }
            return .overlaps(winner)
        }
        try insert(edit.event)
        try withdrawWaiting(of: booking.id, at: at)
        let reminders = try reminders(of: booking.id, start: booking.slot.start)
        let messages = edit.plan.messages(
            told: try told(of: booking.id), reminded: reminders.left, awaiting: reminders.queued)
        for message in messages { try insert(message, at: at) }
        return .changed
    }

    /// False where the room is taken.
    private func update(_ booking: Booking, zone: SiteZone) throws -> Bool {
        let id = Data(booking.id.bytes)
        let (day, time) = zone.wall(booking.slot.start)
        do {
            try run(
                """
                UPDATE booking SET room_id = ?, start_s = ?, end_s = ?, wall_start = ?, tz = ?, title = ?,
                    note = ?, state = ?, version = ?
                WHERE id = ?
                """,
                [
                    booking.room.value, booking.slot.start.seconds, booking.slot.end.seconds,
                    "\(day.iso)T\(time.text)", zone.identifier, booking.title, booking.note,
                    booking.state.rawValue, booking.version, id,
                ])
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER {
            return false
        }
        try run("DELETE FROM attendee WHERE booking_id = ?", [id])
        try insertAttendees(of: booking)
        return true
    }
}
