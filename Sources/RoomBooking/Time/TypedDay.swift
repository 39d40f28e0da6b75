/// Reads a day as people type it: `2026-11-23`, `11-23`, `1123`, `11月23日`, `today`, `明天`, `+3`, `fri`, `周五`.
package enum TypedDay {
    /// Nil where the text is no day; words count from `today`, and a weekday is the next one, today included.
    package static func parse(_ text: String, today: CalendarDay) -> CalendarDay? {
        let word = text.filter { !$0.isWhitespace }.map(\.narrow).map { $0.lowercased() }.joined()
        guard !word.isEmpty, word.count <= 16 else { return nil }
        if let offset = offsets[word] { return today + offset }
        if word.hasPrefix("+") {
            guard let days = number(word.dropFirst()), days <= 3660 else { return nil }
            return today + days
        }
        if let weekday = weekday(word) {
            return today + (weekday - today.weekday + 7) % 7
        }
        return date(word, today: today)
    }

    private static let offsets = [
        "today": 0, "今天": 0, "tomorrow": 1, "tom": 1, "明天": 1, "后天": 2, "yesterday": -1, "昨天": -1,
    ]

    private static func weekday(_ word: String) -> Int? {
        let english = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        let full = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        if let index = english.firstIndex(of: word) ?? full.firstIndex(of: word) { return index }
        for prefix in ["周", "星期", "礼拜"] where word.hasPrefix(prefix) && word.count == prefix.count + 1 {
            guard let sign = word.last else { return nil }
            return Array("一二三四五六日").firstIndex(of: sign) ?? (sign == "天" ? 6 : nil)
        }
        return nil
    }

    private static func date(_ word: String, today: CalendarDay) -> CalendarDay? {
        if let digits = number(word[...]) {
            if word.count == 8 {
                return CalendarDay(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
            }
            return word.count == 4 ? nearest(month: digits / 100, day: digits % 100, today: today) : nil
        }
        let body = word.hasSuffix("日") ? word.dropLast() : word[...]
        let parts = body.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }.map(number)
        let numbers = parts.compactMap { $0 }
        guard numbers.count == parts.count else { return nil }
        switch numbers.count {
        case 2: return nearest(month: numbers[0], day: numbers[1], today: today)
        case 3: return CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
        default: return nil
        }
    }

    // A day long past is meant for next year.
    private static func nearest(month: Int, day: Int, today: CalendarDay) -> CalendarDay? {
        guard let thisYear = CalendarDay(year: today.year, month: month, day: day) else { return nil }
        return thisYear < today + -60 ? CalendarDay(year: today.year + 1, month: month, day: day) : thisYear
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.count <= 8, text.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int(text)
    }
}
