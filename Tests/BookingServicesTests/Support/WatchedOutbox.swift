import RoomBooking
import Synchronization

/// A real outbox that can be made to fail, and that keeps what it was told of credits.
final class WatchedOutbox: OutboxStore {
    struct Credits: Equatable {
        var count: Int
        var openID: String
        var templateID: String
    }

    private struct State {
        var credits: [Credits] = []
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

    var credits: [Credits] { state.withLock { $0.credits } }

    func claim(
        owner: String, at: Instant, leaseSeconds: Int64, appID: String
    ) async throws(StorageError) -> ClaimedMessage? {
        let failure = state.withLock { $0.claimFailures.isEmpty ? nil : $0.claimFailures.removeFirst() }
        if let failure { throw failure }
        return try await real.claim(owner: owner, at: at, leaseSeconds: leaseSeconds, appID: appID)
    }

    func finish(
        _ id: OutboxID, owner: String, outcome: OutboxOutcome, at: Instant
    ) async throws(StorageError) -> Bool {
        let failure = state.withLock { $0.finishFailures.isEmpty ? nil : $0.finishFailures.removeFirst() }
        if let failure { throw failure }
        return try await real.finish(id, owner: owner, outcome: outcome, at: at)
    }

    func messages(limit: Int, appID: String) async throws(StorageError) -> [OutboxMessage] {
        try await real.messages(limit: limit, appID: appID)
    }

    func messages(about booking: BookingID, appID: String) async throws(StorageError) -> [OutboxMessage] {
        try await real.messages(about: booking, appID: appID)
    }

    func retry(_ id: OutboxID, at: Instant, appID: String) async throws(StorageError) -> RetryOutcome {
        try await real.retry(id, at: at, appID: appID)
    }

    func counts(for user: UserID?, at: Instant) async throws(StorageError) -> OutboxCounts {
        try await real.counts(for: user, at: at)
    }

    func templates() async throws(StorageError) -> [MessageTemplate] {
        try await real.templates()
    }

    func set(_ template: MessageTemplate) async throws(StorageError) {
        try await real.set(template)
    }

    func setCredits(
        _ credits: Int, openID: String, templateID: String, at: Instant
    ) async throws(StorageError) {
        state.withLock { state in
            state.credits.append(Credits(count: credits, openID: openID, templateID: templateID))
        }
        try await real.setCredits(credits, openID: openID, templateID: templateID, at: at)
    }
}
