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
        let month = #"(0?[1-9]|1[0-2])"#
        let day = #"(0?[1-9]|[12][0-9]|3[01])"#
        let year = "[0-9]{4}"
        let forms = [
            "\(year)年\(month)月\(day)日", "\(year)年\(month)月", "\(month)月\(day)日",
            "\(year)([-/.])\(month)[-/.]\(day)", "\(year)[-/.]\(month)", "\(month)[-/.]\(day)",
        ]
        return forms.contains { form in (try? Regex(form).wholeMatch(in: text)) != nil }
    }

    private static func isDateAndClock(_ text: Substring) -> Bool {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 && isCalendarDate(parts[0]) && isClock(parts[1])
    }
}
