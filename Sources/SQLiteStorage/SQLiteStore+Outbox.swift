import Foundation
import GRDB
package import RoomBooking

extension SQLiteStore: OutboxStore {
    package func claim(
        owner: String, at: Instant, leaseSeconds: Int64, limit: Int, breaker: BreakerPolicy, appID: String
    ) async throws(StorageError) -> [ClaimedMessage] {
        let clock = bootClock
        // Looked up without the write lock first: mostly there is nothing to claim.
        let isAnyDue = try await read { db in
            try !db.isHeld(appID: appID, clock: clock)
                && (!db.due(at: at, clock: clock, limit: 1).isEmpty || !db.ownersGone(clock: clock).isEmpty)
        }
        guard isAnyDue, limit > 0 else { return [] }
        return try await write { db in
            let claim = OutboxClaim(
                owner: owner, at: at, leaseSeconds: leaseSeconds, appID: appID, clock: clock)
            return try claim.take(limit, breaker: breaker, from: db)
        }
    }

    package func finish(
        _ messages: [FinishedMessage], owner: String, at: Instant, breaker: BreakerPolicy, appID: String
    ) async throws(StorageError) -> Set<OutboxID> {
        let clock = bootClock
        return try await write { db in
            var ours: Set<OutboxID> = []
            var last: EndpointReport?
            for message in messages {
                let isOurs = try db.finish(message, owner: owner, at: at)
                if isOurs { ours.insert(message.id) }
                // What an answer tells is true whoever holds the lease now, but a credit is spent once.
                if let lesson = message.lesson, isOurs || !lesson.isCounted {
                    try db.learn(lesson, at: at, appID: appID)
                }
                // One answer tells as much as many in a row.
                if message.report == .answered, last == .answered { continue }
                last = message.report
                if let report = message.report {
                    try db.note(report, policy: breaker, appID: appID, clock: clock)
                } else {
                    try db.releaseProbe(appID: appID, clock: clock)
                }
            }
            return ours
        }
    }

    package func retry(
        _ id: OutboxID, at: Instant, appID: String
    ) async throws(StorageError) -> RetryOutcome {
        try await write { db in
            let found = try db.one(
                """
                SELECT o.state, o.not_after, \(Database.isMoot), EXISTS (
                    SELECT 1 FROM wechat_identity i
                    WHERE i.user_id = o.recipient_id AND i.app_id = ? AND i.invalid_at IS NULL)
                FROM outbox o WHERE o.id = ?
                """, [appID, id.value]
            ) { row in
                (
                    state: try row.nextCase(OutboxState.self), notAfter: Instant(seconds: try row.next()),
                    isMoot: try row.next(Bool.self), isBound: try row.next(Bool.self)
                )
            }
            guard let found else { return .unknown }
            switch found.state {
            case .sending, .sent, .cancelled, .expired: return .notRetryable(found.state)
            case .waiting, .refused, .notBound, .failed, .unconfirmed: break
            }
            if found.isMoot { return .notRetryable(.cancelled) }
            if found.notAfter <= at { return .notRetryable(.expired) }
            if !found.isBound { return .notRetryable(.notBound) }
            try db.run(
                """
                UPDATE outbox SET state = 'waiting', attempts = 0, errcode = NULL, detail = NULL,
                    due_at = CASE WHEN kind = 'reminder' THEN due_at ELSE min(due_at, :now) END,
                    ambiguous_attempts = CASE WHEN state = 'unconfirmed' THEN 1
                        ELSE min(ambiguous_attempts, 1) END,
                    changed_at = :now
                WHERE id = :id
                """, ["now": at.seconds, "id": id.value])
            return found.state == .unconfirmed ? .queuedOnceMore : .queued
        }
    }

    package func retryFailed(at: Instant, appID: String) async throws(StorageError) -> Int {
        try await write { db in
            try db.liftHold(appID: appID)
            return try db.run(
                """
                UPDATE outbox AS o SET state = 'waiting', attempts = 0, errcode = NULL, detail = NULL,
                    due_at = CASE WHEN kind = 'reminder' THEN due_at ELSE min(due_at, :now) END,
                    changed_at = :now
                WHERE (o.state = 'failed' OR o.state = 'waiting' AND o.detail IS NOT NULL)
                    AND o.not_after > :now AND NOT \(Database.isMoot)
                """, ["now": at.seconds])
        }
    }
}

extension Database {
    /// Something newer takes the message's place, or what it says is not so any more.
    fileprivate static let isMoot = """
        (\(isOvertaken) OR NOT EXISTS (
            SELECT 1 FROM booking b JOIN room r ON r.id = b.room_id WHERE b.id = o.booking_id
                AND CASE WHEN o.kind = 'cancelled' THEN NOT \(takesPart)
                    ELSE \(takesPart) AND o.title = b.title AND o.room = r.name AND o.start_s = b.start_s
                        AND o.end_s = b.end_s END))
        """

    private static let takesPart = """
        (b.state = 'active' AND (b.organizer_id = o.recipient_id OR EXISTS (
            SELECT 1 FROM attendee a WHERE a.booking_id = b.id AND a.user_id = o.recipient_id)))
        """
}
