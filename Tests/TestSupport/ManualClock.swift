import Synchronization

/// A clock that stands still until a test advances it, and that tells the test when somebody waits for it.
package final class ManualClock: Clock {
    /// A moment, counted from when the clock was made.
    package struct Instant: InstantProtocol {
        package var offset: Duration

        package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        package func duration(to other: Instant) -> Duration { other.offset - offset }
        package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct Sleeper {
        var deadline: Instant
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Instant(offset: .zero)
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
        var nextID = 0
        /// Timers that no test has asked about yet.
        var scheduled: [Duration] = []
        var observers: [CheckedContinuation<Duration, Never>] = []
    }

    private let state = Mutex(State())

    package init() {}

    package var now: Instant { state.withLock { $0.now } }
    package var minimumResolution: Duration { .zero }

    /// Moves the time on and wakes everyone whose time has come.
    package func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.sorted { $0.deadline < $1.deadline }
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// How long the next timer runs, each timer once; waits until somebody sets one.
    package func nextTimerScheduled() async -> Duration {
        await withCheckedContinuation { continuation in
            let known: Duration? = state.withLock { state in
                if !state.scheduled.isEmpty { return state.scheduled.removeFirst() }
                state.observers.append(continuation)
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                add(id, Sleeper(deadline: deadline, continuation: continuation))
            }
        } onCancel: {
            cancel(id)
        }
    }

    private func add(_ id: Int, _ sleeper: Sleeper) {
        enum Next { case wait, wake, fail }
        let (next, observer, length) = state.withLock { state in
            if state.cancelled.remove(id) != nil {
                return (Next.fail, nil as CheckedContinuation<Duration, Never>?, Duration.zero)
            }
            let length = state.now.duration(to: sleeper.deadline)
            if length <= .zero { return (.wake, nil, length) }
            state.sleepers[id] = sleeper
            if state.observers.isEmpty {
                state.scheduled.append(length)
                return (.wait, nil, length)
            }
            return (.wait, state.observers.removeFirst(), length)
        }
        observer?.resume(returning: length)
        switch next {
        case .wait: break
        case .wake: sleeper.continuation.resume()
        case .fail: sleeper.continuation.resume(throwing: CancellationError())
        }
    }

    private func cancel(_ id: Int) {
        let sleeper = state.withLock { state in
            let sleeper = state.sleepers.removeValue(forKey: id)
            if sleeper == nil { state.cancelled.insert(id) }
            return sleeper
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
