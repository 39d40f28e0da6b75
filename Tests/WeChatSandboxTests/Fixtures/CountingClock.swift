import Synchronization

/// A clock on which nobody waits, and which adds up for how long they would have.
final class CountingClock: Clock {
    typealias Duration = Swift.Duration
    typealias Instant = ContinuousClock.Instant

    let now = ContinuousClock.now
    let minimumResolution = Swift.Duration.zero
    private let total = Mutex(Swift.Duration.zero)

    var slept: Swift.Duration { total.withLock { $0 } }

    func sleep(until deadline: Instant, tolerance: Swift.Duration?) async throws {
        total.withLock { $0 += now.duration(to: deadline) }
        try Task.checkCancellation()
    }
}
