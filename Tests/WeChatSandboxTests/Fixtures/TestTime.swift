import Foundation
import Synchronization

/// A wall clock that moves only when a test moves it.
final class TestTime: Sendable {
    private let instant: Mutex<Date>

    /// 2024-08-22 01:14:57 UTC, the time of a recorded answer.
    init(_ start: Date = Date(timeIntervalSince1970: 0x66c6_9111)) {
        instant = Mutex(start)
    }

    var now: Date { instant.withLock { $0 } }

    func advance(by seconds: TimeInterval) {
        instant.withLock { $0 += seconds }
    }
}
