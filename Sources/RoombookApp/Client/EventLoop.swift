import Foundation
import RoomBooking
import Screens
import TerminalIO

/// The loop of the client: blocks in the terminal, folds what happened into the screens, draws once a batch.
final class EventLoop {
    /// Why the loop ended.
    enum End {
        case quit
        /// The terminal is gone.
        case hangup
        case signal(Int32)
        case failure(CommandFailure)
    }

    private let terminal: any Terminal
    private let queue: EventQueue
    private let runner: EffectRunner
    private let now: @Sendable () -> Date
    private var client: Client
    private var shown: Frame?

    init(
        terminal: any Terminal, client: Client, queue: EventQueue, runner: EffectRunner,
        now: @escaping @Sendable () -> Date
    ) {
        self.terminal = terminal
        self.client = client
        self.queue = queue
        self.runner = runner
        self.now = now
    }

    func run() -> End {
        present()
        while true {
            for event in terminal.nextEvents(timeout: untilNextTick) {
                if let end = handle(event) { return end }
            }
            if let failure = queue.failure { return .failure(failure) }
            for message in queue.drain() {
                if let end = run(client.update(.message(message))) { return end }
            }
            if let end = run(client.update(.tick(Instant(now())))) { return end }
            present()
        }
    }

    private func handle(_ event: TerminalEvent) -> End? {
        switch event {
        case .key(let key): run(client.update(.key(key)))
        case .paste(let text): run(client.update(.paste(text)))
        case .resize(let size): run(client.update(.resize(size)))
        case .hangup: .hangup
        case .interrupt(let signal): .signal(signal)
        }
    }

    private func run(_ effects: [Effect]) -> End? {
        for effect in effects {
            switch effect {
            case .quit: return .quit
            case .redraw: terminal.redraw()
            case .suspend: terminal.suspend()
            default: runner.run(effect)
            }
        }
        return nil
    }

    // Nothing is written where nothing changed.
    private func present() {
        let frame = client.draw()
        guard frame != shown else { return }
        terminal.present(frame)
        shown = frame
    }

    // The next second while something counts down, else the next minute of the clock in the corner.
    private var untilNextTick: Duration {
        let time = now().timeIntervalSince1970
        let step: TimeInterval = client.isCountingDown ? 1 : 60
        return .milliseconds(Int((step - time.truncatingRemainder(dividingBy: step)) * 1000) + 1)
    }
}
