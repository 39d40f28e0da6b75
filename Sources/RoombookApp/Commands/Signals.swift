import Dispatch
import Glibc

/// Waits for signals without a handler that runs at any moment.
enum Signals {
    static func first(of signals: [Int32]) async -> Int32 {
        let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
        let sources = signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(number) }
            source.resume()
            return source
        }
        let first = await stream.first { _ in true } ?? SIGTERM
        sources.forEach { $0.cancel() }
        // A second one ends the process as it would any other.
        signals.forEach { signal($0, SIG_DFL) }
        return first
    }
}
