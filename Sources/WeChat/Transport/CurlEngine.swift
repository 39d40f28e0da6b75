import CCurl
import Foundation
import Synchronization

/// The thread that owns libcurl's multi handle, and the mailbox through which others reach it.
@safe final class CurlEngine: Sendable {
    private struct Mailbox {
        var submitted: [CurlSubmission] = []
        var cancelled: [UInt64] = []
        var isStopping = false
        var isClosed = false
        var awaitingEnd: [CheckedContinuation<Void, Never>] = []
    }

    private static let globalInit: CURLcode = ccurl_global_init()

    private let settings: CurlSettings
    private let mailbox = Mutex(Mailbox())
    // Touched by the engine's thread alone, except for `curl_multi_wakeup`, which libcurl allows to others.
    nonisolated(unsafe) private let multi: UnsafeMutableRawPointer

    init?(settings: CurlSettings) {
        guard Self.globalInit == CURLE_OK, let multi = unsafe curl_multi_init() else { return nil }
        self.settings = settings
        unsafe self.multi = unsafe multi
    }

    func start() {
        Thread.detachNewThread { self.run() }
    }

    func submit(_ submission: CurlSubmission) {
        let isAccepted = mailbox.withLock { mailbox in
            guard !mailbox.isStopping else { return false }
            // The thread takes all that has come when it wakes, so one call is enough.
            if mailbox.submitted.isEmpty { wakeUp() }
            mailbox.submitted.append(submission)
            return true
        }
        if !isAccepted { submission.continuation.resume(returning: .failure(.notSent(.transportStopped))) }
    }

    func cancel(_ id: UInt64) {
        mailbox.withLock { mailbox in
            guard !mailbox.isStopping else { return }
            mailbox.cancelled.append(id)
            wakeUp()
        }
    }

    func stop() {
        mailbox.withLock { mailbox in
            guard !mailbox.isClosed else { return }
            mailbox.isStopping = true
            wakeUp()
        }
    }

    func stopAndWait() async {
        await withCheckedContinuation { continuation in
            let hasEnded = mailbox.withLock { mailbox in
                if mailbox.isClosed { return true }
                mailbox.isStopping = true
                mailbox.awaitingEnd.append(continuation)
                wakeUp()
                return false
            }
            if hasEnded { continuation.resume() }
        }
    }

    // Called under the mailbox's lock and never after it is closed, so the handle is alive.
    private func wakeUp() {
        unsafe curl_multi_wakeup(multi)
    }

    private func run() {
        Thread.current.name = "curl"
        blockSignals()
        let loop = unsafe CurlLoop(multi: multi, settings: settings)
        while true {
            let (submitted, cancelled, isStopping) = collectMail()
            submitted.forEach(loop.start)
            cancelled.forEach(loop.cancel)
            if isStopping { break }
            loop.perform()
            loop.wait()
        }
        loop.cancelAll()
        let waiters = mailbox.withLock { mailbox in
            mailbox.isClosed = true
            return mailbox.awaitingEnd
        }
        loop.close()
        for waiter in waiters { waiter.resume() }
    }

    private func collectMail() -> ([CurlSubmission], [UInt64], Bool) {
        mailbox.withLock { mailbox in
            defer {
                mailbox.submitted = []
                mailbox.cancelled = []
            }
            return (mailbox.submitted, mailbox.cancelled, mailbox.isStopping)
        }
    }

    // Signals belong to the main thread, whose `poll` they must interrupt.
    private func blockSignals() {
        var all = sigset_t()
        unsafe sigfillset(&all)
        unsafe pthread_sigmask(SIG_BLOCK, &all, nil)
    }
}
