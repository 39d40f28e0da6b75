/// Small forms of words that several sentences share.
package enum Wording {
    /// A length of time: `45 min`, `1 h`, `1 h 30`; in Chinese `45 分钟`, `1 小时`, `1 小时 30 分`.
    package static func length(_ minutes: Int, in language: Language) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        switch language {
        case .chinese:
            return hours == 0 ? "\(rest) 分钟" : rest == 0 ? "\(hours) 小时" : "\(hours) 小时 \(rest) 分"
        case .english:
            return hours == 0 ? "\(rest) min" : rest == 0 ? "\(hours) h" : "\(hours) h \(padded(rest, to: 2))"
        }
    }

    /// `8 seats`, `1 seat`, `8 座`.
    package static func seats(_ count: Int, in language: Language) -> String {
        language == .chinese ? "\(count) 座" : count == 1 ? "1 seat" : "\(count) seats"
    }

    /// `周一`, `Mon`.
    package static func weekday(_ day: CalendarDay, in language: Language) -> String {
        let names: [String] =
            switch language {
            case .chinese: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
            case .english: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
            }
        return names[day.weekday]
    }

    /// An openId as it may be shown: `oABC…wxyz`.
    package static func shortened(openID: String) -> String {
        openID.count > 10 ? "\(openID.prefix(4))…\(openID.suffix(4))" : "…"
    }

    /// What somebody typed as a sentence repeats it: on one line, and cut where it is long.
    package static func typed(_ text: String) -> String {
        let scalars = text.unicodeScalars.prefix(61).map { $0.properties.isWhitespace ? " " : $0 }
        let shown = String(String.UnicodeScalarView(scalars.prefix(60)))
        return scalars.count > 60 ? shown + "…" : shown
    }

    /// What is wrong with a text, after the name of its field.
    package static func problem(_ problem: InputText.Problem, field: Bilingual, in language: Language)
        -> String
    {
        let sentence: Bilingual =
            switch problem {
            case .empty: Bilingual(zh: "请填写\(field.zh)", en: "Fill in the \(field.en)")
            case .tooLong(let limit):
                Bilingual(
                    zh: "\(field.zh)最多 \(limit) 个字符",
                    en: "The \(field.en) may have at most \(limit) characters")
            case .controlCharacters:
                Bilingual(
                    zh: "\(field.zh)含有不可见的控制字符，请删除",
                    en: "The \(field.en) holds invisible control characters; delete them")
            }
        return sentence[language]
    }
}
