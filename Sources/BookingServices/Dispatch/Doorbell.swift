import Synchronization

/// Lets one waiter sleep until a time or until somebody rings; a ring while nobody waits is kept for the next.
final class Doorbell: Sendable {
    private struct State {
        var isRung = false
        var sleep: Task<Void, Never>?
    }

    private let state = Mutex(State())

    func ring() {
        state.withLock { state in
            state.isRung = true
            state.sleep?.cancel()
        }
    }

    func wait(for duration: Duration, on clock: any Clock<Duration>) async {
        let sleep = Task { @concurrent in
            // A sleep ends early only because somebody rang.
            _ = try? await clock.sleep(for: duration)
        }
        state.withLock { state in
            state.sleep = sleep
            if state.isRung { sleep.cancel() }
        }
        await sleep.value
        state.withLock { state in
            state.isRung = false
            state.sleep = nil
        }
    }
}
