import Glibc

/// Gives the terminal back when the process dies of a signal that nobody can handle.
///
/// The handler allocates nothing and takes no lock. It then hands the signal to whoever had it before, so
/// that a backtrace lands on the restored screen.
enum CrashRestorer {
    @unsafe private struct State {
        var modes: termios
        var reset: UnsafeMutableRawBufferPointer
        var errors: StandardErrorCapture?
        var previous: UnsafeMutablePointer<sigaction>
    }

    private static let signalCount = 32

    // Written by the one thread that owns the terminal while no handler is installed; handlers only read it.
    private nonisolated(unsafe) static var state: UnsafeMutablePointer<State>?

    private static var signals: [Int32] { [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGQUIT] }

    /// From now on a crash restores these modes and writes the reset sequence.
    static func install(modes: termios, reset: String, errors: StandardErrorCapture?) {
        guard unsafe state == nil else { return }
        useAlternateStack()
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: reset.utf8.count, alignment: 1)
        unsafe bytes.copyBytes(from: reset.utf8)
        let previous = UnsafeMutablePointer<sigaction>.allocate(capacity: signalCount)
        unsafe previous.initialize(repeating: sigaction(), count: signalCount)
        let fresh = UnsafeMutablePointer<State>.allocate(capacity: 1)
        unsafe fresh.initialize(to: State(modes: modes, reset: bytes, errors: errors, previous: previous))
        unsafe state = fresh
        for signal in signals {
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_sigaction = { signal, info, _ in
                unsafe CrashRestorer.handle(
                    signal, wasSent: info.map { unsafe $0.pointee.si_code <= 0 } ?? true)
            }
            action.sa_flags = Int32(SA_ONSTACK | SA_SIGINFO)
            unsafe sigaction(signal, &action, previous + Int(signal))
        }
    }

    static func uninstall() {
        guard let current = unsafe state else { return }
        for signal in signals { unsafe sigaction(signal, current.pointee.previous + Int(signal), nil) }
        unsafe state = nil
        unsafe current.pointee.reset.deallocate()
        unsafe current.pointee.previous.deallocate()
        unsafe current.deinitialize(count: 1)
        unsafe current.deallocate()
    }

    private static func handle(_ signal: Int32, wasSent: Bool) {
        guard let current = unsafe CrashRestorer.state else { return }
        unsafe writeAll(UnsafeRawBufferPointer(current.pointee.reset), to: STDOUT_FILENO)
        unsafe tcsetattr(STDIN_FILENO, TCSANOW, &current.pointee.modes)
        unsafe current.pointee.errors?.replay()
        unsafe sigaction(signal, current.pointee.previous + Int(signal), nil)
        // The faulting instruction runs again and is reported as it was; a signal that was sent has none.
        if wasSent || signal == SIGTRAP { die(of: signal) }
    }

    /// Lets the handler from before report the signal, then ends even if that one returns.
    private static func die(of signal: Int32) {
        var unblocked = sigset_t()
        unsafe sigemptyset(&unblocked)
        unsafe sigaddset(&unblocked, signal)
        unsafe pthread_sigmask(SIG_UNBLOCK, &unblocked, nil)
        raise(signal)
        var standard = sigaction()
        unsafe standard.__sigaction_handler.sa_handler = SIG_DFL
        unsafe sigaction(signal, &standard, nil)
        raise(signal)
    }

    /// A stack for the handler, as a stack that has overflowed cannot carry it.
    private static func useAlternateStack() {
        var current = unsafe stack_t()
        guard unsafe sigaltstack(nil, &current) == 0, unsafe current.ss_flags & Int32(SS_DISABLE) != 0
        else { return }
        let size = 64 * 1024
        unsafe current.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        unsafe current.ss_size = size
        unsafe current.ss_flags = 0
        unsafe sigaltstack(&current, nil)
    }
}
