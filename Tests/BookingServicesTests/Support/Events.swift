import BookingServices
import Synchronization

/// Keeps what a dispatcher says it does.
final class Events: Sendable {
    private let list = Mutex<[DispatchEvent]>([])

    var all: [DispatchEvent] { list.withLock { $0 } }

    var note: @Sendable (DispatchEvent) -> Void {
        { event in self.list.withLock { $0.append(event) } }
    }
}
