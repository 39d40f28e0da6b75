import RoomBooking
import Synchronization

/// Carries the steps of the flow to whoever watches; without a watcher they are dropped.
final class FlowFeed: Sendable {
    private let watcher = Mutex<FlowObserver?>(nil)

    func watch(_ observer: @escaping FlowObserver) {
        watcher.withLock { $0 = observer }
    }

    func tell(_ step: FlowStep) {
        watcher.withLock { $0 }?(step)
    }
}
