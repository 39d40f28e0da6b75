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
        // Not a regular expression: every value of every message comes by here.
        let type = key.utf8.prefix { ("a"..."z").contains(Unicode.Scalar($0)) || $0 == UInt8(ascii: "_") }
        let number = key.utf8.dropFirst(type.count)
        guard !type.isEmpty, !number.isEmpty,
            number.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.key = key
        self.kind = Kind(rawValue: String(Substring(type))) ?? .other
    }

    /// Makes a value acceptable: cleaned, shortened, filled in when empty.
    ///
    /// A time or a date that cannot be read as one stays as it is, and `check` tells so: none is made up.
    package func fit(_ value: String) -> String {
        let fitted = fitted(TemplateText.cleaned(value))
        return TemplateText.isBlank(fitted) ? filler : fitted
    }

    private func fitted(_ text: String) -> String {
        switch kind {
        case .thing: TemplateText.shorten(text, to: 20)
        case .characterString: TemplateText.shortenASCII(TemplateText.ascii(text), to: 32)
        case .name: TemplateText.shortenName(text)
        case .phrase: TemplateText.keep(text, upTo: 5, where: TemplateText.isHan)
        case .letter: TemplateText.keep(text, upTo: 32, where: TemplateText.isLetter)
        case .symbol: TemplateText.keep(text, upTo: 5, where: TemplateText.isSign)
        case .phoneNumber:
            TemplateText.keep(TemplateText.ascii(text), upTo: 17, where: TemplateText.isDialled)
        case .carNumber: TemplateText.keep(text, upTo: 8) { _ in true }
        case .number: TemplateNumber.firstNumber(in: text)
        case .amount: TemplateNumber.firstAmount(in: text)
        case .time, .date: TemplateTime.repaired(text)
        case .enum, .other: text
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
