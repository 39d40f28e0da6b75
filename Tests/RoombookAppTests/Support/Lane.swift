import Foundation
import Synchronization

/// Threads for what blocks, so many at a time.
///
/// Not a dispatch queue: its threads are those of the cooperative pool, which every other test waits for.
final class Lane: Sendable {
    private let jobs = Mutex<[@Sendable () -> Void]>([])
    private let waiting = DispatchSemaphore(value: 0)

    init(width: Int) {
        for _ in 0..<width {
            Thread.detachNewThread { [self] in
                while true { next()() }
            }
        }
    }

    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let job = Job(body)
            jobs.withLock { $0.append { continuation.resume(with: job.perform()) } }
            waiting.signal()
        }
    }

    private func next() -> @Sendable () -> Void {
        waiting.wait()
        return jobs.withLock { $0.removeFirst() }
    }
}

/// What is done once, and then let go of: a test's folder must be gone before the test is over.
private final class Job<Value: Sendable>: Sendable {
    private let body: Mutex<(@Sendable () throws -> Value)?>

    init(_ body: @escaping @Sendable () throws -> Value) {
        self.body = Mutex(body)
    }

    func perform() -> Result<Value, any Error> {
        let body = body.withLock { body in
            defer { body = nil }
            return body
        }
        guard let body else { return .failure(CancellationError()) }
        return Result(catching: body)
    }
}
