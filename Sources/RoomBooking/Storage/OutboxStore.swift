/// Keeps the messages to be sent, and hands each to one dispatcher at a time.
package protocol OutboxStore: Sendable {
    /// Claims the due message that waits longest, for `leaseSeconds`; a message whose lease ran out is due again and
    /// counts as possibly sent. Never one for somebody to whom another is on its way.
    func claim(owner: String, at: Instant, leaseSeconds: Int64, appID: String) async throws(StorageError)
        -> ClaimedMessage?
    /// Records what became of a claimed message; false where the lease has passed to somebody else.
    func finish(_ id: OutboxID, owner: String, outcome: OutboxOutcome, at: Instant) async throws(StorageError)
        -> Bool
    func messages(limit: Int, appID: String) async throws(StorageError) -> [OutboxMessage]
    func messages(about booking: BookingID, appID: String) async throws(StorageError) -> [OutboxMessage]
    /// Puts a message that was not sent back to waiting, due at once.
    func retry(_ id: OutboxID, at: Instant, appID: String) async throws(StorageError) -> RetryOutcome
    /// Counts over all messages, or over those about bookings in which `user` takes part.
    func counts(for user: UserID?, at: Instant) async throws(StorageError) -> OutboxCounts

    func templates() async throws(StorageError) -> [MessageTemplate]
    func set(_ template: MessageTemplate) async throws(StorageError)
    /// Notes that WeChat says the person takes no more messages of this template.
    func setCredits(_ credits: Int, openID: String, templateID: String, at: Instant)
        async throws(StorageError)
}

package enum RetryOutcome: Sendable, Equatable {
    case queued
    case unknown
    /// Sent already, being sent, or given up for good.
    case notRetryable(OutboxState)
}
