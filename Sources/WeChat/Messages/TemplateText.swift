/// Cleaning and shortening of values; lengths are UTF-16 units, the strictest of the ways to count.
enum TemplateText {
    static func holdsControls(_ text: String) -> Bool {
        text.unicodeScalars.contains(where: isControl)
    }

    /// Whether there is nothing to be seen: spaces, and characters that take no room.
    static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
        }
    }

    /// Control characters and line breaks become one space, what turns the order of writing goes, the ends are trimmed.
    static func cleaned(_ text: String) -> String {
        if isClean(text) { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isDirection(scalar) {
            if !isControl(scalar) {
                scalars.append(scalar)
            } else if scalars.last != " " {
                scalars.append(" ")
            }
        }
        return trimmed(String(scalars))
    }

    // Latin and Chinese without blanks at the ends, as nearly every text is: nothing to look up, nothing to copy.
    private static func isClean(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard scalars.first != " ", scalars.last != " " else { return false }
        return scalars.allSatisfy { (0x20...0x7E).contains($0.value) || (0x4E00...0x9FFF).contains($0.value) }
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

    /// Full-width forms become ASCII; what has none stays.
    static func folded(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { asciiForm($0) ?? $0 }))
    }

    /// The characters of one kind alone, as many as may be.
    static func keep(_ text: String, upTo limit: Int, where isAllowed: (Unicode.Scalar) -> Bool) -> String {
        let kept = String(String.UnicodeScalarView(text.unicodeScalars.filter(isAllowed)))
        return trimmed(prefix(trimmed(kept), limit))
    }

    /// Latin letters and signs alone: such a name may have 20 characters, any other 10.
    static func isPlainName(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { isLetter($0) || $0 == " " || ($0.isASCII && isPunctuation($0)) }
    }

    static func shortenName(_ text: String) -> String {
        isPlainName(text) ? trimmed(prefix(text, 20)) : shorten(text, to: 10)
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

    static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    }
}

extension TemplateText {
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    static func isDialled(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || "+()-#* ".unicodeScalars.contains(scalar)
    }

    static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isUnifiedIdeograph || scalar == "々" || scalar == "〇"
    }

    static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        isPunctuation(scalar) || isSymbol(scalar)
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }

    private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
        default: false
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    // A title could make the rest of a card read backwards.
    private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isBidiControl
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
}
