import Foundation
import GRDB
package import RoomBooking

extension SQLiteStore: BookingStore {
    package func insert(
        _ booking: Booking, event: BookingEvent, announcing messages: [NewOutboxMessage], at: Instant
    ) async throws(StorageError) -> InsertOutcome {
        let zone = zone
        return try await write { db in
            // The schema judges; only where it refuses is there something to look up.
            guard try db.insertIfPossible(booking, zone: zone, at: at) else {
                return try db.obstacle(to: booking)
            }
            try db.insert(event)
            for message in messages { try db.insert(message, at: at) }
            return .inserted
        }
    }

    package func change(
        _ edit: BookingEdit, at: Instant
    ) async throws(StorageError) -> ChangeOutcome {
        let zone = zone
        return try await write { db in try db.change(edit, zone: zone, at: at) }
    }

    package func lastEvent(of booking: BookingID) async throws(StorageError) -> BookingEvent? {
        try await read { db in
            try db.one(
                """
                SELECT kind, by_user_id, at, old_values, new_values, is_undo FROM booking_event
                WHERE booking_id = ? ORDER BY id DESC LIMIT 1
                """, [Data(booking.bytes)]
            ) { row in
                BookingEvent(
                    booking: booking, kind: try row.nextCase(), by: UserID(try row.next()),
                    at: Instant(seconds: try row.next()), before: try row.nextIfAny(),
                    after: try row.nextIfAny(), isUndo: try row.next())
            }
        }
    }

    /// Changes whenever another connection has written, and not with what this store writes itself.
    package func dataVersion() async throws(StorageError) -> Int {
        try await read { db in
            guard let version = try Int.fetchOne(db, sql: "PRAGMA data_version") else {
                throw RowReader.unreadable
            }
            return version
        }
    }
}

extension Database {
    /// False where the room is closed or taken, or where the booking is stored already.
    fileprivate func insertIfPossible(_ booking: Booking, zone: SiteZone, at: Instant) throws -> Bool {
        let id = Data(booking.id.bytes)
        let (day, time) = zone.wall(booking.slot.start)
        do {
            let inserted = try run(
                """
                INSERT INTO booking (id, room_id, start_s, end_s, wall_start, tz, title, note, organizer_id,
                    state, version, created_at)
                SELECT ?, r.id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM room r WHERE r.id = ? AND r.state = 'open'
                """,
                [
                    id, booking.slot.start.seconds, booking.slot.end.seconds, "\(day.iso)T\(time.text)",
                    zone.identifier, booking.title, booking.note, booking.organizer.value,
                    booking.state.rawValue, booking.version, at.seconds, booking.room.value,
                ])
            if inserted == 0 { return false }
        } catch let error as DatabaseError
            where [.SQLITE_CONSTRAINT_TRIGGER, .SQLITE_CONSTRAINT_PRIMARYKEY].contains(
                error.extendedResultCode)
        {
            return false
        }
        try insertAttendees(of: booking)
        return true
    }

    func insertAttendees(of booking: Booking) throws {
        for (position, attendee) in booking.attendees.enumerated() {
            try run(
                "INSERT INTO attendee (booking_id, position, user_id) VALUES (?, ?, ?)",
                [Data(booking.id.bytes), position, attendee.value])
        }
    }

    /// Why a booking was not inserted.
    fileprivate func obstacle(to booking: Booking) throws -> InsertOutcome {
        if let stored = try details(.withID(booking.id), appID: nil).first { return .alreadyStored(stored) }
        switch try state(of: booking.room) {
        case nil: return .unknownRoom
        case .closed(let reason): return .roomClosed(reason: reason)
        case .open: break
        }
        guard let winner = try winner(over: booking) else { throw RowReader.unreadable }
        return .overlaps(winner)
    }

    // As the trigger looks it up, in the same transaction.
    func winner(over booking: Booking) throws -> BookingDetails? {
        let last = try one(
            """
            SELECT id, end_s FROM booking
            WHERE room_id = ? AND state = 'active' AND start_s < ? AND id <> ?
            ORDER BY start_s DESC LIMIT 1
            """, [booking.room.value, booking.slot.end.seconds, Data(booking.id.bytes)]
        ) { (id: BookingID(bytes: try $0.nextBytes()), end: try $0.next(Int64.self)) }
        guard let last, last.end > booking.slot.start.seconds else { return nil }
        return try details(.withID(last.id), appID: nil).first
    }

    func insert(_ event: BookingEvent) throws {
        try run(
            """
            INSERT INTO booking_event (booking_id, kind, by_user_id, at, old_values, new_values, is_undo)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                Data(event.booking.bytes), event.kind.rawValue, event.by.value, event.at.seconds,
                event.before, event.after, event.isUndo,
            ])
    }
}
