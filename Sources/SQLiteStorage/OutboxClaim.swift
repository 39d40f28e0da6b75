import Foundation
import GRDB
import RoomBooking

/// One dispatcher's claim of what is due, inside a write transaction.
struct OutboxClaim: Sendable {
    let owner: String
    let at: Instant
    let leaseSeconds: Int64
    let appID: String
    let clock: BootClock

    /// How long each dispatcher has one message in hand at a time after one died with some.
    static let cautiousSeconds: Int64 = 120

    func take(_ limit: Int, breaker: BreakerPolicy, from db: Database) throws -> [ClaimedMessage] {
        let state = try db.breakerState(appID: appID, clock: clock)
        if state == .held { return [] }
        try db.endLeases(of: try db.ownersGone(clock: clock))
        var claimed: [ClaimedMessage] = []
        repeat {
            // After a hold one tries for all; the others wait for what it finds.
            let due = try candidates(state == .halfOpen ? 1 : limit, in: db)
            if due.isEmpty { return [] }
            claimed = try due.compactMap { try claim($0, in: db) }
            // Where all were overtaken, more may be due behind them.
        } while claimed.isEmpty
        if state == .halfOpen { try db.beginProbe(every: breaker.probeEvery, appID: appID, clock: clock) }
        return claimed
    }

    private func candidates(_ limit: Int, in db: Database) throws -> [DueMessage] {
        let due = try db.due(at: at, clock: clock, limit: limit)
        if due.contains(where: \.isRescue) {
            try db.beCautious(Self.cautiousSeconds, appID: appID, clock: clock)
        }
        guard try db.isCautious(appID: appID, clock: clock) else { return due }
        return try db.hasInHand(owner, clock: clock) ? [] : Array(due.prefix(1))
    }

    /// Nil where there is nothing to send any more.
    private func claim(_ due: DueMessage, in db: Database) throws -> ClaimedMessage? {
        if due.isOvertaken || due.isDisabled || due.kind == .reminder && due.isCancelled {
            // It may have arrived, or it never will.
            try end(due, due.mayHaveArrived ? .unconfirmed : .cancelled, in: db)
            return nil
        }
        // Mostly it is the first that the person hears of the booking, and there is nothing to compare.
        if due.kind != .reminder, due.hasOlder || due.kind != .booked {
            // What an older one could not bring across, this one has to.
            try db.endOlder(than: due.id, at: at)
            guard try correct(due, in: db) else { return nil }
        }
        try db.run(
            """
            UPDATE outbox SET ambiguous_attempts = ambiguous_attempts + (state = 'sending'),
                state = 'sending', attempts = attempts + 1, lease_owner = ?, lease_boot = ?,
                lease_until = ?, changed_at = ?
            WHERE id = ?
            """, [owner, clock.bootID, clock.seconds() + leaseSeconds, at.seconds, due.id.value])
        return try db.claimed(due.id, appID: appID)
    }

    /// Makes the message fit what the person has been told by now; false where nothing is left to tell.
    private func correct(_ due: DueMessage, in db: Database) throws -> Bool {
        if due.mayHaveArrived { return true }
        let told = try db.told(of: due.booking, to: due.recipient, before: due.id)[due.recipient]
        switch (due.kind, told) {
        case (.cancelled, .takesPlace(let known)):
            if !due.announcement.changes(since: known).isEmpty { try db.tell(known, inPlaceOf: due.id) }
            return true
        case (.booked, nil), (.booked, .isCancelled):
            return true
        case (.changed, nil), (.changed, .isCancelled):
            try db.announceAsBooked(due.id)
            return true
        case (_, .takesPlace(let known)) where !due.announcement.changes(since: known).isEmpty:
            var announcement = due.announcement
            announcement.changes = announcement.changes(since: known)
            if due.kind == .booked || announcement != due.announcement {
                try db.announceAsChanged(due.id, try announcement.storedChanges())
            }
            return true
        default:
            try end(due, .cancelled, in: db)
            return false
        }
    }

    private func end(_ due: DueMessage, _ state: OutboxState, in db: Database) throws {
        try db.run(
            """
            UPDATE outbox SET state = ?, lease_owner = NULL, lease_boot = NULL, lease_until = NULL,
                changed_at = ?
            WHERE id = ?
            """, [state.rawValue, at.seconds, due.id.value])
    }
}

/// A message that could be claimed.
struct DueMessage {
    let id: OutboxID
    let booking: BookingID
    let kind: NotificationKind
    let recipient: UserID
    let announcement: Announcement
    /// Its dispatcher's lease ran out.
    let isRescue: Bool
    let mayHaveArrived: Bool
    let isOvertaken: Bool
    /// There is an older message about the same booking for the same person.
    let hasOlder: Bool
    /// Whether the booking is.
    let isCancelled: Bool
    /// Whether the person's account is: meetings are no business of theirs any more.
    let isDisabled: Bool
}

extension Database {
    /// Whoever holds leases and has died, as far as that can be seen from here.
    func ownersGone(clock: BootClock) throws -> [String] {
        try all(
            """
            SELECT DISTINCT lease_owner FROM outbox
            WHERE state = 'sending' AND lease_boot = ? AND lease_until > ?
            """, [clock.bootID, clock.seconds()]
        ) { try $0.next(String.self) }.filter(LeaseOwner.isGone)
    }

    fileprivate func endLeases(of owners: [String]) throws {
        for owner in owners {
            try run(
                "UPDATE outbox SET lease_until = 0 WHERE state = 'sending' AND lease_owner = ?", [owner])
        }
    }

    /// Something newer about the same booking is there for the same person, and was not taken back.
    static let isOvertaken = """
        EXISTS (SELECT 1 FROM outbox n WHERE n.booking_id = o.booking_id AND n.recipient_id = o.recipient_id
            AND n.id > o.id AND n.state <> 'cancelled' AND (n.kind <> 'reminder' OR o.kind = 'reminder'))
        """

    /// What is due, the longest waiting first, one message a person; nobody to whom one is on its way: WeChat refuses
    /// parallel calls for an openId (43108).
    func due(at: Instant, clock: BootClock, limit: Int) throws -> [DueMessage] {
        let cursor = try Row.fetchCursor(
            cachedStatement(
                sql: """
                    SELECT o.id, o.booking_id, o.kind, o.recipient_id, \(Announcement.columns),
                        o.state = 'sending', o.state = 'sending' OR o.ambiguous_attempts > 0,
                        \(Self.isOvertaken), EXISTS (
                            SELECT 1 FROM outbox p WHERE p.booking_id = o.booking_id
                                AND p.recipient_id = o.recipient_id AND p.id < o.id),
                        (SELECT b.state FROM booking b WHERE b.id = o.booking_id) = 'cancelled',
                        (SELECT u.is_disabled FROM user u WHERE u.id = o.recipient_id)
                    FROM outbox o
                    WHERE o.state IN ('waiting', 'sending') AND o.due_at <= :now
                        AND (o.state = 'waiting' OR o.lease_boot <> :boot OR o.lease_until <= :bootNow)
                        AND NOT EXISTS (
                            SELECT 1 FROM outbox s WHERE s.recipient_id = o.recipient_id
                                AND s.state = 'sending' AND s.lease_boot = :boot AND s.lease_until > :bootNow)
                    ORDER BY o.due_at, o.id
                    """),
            arguments: ["now": at.seconds, "boot": clock.bootID, "bootNow": clock.seconds()])
        var due: [DueMessage] = []
        var people: Set<UserID> = []
        while due.count < limit, let row = try cursor.next() {
            var reader = RowReader(row)
            let message = try DueMessage(&reader)
            if people.insert(message.recipient).inserted { due.append(message) }
        }
        return due
    }

    /// Ends what an older message about the same booking would have told: sent or not, this one tells more.
    fileprivate func endOlder(than id: OutboxID, at: Instant) throws {
        try run(
            """
            UPDATE outbox AS o SET changed_at = :now, lease_owner = NULL, lease_boot = NULL, lease_until = NULL,
                state = CASE WHEN state = 'sending' OR ambiguous_attempts > 0 THEN 'unconfirmed'
                    ELSE 'cancelled' END
            WHERE o.id < :id AND o.state IN ('waiting', 'sending')
                AND o.booking_id = (SELECT n.booking_id FROM outbox n WHERE n.id = :id)
                AND o.recipient_id = (SELECT n.recipient_id FROM outbox n WHERE n.id = :id)
            """, ["id": id.value, "now": at.seconds])
    }

    /// Makes a cancellation speak of what the person knows.
    fileprivate func tell(_ known: Announcement, inPlaceOf id: OutboxID) throws {
        try run(
            "UPDATE outbox SET title = ?, room = ?, start_s = ?, end_s = ?, not_after = ? WHERE id = ?",
            [
                known.title, known.room, known.slot.start.seconds, known.slot.end.seconds,
                known.slot.end.seconds, id.value,
            ])
    }

    fileprivate func announceAsChanged(_ id: OutboxID, _ changes: String?) throws {
        try run("UPDATE outbox SET kind = 'changed', changes = ? WHERE id = ?", [changes, id.value])
    }

    /// The person of a `booked` is the organizer, not whoever changed it.
    fileprivate func announceAsBooked(_ id: OutboxID) throws {
        try run(
            """
            UPDATE outbox SET kind = 'booked', changes = NULL, person = (
                SELECT u.display_name FROM booking b JOIN user u ON u.id = b.organizer_id
                WHERE b.id = outbox.booking_id)
            WHERE id = ?
            """, [id.value])
    }

    fileprivate func hasInHand(_ owner: String, clock: BootClock) throws -> Bool {
        try one(
            """
            SELECT 1 FROM outbox WHERE state = 'sending' AND lease_owner = ? AND lease_boot = ?
                AND lease_until > ?
            """, [owner, clock.bootID, clock.seconds()]
        ) { try $0.next(Int.self) } != nil
    }

    fileprivate func claimed(_ id: OutboxID, appID: String) throws -> ClaimedMessage? {
        try one(
            """
            SELECT o.booking_id, o.kind, o.recipient_id, i.open_id, u.language, \(Announcement.columns),
                o.not_after, o.attempts, o.ambiguous_attempts, o.is_plain
            FROM outbox o JOIN user u ON u.id = o.recipient_id
            LEFT JOIN wechat_identity i
                ON i.user_id = u.id AND i.app_id = ? AND i.invalid_at IS NULL
            WHERE o.id = ?
            """, [appID, id.value]
        ) { row in
            ClaimedMessage(
                id: id, booking: BookingID(bytes: try row.nextBytes()), kind: try row.nextCase(),
                recipient: UserID(try row.next()), openID: try row.nextIfAny(), language: try row.nextCase(),
                announcement: try Announcement(&row), notAfter: Instant(seconds: try row.next()),
                attempt: try row.next(), ambiguousAttempts: try row.next(), isPlain: try row.next())
        }
    }
}

extension DueMessage {
    init(_ row: inout RowReader) throws {
        self.init(
            id: OutboxID(try row.next()), booking: BookingID(bytes: try row.nextBytes()),
            kind: try row.nextCase(), recipient: UserID(try row.next()), announcement: try Announcement(&row),
            isRescue: try row.next(), mayHaveArrived: try row.next(), isOvertaken: try row.next(),
            hasOlder: try row.next(), isCancelled: try row.next(), isDisabled: try row.next())
    }
}
