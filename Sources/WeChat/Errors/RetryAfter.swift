package import Foundation

/// The `Retry-After` header: seconds or a date, never more than an hour.
package enum RetryAfter {
    package static let limit = Duration.seconds(3600)

    /// How long to wait; nil when the header says nothing that can be used.
    package static func duration(_ header: String?, now: Date) -> Duration? {
        guard let header else { return nil }
        if let seconds = Double(header), seconds.isFinite {
            return clamp(seconds)
        }
        return date(header).map { clamp($0.timeIntervalSince(now)) }
    }

    private static func clamp(_ seconds: Double) -> Duration {
        min(.seconds(max(0, min(seconds, 1e9))), limit)
    }

    // `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that servers may send today.
    private static func date(_ text: String) -> Date? {
        let pattern =
            #/[A-Za-z]{3}, ([0-9]{2}) ([A-Za-z]{3}) ([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT/#
        guard let match = text.wholeMatch(of: pattern),
            let day = Int(match.1), let month = months.firstIndex(of: String(match.2)),
            let year = Int(match.3),
            let hour = Int(match.4), let minute = Int(match.5), let second = Int(match.6)
        else { return nil }
        let days = daysSinceEpoch(year: year, month: month + 1, day: day)
        return Date(timeIntervalSince1970: Double(days * 86400 + hour * 3600 + minute * 60 + second))
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    // The Gregorian calendar counted from 1 March, so that the leap day comes last.
    private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month > 2 ? year : year - 1
        let shiftedMonth = (month + 9) % 12
        let daysBeforeYear = shiftedYear * 365 + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
        return daysBeforeYear + (shiftedMonth * 153 + 2) / 5 + day - 1 - 719_468
    }
}
