/// Cleaning and shortening of values; lengths are UTF-16 units, the strictest of the ways to count.
enum TemplateText {
    static func holdsControls(_ text: String) -> Bool {
        text.unicodeScalars.contains(where: isControl)
    }

    /// Control characters and line breaks become one space; the ends are trimmed.
    static func withoutControls(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if !isControl(scalar) {
                scalars.append(scalar)
            } else if scalars.last != " " {
                scalars.append(" ")
            }
        }
        return trimmed(String(scalars))
    }

    /// At most `limit` units, the last of them an ellipsis when something was cut off.
    static func shorten(_ text: String, to limit: Int) -> String {
        guard text.utf16.count > limit else { return text }
        return prefix(text, limit - 1) + "…"
    }

    static func shortenASCII(_ text: String, to limit: Int) -> String {
        guard text.utf16.count > limit else { return text }
        return prefix(text, limit - 3) + "..."
    }

    /// Full-width forms become ASCII; what has none is dropped.
    static func ascii(_ text: String) -> String {
        trimmed(String(String.UnicodeScalarView(text.unicodeScalars.compactMap(asciiForm))))
    }

    static func keep(_ text: String, upTo limit: Int, where isAllowed: (Character) -> Bool) -> String {
        trimmed(prefix(trimmed(text.filter(isAllowed)), limit))
    }

    /// Latin letters and signs alone: such a name may have 20 characters, any other 10.
    static func isPlainName(_ text: String) -> Bool {
        text.wholeMatch(of: #/[A-Za-z \p{P}]+/#) != nil && text.utf8.allSatisfy { $0 < 0x80 }
    }

    static func shortenName(_ text: String) -> String {
        isPlainName(text) ? trimmed(prefix(text, 20)) : shorten(text, to: 10)
    }

    /// The full-width signs of an input method, which WeChat refuses in times, as ASCII.
    static func foldedTime(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { asciiForm($0) ?? $0 }))
    }

    private static func asciiForm(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x20...0x7E: scalar
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
        case 0x3000: " "
        case 0x301C: "~"
        case 0x2013, 0x2014: "-"
        default: nil
        }
    }

    // Whole characters only: half an emoji is no text.
    private static func prefix(_ text: String, _ limit: Int) -> String {
        var kept = ""
        var length = 0
        for character in text {
            length += character.utf16.count
            if length > limit { break }
            kept.append(character)
        }
        return kept
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}
