package import Foundation
package import RoomBooking
import Synchronization

/// The time of day as a test sets it, for everything that takes `now` as a parameter.
package final class ManualTime: Sendable {
    private let current: Mutex<Instant>

    package init(_ start: Instant = Fixtures.morning) {
        current = Mutex(start)
    }

    package var instant: Instant { current.withLock { $0 } }

    /// What services take as `now`.
    package var now: @Sendable () -> Date {
        { self.instant.date }
    }

    package func advance(seconds: Int64) {
        current.withLock { $0 = $0 + seconds }
    }
}
