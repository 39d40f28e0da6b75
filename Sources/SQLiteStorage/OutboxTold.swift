import Foundation
import GRDB
import RoomBooking

extension Database {
    /// What each person has been told of the booking: the newest message that was sent or may have arrived.
    func told(
        of booking: BookingID, to person: UserID? = nil, before id: OutboxID? = nil
    ) throws -> [UserID: Told] {
        let rows = try all(
            """
            SELECT o.recipient_id, o.kind = 'cancelled', \(Announcement.columns) FROM outbox o
            WHERE o.booking_id = :booking AND (:person IS NULL OR o.recipient_id = :person)
                AND (:id IS NULL OR o.id < :id) AND \(Self.mayHaveLeft)
            ORDER BY o.id
            """, ["booking": Data(booking.bytes), "person": person?.value, "id": id?.value]
        ) { row in
            let user = UserID(try row.next())
            let isCancelled: Bool = try row.next()
            return (user, isCancelled ? Told.isCancelled : .takesPlace(try Announcement(&row)))
        }
        return Dictionary(rows) { _, newest in newest }
    }

    /// Who was to be reminded that the booking begins then, and who of them has been, or may have been.
    func reminders(
        of booking: BookingID, start: Instant
    ) throws -> (queued: Set<UserID>, left: Set<UserID>) {
        let rows = try all(
            """
            SELECT o.recipient_id, \(Self.mayHaveLeft) FROM outbox o
            WHERE o.booking_id = ? AND o.kind = 'reminder' AND o.start_s = ?
            """, [Data(booking.bytes), start.seconds]
        ) { (user: UserID(try $0.next()), hasLeft: try $0.next(Bool.self)) }
        return (Set(rows.map(\.user)), Set(rows.filter(\.hasLeft).map(\.user)))
    }

    /// Takes back what surely nobody has heard of a booking, as something newer is about to be queued.
    func withdrawWaiting(of booking: BookingID, at: Instant) throws {
        try run(
            """
            UPDATE outbox SET changed_at = ?, state = 'cancelled'
            WHERE booking_id = ? AND state = 'waiting' AND ambiguous_attempts = 0
            """, [at.seconds, Data(booking.bytes)])
    }

    /// Whether anybody has, or may have, heard of what the booking's version brought.
    func isTold(of booking: BookingID, version: Int) throws -> Bool {
        try one(
            """
            SELECT 1 FROM outbox o WHERE o.booking_id = ? AND o.booking_version = ? AND \(Self.mayHaveLeft)
            """, [Data(booking.bytes), version]
        ) { try $0.next(Int.self) } != nil
    }

    /// It was sent, or may have been.
    private static let mayHaveLeft =
        "(o.state IN ('sent', 'sending', 'unconfirmed') OR o.ambiguous_attempts > 0)"
}

extension Announcement {
    static let columns = "o.title, o.room, o.start_s, o.end_s, o.tz, o.person, o.changes, o.reason"

    init(_ row: inout RowReader) throws {
        let (title, room): (String, String) = (try row.next(), try row.next())
        let (start, end): (Int64, Int64) = (try row.next(), try row.next())
        guard let slot = TimeSlot(start: Instant(seconds: start), end: Instant(seconds: end)) else {
            throw RowReader.unreadable
        }
        let (zone, person): (String, String) = (try row.next(), try row.next())
        let changes = try row.nextIfAny(String.self).map(Self.changes(stored:)) ?? []
        self.init(
            title: title, room: room, slot: slot, timeZone: zone, person: person, changes: changes,
            reason: try row.next())
    }

    /// As a JSON array; nil where nothing is different.
    func storedChanges() throws -> String? {
        if changes.isEmpty { return nil }
        return String(decoding: try JSONEncoder().encode(changes), as: UTF8.self)
    }

    private static func changes(stored text: String) throws -> [Change] {
        guard let changes = try? JSONDecoder().decode([Change].self, from: Data(text.utf8)) else {
            throw RowReader.unreadable
        }
        return changes
    }
}
