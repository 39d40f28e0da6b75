import Foundation
import GRDB
import RoomBooking

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
    var isPlain = false

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
        case .againInPlainWords(let errcode, let detail):
            (state, self.errcode, self.detail) = (.waiting, errcode, detail)
            isPlain = true
        }
    }
}

extension Database {
    /// Records what became of a message; false where the lease has passed to somebody else.
    func finish(_ message: FinishedMessage, owner: String, at: Instant) throws -> Bool {
        let end = OutboxEnd(message.outcome)
        return try run(
            """
            UPDATE outbox SET state = ?, errcode = ?, detail = ?, due_at = coalesce(?, due_at),
                attempts = max(0, attempts - ?), ambiguous_attempts = ambiguous_attempts + ?,
                is_plain = max(is_plain, ?), lease_owner = NULL, lease_boot = NULL, lease_until = NULL,
                changed_at = ?
            WHERE id = ? AND state = 'sending' AND lease_owner = ?
            """,
            [
                end.state.rawValue, end.errcode, end.detail?.stored, end.dueAt?.seconds, end.uncounted,
                end.ambiguous, end.isPlain, at.seconds, message.id.value, owner,
            ]) == 1
    }

    /// Queues the message, once per booking, version, kind and person.
    func insert(_ message: NewOutboxMessage, at: Instant) throws {
        let announcement = message.announcement
        try run(
            """
            INSERT INTO outbox (booking_id, booking_version, kind, recipient_id, title, room, start_s, end_s,
                tz, person, changes, reason, state, due_at, not_after, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (booking_id, booking_version, kind, recipient_id) DO NOTHING
            """,
            [
                Data(message.booking.bytes), message.bookingVersion, message.kind.rawValue,
                message.recipient.value, announcement.title, announcement.room,
                announcement.slot.start.seconds, announcement.slot.end.seconds, announcement.timeZone,
                announcement.person, try announcement.storedChanges(), announcement.reason,
                message.state.rawValue, message.dueAt.seconds, message.notAfter.seconds,
                at.seconds,
            ])
    }
}
