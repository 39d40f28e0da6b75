import Foundation
import GRDB
package import RoomBooking

extension SQLiteStore {
    package func messages(
        limit: Int, states: Set<OutboxState>, about user: UserID?, appID: String
    ) async throws(StorageError) -> [OutboxMessage] {
        let names = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        let condition = states.isEmpty ? "" : "AND o.state IN (\(names))"
        return try await read { db in
            try db.messages(
                "WHERE \(Database.concerns) \(condition) ORDER BY o.id DESC LIMIT :limit",
                ["limit": max(0, limit), "app": appID, "user": user?.value])
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

    /// `failed` leaves out what is over, and `waiting` counts the messages on their way as well, but no reminder before
    /// its time.
    package func counts(
        for user: UserID?, at: Instant, appID: String
    ) async throws(StorageError) -> OutboxCounts {
        let clock = bootClock
        return try await read { db in
            let failed = try db.one(
                """
                SELECT count(*) FROM outbox o
                WHERE o.state = 'failed' AND o.not_after > :now AND \(Database.concerns)
                """, ["user": user?.value, "now": at.seconds]
            ) { try $0.next(Int.self) }
            let waiting = try db.one(
                """
                SELECT (SELECT count(*) FROM outbox o
                    WHERE o.state IN ('waiting', 'sending') AND o.kind <> 'reminder' AND \(Database.concerns))
                    + (SELECT count(*) FROM outbox o
                    WHERE o.state IN ('waiting', 'sending') AND o.kind = 'reminder' AND o.due_at <= :now
                        AND \(Database.concerns))
                """, ["user": user?.value, "now": at.seconds]
            ) { try $0.next(Int.self) }
            let hold = try db.hold(appID: appID, clock: clock, at: at)
            let due = try db.nextDue(at: at, clock: clock)
            return OutboxCounts(
                waiting: waiting ?? 0, failed: failed ?? 0,
                nextDue: due.map { max($0, hold?.until ?? $0) }, hold: hold)
        }
    }

    package func nextDue(at: Instant, appID: String) async throws(StorageError) -> Instant? {
        let clock = bootClock
        return try await read { db in
            let hold = try db.hold(appID: appID, clock: clock, at: at)
            return try db.nextDue(at: at, clock: clock).map { max($0, hold?.until ?? $0) }
        }
    }
}

extension Database {
    /// The message is about a booking in which `:user` takes part, or there is no `:user`.
    fileprivate static let concerns = """
        (:user IS NULL OR EXISTS (
            SELECT 1 FROM booking b WHERE b.id = o.booking_id AND (b.organizer_id = :user OR EXISTS (
                SELECT 1 FROM attendee a WHERE a.booking_id = b.id AND a.user_id = :user))))
        """

    /// When the first message can be claimed; that may be the end of a lease, which another boot has ended already.
    fileprivate func nextDue(at: Instant, clock: BootClock) throws -> Instant? {
        let waiting = try one(
            "SELECT due_at FROM outbox WHERE state IN ('waiting', 'sending') AND state = 'waiting' ORDER BY due_at LIMIT 1"
        ) { try $0.next(Int64.self) }
        let leased =
            try one(
                """
                SELECT min(CASE WHEN lease_boot = ? THEN max(0, lease_until - ?) ELSE 0 END) FROM outbox
                WHERE state = 'sending'
                """, [clock.bootID, clock.seconds()]
            ) { try $0.nextIfAny(Int64.self) } ?? nil
        return [waiting, leased.map { at.seconds + $0 }].compactMap { $0 }.min().map { Instant(seconds: $0) }
    }
}

extension Database {
    fileprivate func messages(
        _ condition: String, _ arguments: StatementArguments
    ) throws -> [OutboxMessage] {
        try all(
            """
            SELECT o.id, o.booking_id, o.booking_version, o.kind, \(Colleague.columns(for: "o.kind")),
                \(Announcement.columns), o.state, o.attempts, o.ambiguous_attempts > 0, o.due_at, o.errcode,
                o.detail
            FROM outbox o JOIN user u ON u.id = o.recipient_id \(condition)
            """, arguments
        ) { row in
            OutboxMessage(
                id: OutboxID(try row.next()), booking: BookingID(bytes: try row.nextBytes()),
                bookingVersion: try row.next(), kind: try row.nextCase(), recipient: try Colleague(&row),
                announcement: try Announcement(&row), state: try row.nextCase(), attempts: try row.next(),
                mayHaveArrived: try row.next(), dueAt: Instant(seconds: try row.next()),
                errcode: try row.nextIfAny(),
                detail: try row.nextIfAny(String.self).map(Bilingual.init(stored:)))
        }
    }
}
