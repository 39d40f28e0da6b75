/// Reads a time as people type it: `930`, `9:30`, `9h30`, `9.30`, `9`, `2pm`, `下午2点`, `下午2点半`, `14点15分`, `+45m`.
package enum TypedTime {
    /// Nil where the text is no time; `+45m` and `+1h30` count from `start`.
    package static func parse(_ text: String, after start: ClockTime? = nil) -> ClockTime? {
        let compact = text.filter { !$0.isWhitespace }.map(\.narrow).map { $0.lowercased() }.joined()
        guard !compact.isEmpty, compact.count <= 16 else { return nil }
        if compact.first == "+" {
            guard let start, let length = minutes(ofLength: String(compact.dropFirst())) else { return nil }
            let end = start.minutes + length
            return end <= ClockTime.endOfDay.minutes ? ClockTime(minutes: end) : nil
        }
        return clock(compact)
    }

    /// `45`, `45m`, `1h`, `1h30`, `1h30m`, `1.5h`, in minutes.
    package static func minutes(ofLength text: String) -> Int? {
        if text.hasSuffix("h"), text.dropLast().allSatisfy({ $0.isASCIIDigit || $0 == "." }),
            let hours = Double(text.dropLast()), hours > 0, hours <= 24
        {
            return Int((hours * 60).rounded())
        }
        let parts = text.split(separator: "h", omittingEmptySubsequences: false)
        let tail = parts.last.map { $0.hasSuffix("m") ? $0.dropLast() : $0 } ?? ""
        guard (1...2).contains(parts.count), let minutes = number(tail) else { return nil }
        if parts.count == 1 { return minutes > 0 ? minutes : nil }
        guard let hours = number(parts[0]), minutes < 60 else { return nil }
        return hours * 60 + minutes > 0 ? hours * 60 + minutes : nil
    }

    /// Which half of the day the hours up to 12 are meant in.
    private enum Half {
        case morning, noon, afternoon, evening, am, pm
    }

    private static func clock(_ text: String) -> ClockTime? {
        let prefixes: [(String, Half)] = [
            ("上午", .morning), ("早上", .morning), ("凌晨", .morning), ("中午", .noon), ("下午", .afternoon),
            ("晚上", .evening),
        ]
        let suffixes: [(String, Half)] = [("am", .am), ("pm", .pm)]
        var rest = text[...]
        var half: Half?
        if let (word, found) = prefixes.first(where: { rest.hasPrefix($0.0) }) {
            (rest, half) = (rest.dropFirst(word.count), found)
        } else if let (word, found) = suffixes.first(where: { rest.hasSuffix($0.0) }) {
            (rest, half) = (rest.dropLast(word.count), found)
        }
        guard let (written, minute) = hourAndMinute(rest), minute < 60, let hour = hour(written, half),
            hour * 60 + minute <= ClockTime.endOfDay.minutes
        else { return nil }
        return ClockTime(minutes: hour * 60 + minute)
    }

    private static func hour(_ hour: Int, _ half: Half?) -> Int? {
        switch half {
        case nil: hour
        case .morning: hour < 12 ? hour : hour == 12 ? 0 : nil
        case .am: (1...12).contains(hour) ? hour % 12 : nil
        case .pm: (1...12).contains(hour) ? hour % 12 + 12 : nil
        case .noon: hour < 10 ? hour + 12 : hour
        case .afternoon: hour < 12 ? hour + 12 : hour
        case .evening: hour <= 12 ? hour + 12 : hour
        }
    }

    private static func hourAndMinute(_ text: Substring) -> (Int, Int)? {
        if text.hasSuffix("点半") { return number(text.dropLast(2)).map { ($0, 30) } }
        let body = text.hasSuffix("分") ? text.dropLast() : text
        for separator in [":", "点", "时", "h", "."] where body.contains(separator) {
            let parts = body.split(separator: Character(separator), omittingEmptySubsequences: false)
            guard parts.count == 2, let hour = number(parts[0]) else { return nil }
            if parts[1].isEmpty { return (hour, 0) }
            // 9.5 or 9:5 may mean more than one time.
            if parts[1].count < 2, separator != "点", separator != "时" { return nil }
            return number(parts[1]).map { (hour, $0) }
        }
        guard let digits = number(body) else { return nil }
        return body.count <= 2 ? (digits, 0) : (digits / 100, digits % 100)
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.count <= 4, text.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int(text)
    }
}

extension Character {
    /// The ASCII twin of a full-width sign, as `：` or `９`, which a Chinese input method types.
    var narrow: Character {
        guard let scalar = unicodeScalars.first, (0xFF01...0xFF5E).contains(scalar.value),
            let twin = Unicode.Scalar(scalar.value - 0xFEE0)
        else { return self }
        return Character(twin)
    }
}
