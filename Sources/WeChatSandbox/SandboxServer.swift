import FlyingSocks
import Foundation
import Glibc
import Synchronization

/// A stand-in for the WeChat server API on a loopback address; `stop` ends everything that `start` began.
package final class SandboxServer: Sendable {
    private enum Phase {
        case idle
        case running(Task<Void, Never>)
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
            case .idle: break
            case .running: throw .alreadyStarted
            case .stopped: throw .stopped
            }
            let listener = try listen()
            phase = .running(Task { @concurrent [sandbox] in await listener.run(sandbox) })
            return SandboxAddress(host: "127.0.0.1", port: listener.port)
        }
    }

    /// Closes the listener and every connection, and waits for them.
    package func stop() async {
        let last = phase.withLock { phase in
            defer { phase = .stopped }
            return phase
        }
        if case .running(let task) = last {
            task.cancel()
            await task.value
        }
        sandbox.observers.finish()
    }

    /// The calls from now on, until the server stops.
    package func calls() -> AsyncStream<SandboxCall> {
        sandbox.observers.stream()
    }

    private func listen() throws(SandboxError) -> HTTPListener {
        let port = sandbox.configuration.port
        do {
            return try HTTPListener(port: port)
        } catch {
            throw switch error as? SocketError {
            case .failed(_, EADDRINUSE, _): .portInUse(port)
            case .failed(_, EACCES, _): .portNotAllowed(port)
            case .failed(let type, _, let message): .cannotListen(reason: "\(type): \(message)")
            default: .cannotListen(reason: "\(type(of: error))")
            }
        }
    }
}
