import RoomBooking
import Screens
import Synchronization
import TerminalIO

/// Messages from any task to the event loop, and the pipe that wakes it.
final class EventQueue: Sendable {
    let wake: WakePipe
    private let messages = Mutex<[Message]>([])
    private let steps = Mutex<[FlowStep]>([])
    private let fatal = Mutex<CommandFailure?>(nil)

    init() throws(WakePipe.Failure) {
        wake = try WakePipe()
    }

    func post(_ message: Message) {
        messages.withLock { $0.append(message) }
        wake.wake()
    }

    /// Steps are handed over together, so that a burst of them is drawn once.
    func post(_ step: FlowStep) {
        let isFirst = steps.withLock { steps in
            defer { steps.append(step) }
            return steps.isEmpty
        }
        if isFirst { wake.wake() }
    }

    func drain() -> [Message] {
        let flow = steps.withLock { steps in
            defer { steps.removeAll() }
            return steps
        }
        return messages.withLock { messages in
            defer { messages.removeAll() }
            return flow.isEmpty ? messages : [.flow(flow)] + messages
        }
    }

    /// Ends the loop: nothing can work.
    func fail(_ failure: CommandFailure) {
        fatal.withLock { $0 = failure }
        wake.wake()
    }

    var failure: CommandFailure? { fatal.withLock { $0 } }
}
