import Foundation
import GRDB
package import RoomBooking

extension SQLiteStore {
    package func messages(limit: Int, appID: String) async throws(StorageError) -> [OutboxMessage] {
        try await read { db in
            try db.messages("ORDER BY o.id DESC LIMIT :limit", ["limit": max(0, limit), "app": appID])
        }
    }

    package func messages(
        about booking: BookingID, appID: String
    ) async throws(StorageError) -> [OutboxMessage] {
        try await read { db in
            try db.messages(
                "WHERE o.booking_id = :booking ORDER BY o.id", ["booking": Data(booking.bytes), "app": appID])
        }
    }

    /// `failed` leaves out what is over, `waiting` counts the messages on their way as well, and `nextDue` may be the end of a lease.
    package func counts(for user: UserID?, at: Instant) async throws(StorageError) -> OutboxCounts {
        let clock = bootClock
        let person = """
            AND (:user IS NULL OR EXISTS (
                SELECT 1 FROM booking b WHERE b.id = o.booking_id AND (b.organizer_id = :user OR EXISTS (
                    SELECT 1 FROM attendee a WHERE a.booking_id = b.id AND a.user_id = :user))))
            """
        return try await read { db in
            let failed = try db.one(
                "SELECT count(*) FROM outbox o WHERE o.state = 'failed' AND o.not_after >= :now \(person)",
                ["user": user?.value, "now": at.seconds]
            ) { try $0.next(Int.self) }
            // A message of another boot has lost its lease.
            let waiting = try db.one(
                """
                SELECT count(*), min(CASE
                    WHEN o.state = 'waiting' THEN o.due_at
                    WHEN o.lease_boot = :boot THEN :now + max(0, o.lease_until - :bootNow)
                    ELSE :now END)
                FROM outbox o WHERE o.state IN ('waiting', 'sending') \(person)
                """,
                [
                    "user": user?.value, "now": at.seconds, "boot": clock.bootID, "bootNow": clock.seconds(),
                ]
            ) { (try $0.next(Int.self), try $0.nextIfAny(Int64.self)) }
            return OutboxCounts(
                waiting: waiting?.0 ?? 0, failed: failed ?? 0,
                nextDue: waiting?.1.map { Instant(seconds: $0) })
        }
    }

    package func setCredits(
        _ credits: Int, openID: String, templateID: String, at: Instant
    ) async throws(StorageError) {
        try await write { db in
            try db.run(
                """
                INSERT INTO subscription (open_id, template_id, credits, noted_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (open_id, template_id) DO UPDATE SET
                    credits = excluded.credits, noted_at = excluded.noted_at
                """, [openID, templateID, credits, at.seconds])
            return
        }
    }
}

extension Database {
    fileprivate func messages(
        _ condition: String, _ arguments: StatementArguments
    ) throws -> [OutboxMessage] {
        try all(
            """
            SELECT o.id, o.booking_id, o.kind, \(Colleague.columns), \(Announcement.columns), o.state,
                o.attempts, o.due_at, o.errcode, o.detail
            FROM outbox o JOIN user u ON u.id = o.recipient_id \(condition)
            """, arguments
        ) { row in
            OutboxMessage(
                id: OutboxID(try row.next()), booking: BookingID(bytes: try row.nextBytes()),
                kind: try row.nextCase(), recipient: try Colleague(&row),
                announcement: try Announcement(&row), state: try row.nextCase(), attempts: try row.next(),
                dueAt: Instant(seconds: try row.next()), errcode: try row.nextIfAny(),
                detail: try row.nextIfAny(String.self).map(Bilingual.init(stored:)))
        }
    }
}

extension Announcement {
    static let columns = "o.title, o.room, o.start_s, o.end_s, o.tz, o.person"

    init(_ row: inout RowReader) throws {
        let (title, room): (String, String) = (try row.next(), try row.next())
        let (start, end): (Int64, Int64) = (try row.next(), try row.next())
        guard let slot = TimeSlot(start: Instant(seconds: start), end: Instant(seconds: end)) else {
            throw RowReader.unreadable
        }
        self.init(
            title: title, room: room, slot: slot, timeZone: try row.next(), person: try row.next())
    }
}
