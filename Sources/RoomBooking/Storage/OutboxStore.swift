/// Keeps the messages to be sent, and hands each to one dispatcher at a time.
package protocol OutboxStore: Sendable {
    /// Claims the due messages that wait longest, at most `limit`, for `leaseSeconds`; a message whose lease ran out
    /// is due again and counts as possibly sent. Never two for one person at a time, and nothing while sending is on
    /// hold, except for one message a while. A message that something newer has overtaken is not sent any more. After
    /// a dispatcher died with messages in hand, each gets one at a time for some minutes, so that few are in doubt.
    func claim(
        owner: String, at: Instant, leaseSeconds: Int64, limit: Int, breaker: BreakerPolicy, appID: String
    ) async throws(StorageError) -> [ClaimedMessage]
    /// Records what became of claimed messages, in one transaction; those that are returned were still ours.
    func finish(
        _ messages: [FinishedMessage], owner: String, at: Instant, breaker: BreakerPolicy, appID: String
    ) async throws(StorageError) -> Set<OutboxID>

    /// The newest messages first: those in `states`, or all where that is empty, about bookings in which `user` takes
    /// part, or about all.
    func messages(limit: Int, states: Set<OutboxState>, about user: UserID?, appID: String)
        async throws(StorageError) -> [OutboxMessage]
    /// All messages about a booking, the oldest first.
    func messages(about booking: BookingID, appID: String) async throws(StorageError) -> [OutboxMessage]
    /// Puts a message that was not sent back to waiting, due at once.
    func retry(_ id: OutboxID, at: Instant, appID: String) async throws(StorageError) -> RetryOutcome
    /// Puts every failed message that is not over back to waiting, and lifts the hold; how many there were.
    func retryFailed(at: Instant, appID: String) async throws(StorageError) -> Int
    /// When there will be something to claim; nil where nothing waits.
    func nextDue(at: Instant, appID: String) async throws(StorageError) -> Instant?
    /// Counts over all messages, or over those about bookings in which `user` takes part.
    func counts(for user: UserID?, at: Instant, appID: String) async throws(StorageError) -> OutboxCounts

    func templates() async throws(StorageError) -> [MessageTemplate]
    func set(_ template: MessageTemplate) async throws(StorageError)

    /// What is known of the subscriptions of `user`, or of everybody.
    func subscriptions(of user: UserID?, appID: String) async throws(StorageError) -> [Subscription]
    /// Notes what a person accepted in the mini program: so many more of a one-time template, or a long-term one
    /// for good; a negative count is a decline. False where the person is not bound or the template has no id.
    ///
    /// Kinds that share a template are accepted once.
    func noteAccept(
        _ count: Int, of kinds: Set<NotificationKind>, by user: UserID, at: Instant, appID: String
    )
        async throws(StorageError) -> Bool
}

package enum RetryOutcome: Sendable, Equatable {
    case queued
    /// It may have arrived before, and so may come twice.
    case queuedOnceMore
    case unknown
    /// Sent already, being sent, or given up for good.
    case notRetryable(OutboxState)
}
