import Foundation
import Synchronization

/// The service behind the sockets: routes a request, lets faults strike, and tells observers what happened.
final class Sandbox: Sendable {
    /// What the sandbox was started with; what may change since then is in the state.
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
        let (strike, latency) = withState { state, _ in
            state.counts[endpoint, default: 0] += 1
            return (state.faults.strike(endpoint), state.rules.latency)
        }
        let reply =
            if let strike {
                await answered(endpoint, request, struckBy: strike, latency: latency)
            } else {
                await worked(endpoint, request, after: latency)
            }
        return reply ?? Reply(note: "the sandbox stopped", delivery: .none)
    }

    /// The answer that a fault makes of the API's; nil if cut short.
    private func answered(
        _ endpoint: SandboxEndpoint, _ request: SandboxRequest, struckBy strike: SandboxFaultRecord,
        latency: Duration
    ) async -> Reply? {
        let fault = strike.fault
        let pause = latency + (fault.delaysAnswer ? .zero : fault.delay)
        var reply = Reply()
        if fault.preventsWork {
            guard await rested(pause) else { return nil }
        } else {
            guard let worked = await worked(endpoint, request, after: pause) else { return nil }
            reply = worked
            if endpoint == .subscribeSend, reply.errorCode == 0 {
                withState { state, _ in state.faults.noteDelivery(behind: strike.id) }
            }
        }
        guard await rested(fault.delaysAnswer ? fault.delay : .zero) else { return nil }
        return fault.applied(to: reply, path: request.path, now: configuration.now())
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
        if request.method == "POST", case .ofUnknownLength = request.body {
            return Reply(status: 412, note: "no Content-Length")
        }
        let reply: Reply
        do throws(APIError) {
            if let refusal = endpoint.refusal(of: request.method) { throw refusal }
            reply = .success(try state.answer(endpoint, request, hold, now: now), path: request.path)
        } catch {
            reply = .failure(error, path: request.path, now: now)
            state.requests.note(request, reply, of: endpoint, at: now)
        }
        state.note(reply, of: endpoint)
        return reply
    }

    /// Whether the whole pause passed; not if the server is stopping.
    private func rested(_ pause: Duration) async -> Bool {
        guard pause > .zero else { return true }
        return (try? await configuration.clock.sleep(for: pause)) != nil
    }
}
