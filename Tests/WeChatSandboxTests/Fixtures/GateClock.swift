/// A clock on which whoever sleeps is heard of, and wakes when the test says so.
final class GateClock: Clock {
    typealias Duration = Swift.Duration
    typealias Instant = ContinuousClock.Instant

    let now = ContinuousClock.now
    let minimumResolution = Swift.Duration.zero
    /// How long each sleeper wants to sleep, at the moment it begins.
    let sleepers: AsyncStream<Swift.Duration>
    private let arrival: AsyncStream<Swift.Duration>.Continuation
    private let gate: AsyncStream<Void>
    private let key: AsyncStream<Void>.Continuation

    init() {
        (sleepers, arrival) = AsyncStream.makeStream()
        (gate, key) = AsyncStream.makeStream()
    }

    func sleep(until deadline: Instant, tolerance: Swift.Duration?) async throws {
        arrival.yield(now.duration(to: deadline))
        for await _ in gate { break }
        try Task.checkCancellation()
    }

    /// Wakes one sleeper.
    func open() {
        key.yield()
    }
}
