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

    /// Whether somebody should look at it: it did not arrive, or may not have.
    package var needsSomebody: Bool { Self.dead.contains(self) }

    package static let dead: Set<OutboxState> = [.failed, .refused, .notBound, .unconfirmed]
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
    /// Of the booking, when the message was queued.
    package var bookingVersion: Int
    package var kind: NotificationKind
    package var recipient: Colleague
    package var announcement: Announcement
    package var state: OutboxState
    package var attempts: Int
    /// An attempt was made whose answer was lost.
    package var mayHaveArrived: Bool
    package var dueAt: Instant
    package var errcode: Int?
    /// What happened and what to do, without secrets.
    package var detail: Bilingual?

    package init(
        id: OutboxID, booking: BookingID, bookingVersion: Int = 1, kind: NotificationKind,
        recipient: Colleague, announcement: Announcement,
        state: OutboxState, attempts: Int, mayHaveArrived: Bool = false, dueAt: Instant, errcode: Int?,
        detail: Bilingual?
    ) {
        self.id = id
        self.booking = booking
        self.bookingVersion = bookingVersion
        self.kind = kind
        self.recipient = recipient
        self.announcement = announcement
        self.state = state
        self.attempts = attempts
        self.mayHaveArrived = mayHaveArrived
        self.dueAt = dueAt
        self.errcode = errcode
        self.detail = detail
    }
}

/// A message that this process has claimed and must send before the lease ends.
package struct ClaimedMessage: Sendable, Hashable {
    package var id: OutboxID
    package var booking: BookingID
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
    /// Without the words that people wrote, as WeChat did not accept them.
    package var isPlain: Bool

    package init(
        id: OutboxID, booking: BookingID, kind: NotificationKind, recipient: UserID, openID: String?,
        language: Language, announcement: Announcement, notAfter: Instant, attempt: Int,
        ambiguousAttempts: Int, isPlain: Bool = false
    ) {
        self.id = id
        self.booking = booking
        self.kind = kind
        self.recipient = recipient
        self.openID = openID
        self.language = language
        self.announcement = announcement
        self.notAfter = notAfter
        self.attempt = attempt
        self.ambiguousAttempts = ambiguousAttempts
        self.isPlain = isPlain
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
    /// Back to waiting, at once and without the words that people wrote.
    case againInPlainWords(errcode: Int?, detail: Bilingual)
}

/// A claimed message with what became of it and what that tells about others.
package struct FinishedMessage: Sendable, Hashable {
    package var id: OutboxID
    package var outcome: OutboxOutcome
    /// Nil where WeChat was not asked.
    package var report: EndpointReport?
    package var lesson: Lesson?

    package init(
        id: OutboxID, outcome: OutboxOutcome, report: EndpointReport? = nil, lesson: Lesson? = nil
    ) {
        self.id = id
        self.outcome = outcome
        self.report = report
        self.lesson = lesson
    }

    /// What the answer tells of the person.
    package enum Lesson: Sendable, Hashable {
        case spentCredit(openID: String, templateID: String)
        case hasNoCredits(openID: String, templateID: String)
        /// WeChat does not know the openId: the person has to bind again.
        case openIDIsInvalid(String)

        /// Whether learning it twice would be wrong.
        package var isCounted: Bool {
            switch self {
            case .spentCredit: true
            case .hasNoCredits, .openIDIsInvalid: false
            }
        }
    }
}
