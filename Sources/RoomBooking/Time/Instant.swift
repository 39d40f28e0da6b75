package import Foundation

/// A moment, in whole seconds since 1970 UTC: the only form in which instants are stored.
package struct Instant: Hashable, Comparable, Sendable, Codable {
    package var seconds: Int64

    package init(seconds: Int64) {
        self.seconds = seconds
    }

    /// The second that `date` falls in.
    package init(_ date: Date) {
        seconds = Int64(date.timeIntervalSince1970.rounded(.down))
    }

    /// The first whole second that is not before `date`.
    package init(roundingUp date: Date) {
        seconds = Int64(date.timeIntervalSince1970.rounded(.up))
    }

    package var date: Date {
        Date(timeIntervalSince1970: TimeInterval(seconds))
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.seconds < right.seconds
    }

    package static func + (instant: Instant, seconds: Int64) -> Instant {
        Instant(seconds: instant.seconds + seconds)
    }

    package static func - (instant: Instant, seconds: Int64) -> Instant {
        Instant(seconds: instant.seconds - seconds)
    }

    /// Seconds from `right` to `left`.
    package static func - (left: Instant, right: Instant) -> Int64 {
        left.seconds - right.seconds
    }
}
