import FlyingFox
import FlyingSocks
import Foundation
import Glibc
import Synchronization

/// A stand-in for the WeChat server API on a loopback address; `stop` ends everything that `start` began.
package final class SandboxServer: Sendable {
    private enum Phase {
        case idle
        case starting
        case running(HTTPServer, Task<Void, Never>)
        case stopped
    }

    let sandbox: Sandbox
    private let phase = Mutex(Phase.idle)

    package init(configuration: SandboxConfiguration) {
        sandbox = Sandbox(configuration)
    }

    /// Listens on 127.0.0.1 and tells where; a server starts once.
    package func start() async throws(SandboxError) -> SandboxAddress {
        try phase.withLock { (phase) throws(SandboxError) in
            switch phase {
            case .idle: phase = .starting
            case .starting, .running: throw .alreadyStarted
            case .stopped: throw .stopped
            }
        }
        let listening: (server: HTTPServer, task: Task<Void, Never>, port: UInt16)
        do {
            listening = try await listen()
        } catch {
            phase.withLock { $0 = .stopped }
            throw error
        }
        let isWanted = phase.withLock { phase in
            guard case .starting = phase else { return false }
            phase = .running(listening.server, listening.task)
            return true
        }
        guard isWanted else {
            await end(listening.server, listening.task)
            throw .stopped
        }
        return SandboxAddress(host: "127.0.0.1", port: listening.port)
    }

    /// Closes the listener and every connection, and waits for them.
    package func stop() async {
        let last = phase.withLock { phase in
            defer { phase = .stopped }
            return phase
        }
        if case .running(let server, let task) = last {
            await end(server, task)
        }
        sandbox.observers.finish()
    }

    /// The calls from now on, until the server stops.
    package func calls() -> AsyncStream<SandboxCall> {
        sandbox.observers.stream()
    }

    private func end(_ server: HTTPServer, _ task: Task<Void, Never>) async {
        await server.stop(timeout: 0)
        await task.value
    }

    private func listen() async throws(SandboxError) -> (HTTPServer, Task<Void, Never>, UInt16) {
        let server = try makeServer()
        let (outcomes, report) = AsyncStream.makeStream(of: Result<Void, any Error>.self)
        let running = Task { @concurrent in
            do {
                try await server.run()
            } catch {
                report.yield(.failure(error))
            }
        }
        let waiting = Task { @concurrent in
            if (try? await server.waitUntilListening(timeout: 60)) != nil {
                report.yield(.success(()))
            }
        }
        defer { waiting.cancel() }
        switch await outcomes.first(where: { _ in true }) {
        case .success:
            if case .ip4(_, let port) = await server.listeningAddress {
                return (server, running, port)
            }
            await end(server, running)
            throw .cannotListen(reason: "the listener closed at once")
        case .failure(let error): throw reason(for: error)
        case nil:
            await end(server, running)
            throw .stopped
        }
    }

    private func makeServer() throws(SandboxError) -> HTTPServer {
        do {
            let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: sandbox.configuration.port)
            // The timer of each answered request lives on until the timeout, so a long one costs memory.
            let configuration = HTTPServer.Configuration(
                address: address, timeout: 15, pool: PromptPool(), logger: .disabled)
            return HTTPServer(config: configuration, handler: HTTPFront(sandbox: sandbox))
        } catch {
            throw reason(for: error)
        }
    }

    private func reason(for error: any Error) -> SandboxError {
        switch error as? SocketError {
        case .failed(_, EADDRINUSE, _): .portInUse(sandbox.configuration.port)
        case .failed(_, EACCES, _): .portNotAllowed(sandbox.configuration.port)
        case .failed(let type, _, let message): .cannotListen(reason: "\(type): \(message)")
        default: .cannotListen(reason: "\(type(of: error))")
        }
    }
}
