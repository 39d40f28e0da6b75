/// The clock and calendar texts that `time` and `date` keywords accept.
enum TimeText {
    /// What one end of a value holds.
    private struct End {
        var hasDate: Bool
        var hasClock: Bool
    }

    /// A clock, a date with a clock, or a range of them.
    static func isTime(_ value: String) -> Bool {
        guard let ends = ends(of: value), ends.allSatisfy(\.hasClock) else { return false }
        return ends.count == 1 || ends[0].hasDate || !ends[1].hasDate
    }

    /// A date, a date with a clock, or a range; the end of a range may be a clock of the same day.
    static func isDate(_ value: String) -> Bool {
        guard let ends = ends(of: value), ends[0].hasDate else { return false }
        return ends.count == 1 || ends[1].hasDate || ends[0].hasClock
    }

    /// One end, or the two around an ASCII tilde; nil if either is not understood.
    private static func ends(of value: String) -> [End]? {
        let texts = value.split(separator: "~", omittingEmptySubsequences: false)
        guard texts.count <= 2 else { return nil }
        let ends = texts.compactMap(end)
        return ends.count == texts.count ? ends : nil
    }

    private static func end(_ text: Substring) -> End? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        switch parts.count {
        case 1 where isClock(parts[0]): return End(hasDate: false, hasClock: true)
        case 1 where isCalendarDate(parts[0]): return End(hasDate: true, hasClock: false)
        case 2 where isCalendarDate(parts[0]) && isClock(parts[1]): return End(hasDate: true, hasClock: true)
        default: return nil
        }
    }

    /// `HH:MM` or `HH:MM:SS` of a day with 24 hours.
    private static func isClock(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }) else {
            return false
        }
        let numbers = parts.compactMap(number)
        return numbers.count == parts.count && numbers[0] < 24 && numbers.dropFirst().allSatisfy { $0 < 60 }
    }

    private static func isCalendarDate(_ text: Substring) -> Bool {
        if text.contains(where: { "年月日".contains($0) }) {
            return isChineseDate(text)
        }
        return ["-", "/", "."].contains { isSeparatedDate(text, by: $0) }
    }

    /// `y年m月d日`, `y年m月` or `m月d日`.
    private static func isChineseDate(_ text: Substring) -> Bool {
        var rest = text
        let year = take(&rest, upTo: "年")
        guard let month = take(&rest, upTo: "月") else { return false }
        let day = take(&rest, upTo: "日")
        return rest.isEmpty && isDay(year: year, month: month, day: day)
    }

    private static func take(_ rest: inout Substring, upTo unit: Character) -> Substring? {
        guard let index = rest.firstIndex(of: unit) else { return nil }
        defer { rest = rest[index...].dropFirst() }
        return rest[..<index]
    }

    /// `y-m-d`, `y-m` or `m-d`.
    private static func isSeparatedDate(_ text: Substring, by separator: Character) -> Bool {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        switch parts.count {
        case 3: return isDay(year: parts[0], month: parts[1], day: parts[2])
        case 2 where parts[0].utf8.count == 4: return isDay(year: parts[0], month: parts[1], day: nil)
        case 2: return isDay(year: nil, month: parts[0], day: parts[1])
        default: return false
        }
    }

    private static func isDay(year: Substring?, month: Substring, day: Substring?) -> Bool {
        guard year != nil || day != nil, month.utf8.count <= 2, let month = number(month),
            (1...12).contains(month)
        else { return false }
        var leap = true
        if let year {
            guard year.utf8.count == 4, let year = number(year) else { return false }
            leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        }
        guard let day else { return true }
        guard day.utf8.count <= 2, let day = number(day) else { return false }
        let longest = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...longest[month - 1]).contains(day)
    }

    private static func number(_ text: Substring) -> Int? {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy(digits.contains) else { return nil }
        return Int(text)
    }
}
