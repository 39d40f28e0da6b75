import Curses
import Foundation
import Glibc
import RoomBooking
import Screens
import TerminalIO
import Themes

/// The full-screen client from the first paint to the restored terminal.
struct ClientProgram {
    var policy: BookingPolicy
    var undoWindow: Int64
    var language: Language
    var theme: ThemeFile
    var hasPhone: Bool
    var username = ""
    var password = ""
    /// Where the inspector saves what it shows.
    var stateFolder: String
    var now: @Sendable () -> Date

    /// Runs until the user quits or the terminal is gone; the status with which the process should end.
    func run(services: Task<Services, any Error>) throws(CommandFailure) -> Int32 {
        let queue: EventQueue
        let terminal: CursesTerminal
        do {
            queue = try EventQueue()
            terminal = try CursesTerminal(wake: queue.wake)
        } catch let error as TerminalError {
            throw .terminal(error)
        } catch {
            throw .terminal(.noResources)
        }
        let runner = EffectRunner(
            queue: queue, services: services, flowFile: FlowFile(folder: stateFolder), language: language)
        runner.startBackgroundWork()
        let loop = EventLoop(
            terminal: terminal, client: client(on: terminal), queue: queue, runner: runner, now: now)
        let end = loop.run()
        terminal.end()
        blocking { await runner.stop() }
        switch end {
        case .quit: return ExitStatus.done.rawValue
        case .hangup: return 128 + SIGHUP
        case .signal(let signal): return 128 + signal
        case .failure(let failure): throw failure
        }
    }

    private func client(on terminal: CursesTerminal) -> Client {
        let now = now
        // A terminal that can not show Chinese is spoken to in English, and told so once.
        let isUnable = language == .chinese && !terminal.showsChinese
        let environment = ClientEnvironment(
            language: isUnable ? .english : language, theme: theme.theme(for: terminal.colorDepth),
            policy: policy,
            undoWindow: undoWindow, hasPhone: hasPhone,
            makeBookingID: {
                var generator = SystemRandomNumberGenerator()
                return BookingID(now: now(), using: &generator)
            },
            now: Instant(now()), size: terminal.size)
        let notice = Bilingual(
            zh: "此终端无法显示中文", en: "This terminal can not show Chinese, so roombook speaks English here")
        return Client(
            environment: environment, username: username, password: password, notice: isUnable ? notice : nil)
    }
}
