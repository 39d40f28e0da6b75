import Screens
import Synchronization
import TerminalIO

/// Messages from any task to the event loop, and the pipe that wakes it.
final class EventQueue: Sendable {
    let wake: WakePipe
    private let messages = Mutex<[Message]>([])
    private let fatal = Mutex<CommandFailure?>(nil)

    init() throws(WakePipe.Failure) {
        wake = try WakePipe()
    }

    func post(_ message: Message) {
        messages.withLock { $0.append(message) }
        wake.wake()
    }

    func drain() -> [Message] {
        messages.withLock { messages in
            defer { messages.removeAll() }
            return messages
        }
    }

    /// Ends the loop: nothing can work.
    func fail(_ failure: CommandFailure) {
        fatal.withLock { $0 = failure }
        wake.wake()
    }

    var failure: CommandFailure? { fatal.withLock { $0 } }
}
