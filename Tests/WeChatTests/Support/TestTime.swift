import Foundation
import Synchronization

/// A wall clock that stands still until it is moved, and a clock whose sleeps move it.
final class TestTime: Sendable {
    static let start = Date(timeIntervalSince1970: 1_795_000_000)

    private let current = Mutex(TestTime.start)

    var now: @Sendable () -> Date {
        { [self] in current.withLock { $0 } }
    }

    func advance(_ seconds: TimeInterval) {
        current.withLock { $0 += seconds }
    }

    /// A sleep takes no time; it advances the wall clock, then runs `onSleep`.
    func clock(
        step: TimeInterval = 1, onSleep: @escaping @Sendable () async -> Void = {}
    ) -> SteppingClock {
        SteppingClock(time: self, step: step, onSleep: onSleep)
    }
}

struct SteppingClock: Clock {
    let time: TestTime
    let step: TimeInterval
    let onSleep: @Sendable () async -> Void

    var now: ContinuousClock.Instant {
        ContinuousClock.now
    }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        time.advance(step)
        await onSleep()
    }
}
