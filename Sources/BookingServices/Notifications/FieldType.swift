/// What WeChat takes as the value of a template's key, told by the key's name, as `thing` in `thing4`.
enum FieldType {
    /// Up to 20 characters of any kind.
    case thing
    /// Up to 32 printable ASCII characters.
    case characterString
    /// Up to 10 characters; 20 where all are ASCII.
    case name
    /// Its rules are left to WeChat.
    case other

    init(key: String) {
        switch key.prefix(while: { !$0.isNumber }) {
        case "thing": self = .thing
        case "character_string": self = .characterString
        case "name": self = .name
        default: self = .other
        }
    }

    /// `text` on one line and cut to what the type takes; never empty, which WeChat refuses.
    func fitted(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let fitted =
            switch self {
            case .thing: cut(line, to: 20)
            case .characterString: String(ascii(line).prefix(32))
            case .name: cut(line, to: line.allSatisfy(\.isASCII) ? 20 : 10)
            case .other: line
            }
        return fitted.allSatisfy(\.isWhitespace) ? "-" : fitted
    }

    // WeChat does not say how it counts an emoji, so the strictest of the usual counts is kept: UTF-16 units.
    private func cut(_ text: String, to limit: Int) -> String {
        if text.utf16.count <= limit { return text }
        var kept = ""
        for character in text where kept.utf16.count + character.utf16.count < limit {
            kept.append(character)
        }
        return kept + "…"
    }

    /// The ASCII in `text`, with Chinese dates in their short form so that both ends of a range fit.
    private func ascii(_ text: String) -> String {
        let parts = text.split(separator: "~", omittingEmptySubsequences: false)
        let short =
            parts.count == 2 && text.contains("年") ? parts.map(withoutYear).joined(separator: "~") : text
        return String(short.filter { $0.isASCII && !$0.isNewline })
    }

    private func withoutYear(_ date: Substring) -> String {
        let rest = date.drop { $0 != "年" }.dropFirst()
        return String(rest).replacing("月", with: "-").replacing("日", with: "")
    }
}
