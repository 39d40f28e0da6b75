/// Reads a day as people type it: `2026-11-23`, `11-23`, `1123`, `today`, `明天`, `+3`, `fri`, `周五`.
package enum TypedDay {
    /// Nil where the text is no day; words count from `today`, and a weekday is the next one, today included.
    package static func parse(_ text: String, today: CalendarDay) -> CalendarDay? {
        let word = text.lowercased().filter { !$0.isWhitespace }
        guard !word.isEmpty, word.count <= 16 else { return nil }
        if let offset = offsets[word] { return today + offset }
        if word.hasPrefix("+"), let days = Int(word.dropFirst()), (0...3660).contains(days) {
            return today + days
        }
        if let weekday = weekday(word) {
            return today + (weekday - today.weekday + 7) % 7
        }
        return CalendarDay(iso: word) ?? monthAndDay(word, today: today)
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

    private static func monthAndDay(_ word: String, today: CalendarDay) -> CalendarDay? {
        if word.count == 8, word.allSatisfy(\.isASCIIDigit), let number = Int(word) {
            return CalendarDay(year: number / 10000, month: number / 100 % 100, day: number % 100)
        }
        var month: Int?
        var day: Int?
        if word.count == 4, word.allSatisfy(\.isASCIIDigit), let number = Int(word) {
            (month, day) = (number / 100, number % 100)
        } else {
            let parts = word.split(whereSeparator: { "-/.月日".contains($0) })
            guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) && $0.count <= 2 })
            else {
                return nil
            }
            (month, day) = (Int(parts[0]), Int(parts[1]))
        }
        guard let month, let day, let thisYear = CalendarDay(year: today.year, month: month, day: day) else {
            return nil
        }
        // A day long past is meant for next year.
        return thisYear < today + -60 ? CalendarDay(year: today.year + 1, month: month, day: day) : thisYear
    }
}
