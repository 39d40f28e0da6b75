import Foundation
import Synchronization

/// Those who watch the calls; a slow one loses the oldest and holds nobody up.
final class CallObservers: Sendable {
    private struct Registry {
        var nextID = 0
        var continuations: [Int: AsyncStream<SandboxCall>.Continuation] = [:]
        var isFinished = false
    }

    private let registry = Mutex(Registry())

    func stream() -> AsyncStream<SandboxCall> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: SandboxCall.self, bufferingPolicy: .bufferingNewest(1_000))
        let id: Int? = registry.withLock { registry in
            guard !registry.isFinished else { return nil }
            registry.nextID += 1
            registry.continuations[registry.nextID] = continuation
            return registry.nextID
        }
        if let id {
            continuation.onTermination = { [weak self] _ in self?.forget(id) }
        } else {
            continuation.finish()
        }
        return stream
    }

    func tell(_ request: SandboxRequest, _ reply: Reply, took duration: Duration, at time: Date) {
        let listening = registry.withLock { Array($0.continuations.values) }
        guard !listening.isEmpty else { return }
        let call = SandboxCall(
            time: time, method: Self.printable(request.method, most: 10), path: Self.redacted(request.path),
            status: reply.delivery == .none ? nil : reply.status, errorCode: reply.errorCode,
            microseconds: Int(duration / .microseconds(1)), note: reply.note)
        for continuation in listening {
            continuation.yield(call)
        }
    }

    func finish() {
        let listening = registry.withLock { registry in
            registry.isFinished = true
            defer { registry.continuations = [:] }
            return Array(registry.continuations.values)
        }
        for continuation in listening {
            continuation.finish()
        }
    }

    private func forget(_ id: Int) {
        registry.withLock { _ = $0.continuations.removeValue(forKey: id) }
    }

    /// The path, without any part that is long enough to be a secret.
    private static func redacted(_ path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.utf8.count > 24 ? "…" : String($0) }
        return printable(parts.joined(separator: "/"), most: 80)
    }

    private static func printable(_ text: String, most: Int) -> String {
        let scalars = text.unicodeScalars.prefix(most).map { scalar in
            (0x21...0x7E).contains(scalar.value) || scalar == "…" ? Character(scalar) : "?"
        }
        return String(scalars)
    }
}
