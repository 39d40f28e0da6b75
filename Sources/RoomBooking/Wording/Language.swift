/// The languages in which roombook speaks; each sentence exists in both.
package enum Language: String, Sendable, CaseIterable, Codable {
    case chinese = "zh"
    case english = "en"

    /// The language that a locale asks for: Chinese for `zh…`, else English.
    package init(locale: String) {
        self = locale.lowercased().hasPrefix("zh") ? .chinese : .english
    }
}

/// One text in both languages.
package struct Bilingual: Hashable, Sendable, Codable {
    package let zh: String
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// A text that both languages share, as a path or the words of the system.
    package init(verbatim text: String) {
        self.init(zh: text, en: text)
    }

    package subscript(_ language: Language) -> String {
        switch language {
        case .chinese: zh
        case .english: en
        }
    }
}
