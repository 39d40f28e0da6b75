/// The rules for every text that people type.
package enum InputText {
    /// What is wrong with a text.
    package enum Problem: Hashable, Sendable {
        case empty
        /// The limit in characters.
        case tooLong(limit: Int)
        case controlCharacters
    }

    /// Nil where the text may be stored: not blank, at most `limit` characters (and not stuffed with combining
    /// marks), no control characters and none that reorder text.
    package static func check(_ text: String, limit: Int) -> Problem? {
        if text.utf8.count > limit * 16 { return .tooLong(limit: limit) }
        if text.unicodeScalars.contains(where: isForbidden) { return .controlCharacters }
        if text.unicodeScalars.allSatisfy(isBlank) { return .empty }
        if text.count > limit { return .tooLong(limit: limit) }
        return nil
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF, 0xFFFD, 0xFFF9...0xFFFB: true
        case 0xE0000...0xE007F: true
        default: false
        }
    }
}
