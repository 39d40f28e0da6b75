import Foundation
import Glibc

/// The signals that end the tool: held back from every thread but the one that waits for them.
enum Interruption {
    /// Call before there is a second thread.
    static func hold() {
        var signals = set
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Waits on a thread of its own for one of the signals, cleans up and ends the process.
    static func wait(thenRun cleanup: Cleanup) {
        Thread.detachNewThread {
            var (signals, number) = (set, Int32(0))
            unsafe sigwait(&signals, &number)
            cleanup.run { _exit(128 + number) }
        }
    }

    private static var set: sigset_t {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&signals, number) }
        return signals
    }
}
