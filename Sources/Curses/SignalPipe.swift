import Glibc

/// Turns the signals that concern a terminal into bytes that the event loop reads.
///
/// Handlers are global to the process, so only one of these may be in use at a time.
final class SignalPipe {
    let readDescriptor: Int32
    private let writeDescriptor: Int32
    private var replaced: [(signal: Int32, action: sigaction)] = []

    // Written before a handler is installed and after the last is gone; only handlers read them.
    private nonisolated(unsafe) static var target: Int32 = -1
    private nonisolated(unsafe) static var resizeHandler: (@convention(c) (Int32) -> Void)?

    init() throws(TerminalError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw .noResources }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        readDescriptor = ends[0]
        writeDescriptor = ends[1]
        unsafe SignalPipe.target = writeDescriptor
    }

    deinit {
        uninstall()
        close(readDescriptor)
        close(writeDescriptor)
    }

    /// Takes the signals that ncurses would handle itself, unless the user had them ignored.
    func install() {
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT] { take(signal) }
    }

    /// Hears of resizes beside ncurses, whose handler must be in place already.
    ///
    /// A signal that comes between reading and polling would else wait for the next key.
    func watchResizes() {
        var previous = sigaction()
        guard unsafe sigaction(SIGWINCH, nil, &previous) == 0 else { return }
        let handler = unsafe previous.__sigaction_handler.sa_handler
        if unsafe unsafeBitCast(handler, to: Int.self) > 1 { unsafe SignalPipe.resizeHandler = handler }
        take(SIGWINCH)
    }

    func uninstall() {
        for (signal, action) in replaced.reversed() {
            var action = action
            // Kernel and shell both tell of a hang-up: the second must not cut short what the first began.
            if signal == SIGHUP { unsafe action.__sigaction_handler.sa_handler = SIG_IGN }
            unsafe sigaction(signal, &action, nil)
        }
        replaced = []
        unsafe SignalPipe.resizeHandler = nil
        if unsafe SignalPipe.target == writeDescriptor { unsafe SignalPipe.target = -1 }
    }

    /// The signals that came since the last call.
    func drain() -> [Int32] {
        var signals: [Int32] = []
        var bytes: [UInt8] = Array(repeating: 0, count: 64)
        while true {
            let count = unsafe read(readDescriptor, &bytes, bytes.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return signals }
            signals += bytes.prefix(count).map(Int32.init)
        }
    }

    /// Stops all of the job, as the shell expects of Control-Z, until the shell continues it.
    func stopProcess() {
        var ours = sigaction()
        var theirs = sigaction()
        unsafe theirs.__sigaction_handler.sa_handler = SIG_DFL
        unsafe sigaction(SIGTSTP, &theirs, &ours)
        kill(0, SIGTSTP)
        unsafe sigaction(SIGTSTP, &ours, nil)
    }

    private func take(_ signal: Int32) {
        var previous = sigaction()
        guard unsafe sigaction(signal, nil, &previous) == 0 else { return }
        let isIgnored = unsafe unsafeBitCast(previous.__sigaction_handler.sa_handler, to: Int.self) == 1
        if isIgnored, signal != SIGTERM { return }
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { SignalPipe.handle($0) }
        action.sa_flags = Int32(SA_RESTART | SA_ONSTACK)
        guard unsafe sigaction(signal, &action, nil) == 0 else { return }
        replaced.append((signal, previous))
    }

    private static func handle(_ signal: Int32) {
        let savedError = errno
        if signal == SIGWINCH { unsafe SignalPipe.resizeHandler?(signal) }
        var byte = UInt8(truncatingIfNeeded: signal)
        _ = unsafe write(SignalPipe.target, &byte, 1)
        errno = savedError
    }
}
