import RoomBooking
import Synchronization

/// A real outbox that can be made to fail.
final class WatchedOutbox: OutboxStore {
    private struct State {
        var claimFailures: [StorageError] = []
        var finishFailures: [StorageError] = []
    }

    private let real: any OutboxStore
    private let state = Mutex(State())

    init(_ real: any OutboxStore, claimFailures: [StorageError] = [], finishFailures: [StorageError] = []) {
        self.real = real
        state.withLock { state in
            state.claimFailures = claimFailures
            state.finishFailures = finishFailures
        }
    }

    func claim(
        owner: String, at: Instant, leaseSeconds: Int64, limit: Int, breaker: BreakerPolicy, appID: String
    ) async throws(StorageError) -> [ClaimedMessage] {
        let failure = state.withLock { $0.claimFailures.isEmpty ? nil : $0.claimFailures.removeFirst() }
        if let failure { throw failure }
        return try await real.claim(
            owner: owner, at: at, leaseSeconds: leaseSeconds, limit: limit, breaker: breaker, appID: appID)
    }

    func finish(
        _ messages: [FinishedMessage], owner: String, at: Instant, breaker: BreakerPolicy, appID: String
    ) async throws(StorageError) -> Set<OutboxID> {
        let failure = state.withLock { $0.finishFailures.isEmpty ? nil : $0.finishFailures.removeFirst() }
        if let failure { throw failure }
        return try await real.finish(messages, owner: owner, at: at, breaker: breaker, appID: appID)
    }

    func messages(
        limit: Int, states: Set<OutboxState>, about user: UserID?, appID: String
    ) async throws(StorageError) -> [OutboxMessage] {
        try await real.messages(limit: limit, states: states, about: user, appID: appID)
    }

    func messages(about booking: BookingID, appID: String) async throws(StorageError) -> [OutboxMessage] {
        try await real.messages(about: booking, appID: appID)
    }

    func retry(_ id: OutboxID, at: Instant, appID: String) async throws(StorageError) -> RetryOutcome {
        try await real.retry(id, at: at, appID: appID)
    }

    func retryFailed(at: Instant, appID: String) async throws(StorageError) -> Int {
        try await real.retryFailed(at: at, appID: appID)
    }

    func nextDue(at: Instant, appID: String) async throws(StorageError) -> Instant? {
        try await real.nextDue(at: at, appID: appID)
    }

    func counts(
        for user: UserID?, at: Instant, appID: String
    ) async throws(StorageError) -> OutboxCounts {
        try await real.counts(for: user, at: at, appID: appID)
    }

    func templates() async throws(StorageError) -> [MessageTemplate] {
        try await real.templates()
    }

    func set(_ template: MessageTemplate) async throws(StorageError) {
        try await real.set(template)
    }

    func subscriptions(of user: UserID?, appID: String) async throws(StorageError) -> [Subscription] {
        try await real.subscriptions(of: user, appID: appID)
    }

    func noteAccept(
        _ count: Int, of kinds: Set<NotificationKind>, by user: UserID, at: Instant, appID: String
    ) async throws(StorageError) -> Bool {
        try await real.noteAccept(count, of: kinds, by: user, at: at, appID: appID)
    }
}
