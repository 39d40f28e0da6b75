/// Times as WeChat's `time` and `date` values want them: wall clock, 24 hours, ASCII colon and tilde.
package enum TemplateTime {
    /// What a clock and a calendar on the wall show.
    package struct Moment: Sendable, Hashable {
        package let year: Int
        package let month: Int
        package let day: Int
        package let hour: Int
        package let minute: Int

        package init(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
            self.year = year
            self.month = month
            self.day = day
            self.hour = hour
            self.minute = minute
        }

        var date: String { "\(year)年\(month)月\(day)日" }
        var clock: String { twoDigits(hour) + ":" + twoDigits(minute) }

        private func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    }

    /// As `2026年11月23日 14:00`.
    package static func point(_ moment: Moment) -> String {
        moment.date + " " + moment.clock
    }

    /// As `2026年11月23日 14:00~15:00`; both ends are complete when they lie on different days.
    package static func range(_ start: Moment, _ end: Moment) -> String {
        point(start) + "~" + (start.date == end.date ? end.clock : point(end))
    }

    /// As `14:00~15:00`.
    package static func clockRange(_ start: Moment, _ end: Moment) -> String {
        start.clock + "~" + end.clock
    }

    /// Whether a value is a clock time, with or without a date, or a range of two.
    package static func isTime(_ value: String) -> Bool {
        isRange(value) { isClock($0) || isDateAndClock($0) }
    }

    /// Whether a value is a date, with or without a clock time, or a range of two.
    package static func isDate(_ value: String) -> Bool {
        isRange(value, laterEndMayBeClock: isDateAndClock) { isCalendarDate($0) || isDateAndClock($0) }
    }

    /// A text with what input methods and people write otherwise put right, as `9:00－10:00`.
    static func repaired(_ text: String) -> String {
        if isInOrder(text) { return text }
        var text = TemplateText.folded(text)
        text = text.replacing(#/ *~ */#, with: "~").replacing(#/ {2,}/#, with: " ")
        text = text.replacing(#/(:[0-9]{2}) *- *([0-9]{1,2}:)/#) { "\($0.1)~\($0.2)" }
        return text.replacing(#/(^|[ ~])([0-9]):/#) { "\($0.1)0\($0.2):" }
    }

    // As this program writes times: two digits before each colon, single blanks, none beside a tilde, no hyphen.
    private static func isInOrder(_ text: String) -> Bool {
        var (last, beforeLast): (Unicode.Scalar, Unicode.Scalar) = (" ", " ")
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9", "年", "月", "日": if last == "~", scalar.value > 0x7F { return false }
            case ":": guard isDigit(last), isDigit(beforeLast) else { return false }
            case " ": guard last != " ", last != "~" else { return false }
            case "~": guard last != " " else { return false }
            default: return false
            }
            (beforeLast, last) = (last, scalar)
        }
        return last != " "
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    private static func isRange(
        _ value: String,
        laterEndMayBeClock: (Substring) -> Bool = { _ in false },
        isAtom: (Substring) -> Bool
    ) -> Bool {
        let ends = value.split(separator: "~", omittingEmptySubsequences: false)
        guard (1...2).contains(ends.count), isAtom(ends[0]) else { return false }
        return ends.count == 1 || isAtom(ends[1]) || (laterEndMayBeClock(ends[0]) && isClock(ends[1]))
    }

    private static func isClock(_ text: Substring) -> Bool {
        text.wholeMatch(of: #/([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?/#) != nil
    }

    private static func isCalendarDate(_ text: Substring) -> Bool {
        let chinese =
            #/([0-9]{4}年)?(0?[1-9]|1[0-2])月((0?[1-9]|[12][0-9]|3[01])日)?/#
        let separated =
            #/([0-9]{4})([-\/.])(0?[1-9]|1[0-2])(\2(0?[1-9]|[12][0-9]|3[01]))?/#
        if let match = text.wholeMatch(of: chinese) { return match.1 != nil || match.3 != nil }
        return text.wholeMatch(of: separated) != nil
            || text.wholeMatch(of: #/(0?[1-9]|1[0-2])[-\/.](0?[1-9]|[12][0-9]|3[01])/#) != nil
    }

    private static func isDateAndClock(_ text: Substring) -> Bool {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 && isCalendarDate(parts[0]) && isClock(parts[1])
    }
}
