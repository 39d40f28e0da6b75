import Synchronization

/// HTTP over libcurl: one thread of its own, started by the first request.
package final class CurlTransport: HTTPTransport {
    private enum State {
        case unused
        case running(CurlEngine)
        case stopped
    }

    private let settings: CurlSettings
    private let state = Mutex(State.unused)
    private let nextID = Atomic<UInt64>(0)

    package init(settings: CurlSettings = CurlSettings()) {
        self.settings = settings
    }

    deinit {
        if case .running(let engine) = state.withLock({ $0 }) { engine.stop() }
    }

    package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        guard !Task.isCancelled else { throw .cancelled(mayHaveBeenSent: false) }
        let engine = try runningEngine()
        let id = nextID.add(1, ordering: .relaxed).newValue
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                engine.submit(CurlSubmission(id: id, request: request, continuation: continuation))
                // A cancellation that came before the submission found nothing to cancel.
                if Task.isCancelled { engine.cancel(id) }
            }
        } onCancel: {
            engine.cancel(id)
        }
        return try result.get()
    }

    /// Aborts what is under way, refuses what comes, and returns when the thread has ended.
    package func shutdown() async {
        let last = state.withLock { state in
            defer { state = .stopped }
            return state
        }
        guard case .running(let engine) = last else { return }
        await engine.stopAndWait()
    }

    private func runningEngine() throws(TransportError) -> CurlEngine {
        try state.withLock { state throws(TransportError) in
            switch state {
            case .running(let engine):
                return engine
            case .stopped:
                throw .notSent(.transportStopped)
            case .unused:
                guard let engine = CurlEngine(settings: settings) else { throw .notSent(.setupFailed) }
                engine.start()
                state = .running(engine)
                return engine
            }
        }
    }
}
