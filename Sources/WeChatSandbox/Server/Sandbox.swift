import Foundation
import Synchronization

/// The service behind the sockets: routes a request, lets faults strike, and tells observers what happened.
final class Sandbox: Sendable {
    let configuration: SandboxConfiguration
    let observers = CallObservers()
    private let state: Mutex<SandboxState>

    init(_ configuration: SandboxConfiguration) {
        self.configuration = configuration
        state = Mutex(SandboxState(configuration))
    }

    func answer(_ request: SandboxRequest) async -> Reply {
        let start = ContinuousClock.now
        let reply =
            if request.path.hasPrefix(ControlFace.prefix) {
                ControlFace(sandbox: self).answer(request)
            } else {
                await answerCall(request)
            }
        observers.tell(request, reply, took: ContinuousClock.now - start, at: configuration.now())
        return reply
    }

    /// Works on the state, alone and shortly.
    func withState<Value: Sendable, Failure: Error>(
        _ body: (inout SandboxState, Date) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let now = configuration.now()
        return try state.withLock { (state) throws(Failure) -> Value in try body(&state, now) }
    }

    private func answerCall(_ request: SandboxRequest) async -> Reply {
        guard let endpoint = SandboxEndpoint(path: request.path) else {
            withState { state, _ in state.otherCalls += 1 }
            return .failure(.unknownURL, path: request.path, now: configuration.now())
        }
        let fault = withState { state, _ in
            state.counts[endpoint, default: 0] += 1
            return state.faults.next(for: endpoint)
        }
        let pause = configuration.latency + (fault?.delay ?? .zero)
        let reply: Reply? =
            if fault?.preventsWork ?? false {
                await rested(pause) ? Reply() : nil
            } else {
                await worked(endpoint, request, after: pause)
            }
        guard let reply else { return Reply(note: "the sandbox stopped", delivery: .none) }
        return fault?.applied(to: reply, path: request.path, now: configuration.now()) ?? reply
    }

    /// The answer of the API after a pause, during which the person of a send is held; nil if cut short.
    private func worked(
        _ endpoint: SandboxEndpoint, _ request: SandboxRequest, after pause: Duration
    ) async -> Reply? {
        guard pause > .zero else {
            return withState { state, now in
                let hold = endpoint == .subscribeSend ? state.hold(request, now: now) : .none
                defer { state.release(hold) }
                return Self.reply(to: request, endpoint, hold, &state, now)
            }
        }
        let hold = withState { state, now in
            endpoint == .subscribeSend ? state.hold(request, now: now) : .none
        }
        defer { withState { state, _ in state.release(hold) } }
        guard await rested(pause) else { return nil }
        return withState { state, now in Self.reply(to: request, endpoint, hold, &state, now) }
    }

    private static func reply(
        to request: SandboxRequest, _ endpoint: SandboxEndpoint, _ hold: SendHold,
        _ state: inout SandboxState, _ now: Date
    ) -> Reply {
        let isPost = request.method == "POST"
        if isPost, case .ofUnknownLength = request.body {
            return Reply(status: 412, note: "no Content-Length")
        }
        do throws(APIError) {
            guard isPost == endpoint.takesDocument, isPost || request.method == "GET" else {
                throw endpoint.takesDocument ? .needsPOST : .needsGET
            }
            return .success(try state.answer(endpoint, request, hold, now: now), path: request.path)
        } catch {
            return .failure(error, path: request.path, now: now)
        }
    }

    /// Whether the whole pause passed; not if the server is stopping.
    private func rested(_ pause: Duration) async -> Bool {
        guard pause > .zero else { return true }
        return (try? await configuration.clock.sleep(for: pause)) != nil
    }
}
