/// A keyword of a template, such as `thing4`: its key names the type, and the type limits the value.
package struct TemplateField: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case thing
        case number
        case letter
        case symbol
        case characterString = "character_string"
        case time
        case date
        case amount
        case phoneNumber = "phone_number"
        case carNumber = "car_number"
        case name
        case phrase
        case `enum`
        /// A type that is not documented any more: its value need only not be empty.
        case other
    }

    package let key: String
    package let kind: Kind

    /// Nil when the key is not a type and a number (`thing4.DATA` is a common mistake).
    package init?(_ key: String) {
        guard let match = key.wholeMatch(of: #/([a-z_]+?)[0-9]+/#) else { return nil }
        self.key = key
        self.kind = Kind(rawValue: String(match.1)) ?? .other
    }

    /// Makes a value acceptable where that is possible: shortened, cleaned, filled in when empty.
    package func fit(_ value: String) -> String {
        let clean = TemplateText.withoutControls(value)
        let fitted = fitted(clean)
        return fitted.isEmpty ? filler : fitted
    }

    private func fitted(_ text: String) -> String {
        switch kind {
        case .thing: TemplateText.shorten(text, to: 20)
        case .characterString: TemplateText.shortenASCII(TemplateText.ascii(text), to: 32)
        case .name: TemplateText.shortenName(text)
        case .phrase:
            TemplateText.keep(text, upTo: 5) { String($0).wholeMatch(of: #/\p{Script=Han}/#) != nil }
        case .letter: TemplateText.keep(text, upTo: 32) { $0.isASCII && $0.isLetter }
        case .symbol: TemplateText.keep(text, upTo: 5) { String($0).wholeMatch(of: #/[\p{P}\p{S}]/#) != nil }
        case .number: TemplateText.keep(TemplateText.ascii(text), upTo: 32) { "-.0123456789".contains($0) }
        case .phoneNumber:
            TemplateText.keep(TemplateText.ascii(text), upTo: 17) { "+()-#* 0123456789".contains($0) }
        case .carNumber: TemplateText.keep(text, upTo: 8) { _ in true }
        case .time, .date: TemplateText.foldedTime(text)
        case .amount, .enum, .other: text
        }
    }

    // WeChat refuses an empty value with 47003.
    private var filler: String {
        switch kind {
        case .thing, .name, .phrase, .carNumber: "无"
        case .number, .amount: "0"
        case .letter: "NA"
        case .characterString, .symbol, .phoneNumber, .time, .date, .enum, .other: "-"
        }
    }
}
