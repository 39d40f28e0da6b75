/// A time of day on the wall, in minutes from midnight; 24:00 ends a day.
package struct ClockTime: Hashable, Comparable, Sendable {
    package let minutes: Int

    package static let midnight = ClockTime(minutes: 0)
    package static let endOfDay = ClockTime(minutes: 24 * 60)

    /// Kept between 00:00 and 24:00.
    package init(minutes: Int) {
        self.minutes = min(max(minutes, 0), 24 * 60)
    }

    /// The time written `9:30` or `09:30`, up to `24:00`.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 24 * 60
        else { return nil }
        minutes = hour * 60 + minute
    }

    package var hour: Int { minutes / 60 }
    package var minute: Int { minutes % 60 }

    /// `09:30`.
    package var text: String {
        "\(padded(hour, to: 2)):\(padded(minute, to: 2))"
    }

    package static func < (left: ClockTime, right: ClockTime) -> Bool {
        left.minutes < right.minutes
    }

    package static func + (time: ClockTime, minutes: Int) -> ClockTime {
        ClockTime(minutes: time.minutes + minutes)
    }
}
