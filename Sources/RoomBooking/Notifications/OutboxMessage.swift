/// A message's key in the store.
package struct OutboxID: Hashable, Sendable {
    package let value: Int64
    package init(_ value: Int64) { self.value = value }
}

/// Where a message stands.
package enum OutboxState: String, Sendable, CaseIterable {
    /// To be sent when its time comes.
    case waiting
    /// Claimed by a dispatcher under a lease.
    case sending
    case sent
    /// WeChat says the person takes no (more) messages: 43101.
    case refused
    /// Nobody to send it to: the person never signed in with a code.
    case notBound = "not_bound"
    /// The answer was lost and the retry says there is nothing left to send: probably delivered.
    case unconfirmed
    case failed
    case cancelled
    /// Its time passed before it could be sent.
    case expired
}

/// A message to be queued with a booking, for one person and one event.
package struct NewOutboxMessage: Sendable, Hashable {
    package var booking: BookingID
    package var bookingVersion: Int
    package var kind: NotificationKind
    package var recipient: UserID
    package var announcement: Announcement
    /// `waiting`, or `not_bound` where nobody can be reached yet.
    package var state: OutboxState
    package var dueAt: Instant
    /// Not sent after this.
    package var notAfter: Instant

    package init(
        booking: BookingID, bookingVersion: Int, kind: NotificationKind, recipient: UserID,
        announcement: Announcement, state: OutboxState = .waiting, dueAt: Instant, notAfter: Instant
    ) {
        self.booking = booking
        self.bookingVersion = bookingVersion
        self.kind = kind
        self.recipient = recipient
        self.announcement = announcement
        self.state = state
        self.dueAt = dueAt
        self.notAfter = notAfter
    }
}

/// A queued message as people look at it.
package struct OutboxMessage: Sendable, Hashable, Identifiable {
    package var id: OutboxID
    package var booking: BookingID
    package var kind: NotificationKind
    package var recipient: Colleague
    package var announcement: Announcement
    package var state: OutboxState
    package var attempts: Int
    package var dueAt: Instant
    package var errcode: Int?
    /// What happened and what to do, without secrets.
    package var detail: Bilingual?

    package init(
        id: OutboxID, booking: BookingID, kind: NotificationKind, recipient: Colleague,
        announcement: Announcement,
        state: OutboxState, attempts: Int, dueAt: Instant, errcode: Int?, detail: Bilingual?
    ) {
        self.id = id
        self.booking = booking
        self.kind = kind
        self.recipient = recipient
        self.announcement = announcement
        self.state = state
        self.attempts = attempts
        self.dueAt = dueAt
        self.errcode = errcode
        self.detail = detail
    }
}

/// A message that this process has claimed and must send before the lease ends.
package struct ClaimedMessage: Sendable, Hashable {
    package var id: OutboxID
    package var kind: NotificationKind
    package var recipient: UserID
    /// Nil where the recipient has no openId.
    package var openID: String?
    package var language: Language
    package var announcement: Announcement
    package var notAfter: Instant
    /// Counts this one: 1 on the first.
    package var attempt: Int
    /// How many earlier attempts may have reached WeChat without an answer coming back.
    package var ambiguousAttempts: Int

    package init(
        id: OutboxID, kind: NotificationKind, recipient: UserID, openID: String?, language: Language,
        announcement: Announcement, notAfter: Instant, attempt: Int, ambiguousAttempts: Int
    ) {
        self.id = id
        self.kind = kind
        self.recipient = recipient
        self.openID = openID
        self.language = language
        self.announcement = announcement
        self.notAfter = notAfter
        self.attempt = attempt
        self.ambiguousAttempts = ambiguousAttempts
    }
}

/// What became of a claimed message.
package enum OutboxOutcome: Sendable, Hashable {
    case sent
    case refused(errcode: Int, detail: Bilingual)
    case notBound
    case unconfirmed(errcode: Int?, detail: Bilingual)
    case failed(errcode: Int?, detail: Bilingual)
    case expired
    /// Back to waiting. `ambiguous`: WeChat may have got it. `countsAsAttempt` is false where nothing was tried.
    case again(at: Instant, errcode: Int?, detail: Bilingual, ambiguous: Bool, countsAsAttempt: Bool)
}
