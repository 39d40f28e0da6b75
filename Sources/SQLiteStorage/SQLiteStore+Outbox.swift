import Foundation
import GRDB
package import RoomBooking

extension SQLiteStore: OutboxStore {
    package func claim(
        owner: String, at: Instant, leaseSeconds: Int64, appID: String
    ) async throws(StorageError) -> ClaimedMessage? {
        let clock = bootClock
        // Looked up without the write lock first: mostly there is nothing to claim.
        let isAnyDue = try await read { db in try db.nextDue(at: at, clock: clock) != nil }
        guard isAnyDue else { return nil }
        return try await write { db in
            guard let id = try db.nextDue(at: at, clock: clock) else { return nil }
            try db.run(
                """
                UPDATE outbox SET ambiguous_attempts = ambiguous_attempts + (state = 'sending'),
                    state = 'sending', attempts = attempts + 1, lease_owner = ?, lease_boot = ?,
                    lease_until = ?, changed_at = ?
                WHERE id = ?
                """, [owner, clock.bootID, clock.seconds() + leaseSeconds, at.seconds, id.value])
            return try db.claimed(id, appID: appID)
        }
    }

    package func finish(
        _ id: OutboxID, owner: String, outcome: OutboxOutcome, at: Instant
    ) async throws(StorageError) -> Bool {
        let end = OutboxEnd(outcome)
        return try await write { db in
            // A booking that was cancelled while the news of it was on its way is not announced again.
            try db.run(
                """
                UPDATE outbox SET state = CASE WHEN ?1 = 'waiting' AND kind = 'booked' AND EXISTS (
                        SELECT 1 FROM booking b WHERE b.id = booking_id AND b.state = 'cancelled')
                    THEN 'cancelled' ELSE ?1 END, errcode = ?, detail = ?, due_at = coalesce(?, due_at),
                    attempts = max(0, attempts - ?), ambiguous_attempts = ambiguous_attempts + ?,
                    lease_owner = NULL, lease_boot = NULL, lease_until = NULL, changed_at = ?
                WHERE id = ? AND state = 'sending' AND lease_owner = ?
                """,
                [
                    end.state.rawValue, end.errcode, end.detail?.stored, end.dueAt?.seconds, end.uncounted,
                    end.ambiguous, at.seconds, id.value, owner,
                ]) == 1
        }
    }

    package func retry(
        _ id: OutboxID, at: Instant, appID: String
    ) async throws(StorageError) -> RetryOutcome {
        try await write { db in
            let found = try db.one(
                """
                SELECT o.state, o.not_after, o.kind <> 'cancelled' AND b.state = 'cancelled', EXISTS (
                    SELECT 1 FROM wechat_identity i WHERE i.user_id = o.recipient_id AND i.app_id = ?)
                FROM outbox o JOIN booking b ON b.id = o.booking_id WHERE o.id = ?
                """, [appID, id.value]
            ) { row in
                (
                    state: try row.nextCase(OutboxState.self), notAfter: Instant(seconds: try row.next()),
                    isMoot: try row.next(Bool.self),
                    isBound: try row.next(Bool.self)
                )
            }
            guard let found else { return .unknown }
            switch found.state {
            case .sending, .sent, .unconfirmed, .cancelled, .expired: return .notRetryable(found.state)
            case .waiting, .refused, .notBound, .failed: break
            }
            if found.isMoot { return .notRetryable(.cancelled) }
            if found.notAfter < at { return .notRetryable(.expired) }
            if !found.isBound { return .notRetryable(.notBound) }
            try db.run(
                """
                UPDATE outbox SET state = 'waiting', attempts = 0, due_at = min(due_at, ?), errcode = NULL,
                    detail = NULL, changed_at = ?
                WHERE id = ?
                """, [at.seconds, at.seconds, id.value])
            return .queued
        }
    }
}

/// What `finish` writes.
private struct OutboxEnd {
    var state: OutboxState
    var errcode: Int?
    var detail: Bilingual?
    var dueAt: Instant?
    /// 1 where the attempt does not count.
    var uncounted = 0
    /// 1 where WeChat may have got it.
    var ambiguous = 0

    init(_ outcome: OutboxOutcome) {
        switch outcome {
        case .sent: state = .sent
        case .notBound: state = .notBound
        case .expired: state = .expired
        case .refused(let errcode, let detail):
            (state, self.errcode, self.detail) = (.refused, errcode, detail)
        case .unconfirmed(let errcode, let detail):
            (state, self.errcode, self.detail) = (.unconfirmed, errcode, detail)
        case .failed(let errcode, let detail): (state, self.errcode, self.detail) = (.failed, errcode, detail)
        case .again(let dueAt, let errcode, let detail, let isAmbiguous, let countsAsAttempt):
            (state, self.errcode, self.detail, self.dueAt) = (.waiting, errcode, detail, dueAt)
            uncounted = countsAsAttempt ? 0 : 1
            ambiguous = isAmbiguous ? 1 : 0
        }
    }
}

extension Database {
    /// Queues the message, once per booking, version, kind and person.
    func insert(_ message: NewOutboxMessage, at: Instant) throws {
        let announcement = message.announcement
        try run(
            """
            INSERT INTO outbox (booking_id, booking_version, kind, recipient_id, title, room, start_s, end_s,
                tz, person, state, due_at, not_after, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (booking_id, booking_version, kind, recipient_id) DO NOTHING
            """,
            [
                Data(message.booking.bytes), message.bookingVersion, message.kind.rawValue,
                message.recipient.value, announcement.title, announcement.room,
                announcement.slot.start.seconds, announcement.slot.end.seconds, announcement.timeZone,
                announcement.person, message.state.rawValue, message.dueAt.seconds, message.notAfter.seconds,
                at.seconds,
            ])
    }

    /// Takes back what waits about this booking; whoever therefore never hears of it.
    func withdrawWaiting(of booking: BookingID, at: Instant) throws -> Set<UserID> {
        let id = Data(booking.bytes)
        // A message on its way, or an attempt without an answer, may have reached the person.
        let untold = try all(
            """
            SELECT recipient_id FROM outbox
            WHERE booking_id = ? AND kind = 'booked' AND ambiguous_attempts = 0
                AND state NOT IN ('sent', 'sending', 'unconfirmed')
            """, [id]
        ) { UserID(try $0.next()) }
        try run(
            """
            UPDATE outbox SET state = 'cancelled', changed_at = ? WHERE booking_id = ? AND state = 'waiting'
            """, [at.seconds, id])
        return Set(untold)
    }

    // Not while a message for the same person is on its way: WeChat refuses parallel calls for an openId
    // (43108).
    fileprivate func nextDue(at: Instant, clock: BootClock) throws -> OutboxID? {
        try one(
            """
            SELECT o.id FROM outbox o
            WHERE o.state IN ('waiting', 'sending') AND o.due_at <= :now
                AND (o.state = 'waiting' OR o.lease_boot <> :boot OR o.lease_until <= :bootNow)
                AND NOT EXISTS (
                    SELECT 1 FROM outbox s WHERE s.recipient_id = o.recipient_id AND s.state = 'sending'
                        AND s.lease_boot = :boot AND s.lease_until > :bootNow)
            ORDER BY o.due_at, o.id LIMIT 1
            """, ["now": at.seconds, "boot": clock.bootID, "bootNow": clock.seconds()]
        ) { OutboxID(try $0.next()) }
    }

    fileprivate func claimed(_ id: OutboxID, appID: String) throws -> ClaimedMessage? {
        try one(
            """
            SELECT o.kind, o.recipient_id, i.open_id, u.language, \(Announcement.columns), o.not_after,
                o.attempts, o.ambiguous_attempts
            FROM outbox o JOIN user u ON u.id = o.recipient_id
            LEFT JOIN wechat_identity i ON i.user_id = u.id AND i.app_id = ?
            WHERE o.id = ?
            """, [appID, id.value]
        ) { row in
            ClaimedMessage(
                id: id, kind: try row.nextCase(), recipient: UserID(try row.next()),
                openID: try row.nextIfAny(), language: try row.nextCase(),
                announcement: try Announcement(&row), notAfter: Instant(seconds: try row.next()),
                attempt: try row.next(), ambiguousAttempts: try row.next())
        }
    }
}
