import Synchronization

/// What has to be undone in the end, newest first, whichever way the end comes.
final class Cleanup: Sendable {
    private let actions = Mutex<[@Sendable () -> Void]>([])

    func add(_ action: @escaping @Sendable () -> Void) {
        actions.withLock { $0.append(action) }
    }

    /// Undoes everything, once; whoever comes second waits until it is done and `last` has run.
    func run(last: () -> Void = {}) {
        actions.withLock { actions in
            while let action = actions.popLast() { action() }
            last()
        }
    }
}
