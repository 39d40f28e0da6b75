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
        /// Whether the thread waits, so that only the doorbell brings it back.
        var isAsleep = false
        var awaitingEnd: [CheckedContinuation<Void, Never>] = []
    }

    private static let globalInit: CURLcode = ccurl_global_init()

    private let mailbox = Mutex(Mailbox())
    private let doorbell: Doorbell
    // Used by the engine's thread alone.
    nonisolated(unsafe) private let loop: CurlLoop

    init?(settings: CurlSettings) {
        guard Self.globalInit == CURLE_OK, let doorbell = Doorbell() else { return nil }
        guard let loop = CurlLoop(settings: settings, doorbell: doorbell) else {
            doorbell.close()
            return nil
        }
        self.doorbell = doorbell
        unsafe self.loop = loop
    }

    func start() {
        Thread.detachNewThread { self.run() }
    }

    func submit(_ submission: CurlSubmission) {
        let isAccepted = mailbox.withLock { mailbox in
            guard !mailbox.isStopping else { return false }
            mailbox.submitted.append(submission)
            wakeUp(&mailbox)
            return true
        }
        if !isAccepted { submission.answer(.failure(.notSent(.transportStopped))) }
    }

    func cancel(_ id: UInt64) {
        mailbox.withLock { mailbox in
            guard !mailbox.isStopping else { return }
            mailbox.cancelled.append(id)
            wakeUp(&mailbox)
        }
    }

    func stop() {
        mailbox.withLock { mailbox in
            guard !mailbox.isClosed else { return }
            mailbox.isStopping = true
            wakeUp(&mailbox)
        }
    }

    func stopAndWait() async {
        await withCheckedContinuation { continuation in
            let hasEnded = mailbox.withLock { mailbox in
                if mailbox.isClosed { return true }
                mailbox.isStopping = true
                mailbox.awaitingEnd.append(continuation)
                wakeUp(&mailbox)
                return false
            }
            if hasEnded { continuation.resume() }
        }
    }

    // Called under the mailbox's lock and never after it is closed, so the doorbell is there.
    private func wakeUp(_ mailbox: inout Mailbox) {
        guard mailbox.isAsleep else { return }
        mailbox.isAsleep = false
        doorbell.ring()
    }

    private func run() {
        blockSignals()
        let loop = unsafe loop
        while true {
            let mail = collectMail()
            mail.submitted.forEach(loop.start)
            mail.cancelled.forEach(loop.cancel)
            if mail.isStopping { break }
            loop.turn(mayBlock: mail.isAsleep)
        }
        loop.cancelAll()
        let waiters = mailbox.withLock { mailbox in
            mailbox.isClosed = true
            return mailbox.awaitingEnd
        }
        loop.close()
        doorbell.close()
        for waiter in waiters { waiter.resume() }
    }

    // Falls asleep where there is none.
    private func collectMail() -> Mailbox {
        mailbox.withLock { mailbox in
            mailbox.isAsleep = mailbox.submitted.isEmpty && mailbox.cancelled.isEmpty && !mailbox.isStopping
            defer {
                mailbox.submitted = []
                mailbox.cancelled = []
            }
            return mailbox
        }
    }

    // Signals belong to the main thread, whose `poll` they must interrupt.
    private func blockSignals() {
        var all = sigset_t()
        unsafe sigfillset(&all)
        unsafe pthread_sigmask(SIG_BLOCK, &all, nil)
    }
}
