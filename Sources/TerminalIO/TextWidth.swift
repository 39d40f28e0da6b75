/// Columns that text takes on the screen, counted on the safe text that is really drawn.
///
/// Wide glyphs take two; those whose width depends on the terminal's font take one.
package enum TextWidth {
    /// Where the blanks go when text is shorter than its place.
    package enum Alignment: Sendable {
        case leading, trailing, center
    }

    package static func columns(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return SafeGlyphs(String(text)).reduce(0) { $0 + $1.columns }
    }

    package static func columns(of character: Character) -> Int {
        columns(String(character))
    }

    /// As much of the beginning as fits into so many columns.
    package static func prefix(_ text: some StringProtocol, columns limit: Int) -> String {
        var used = 0
        var result = ""
        for (glyph, columns) in SafeGlyphs(String(text)) {
            guard used + columns <= limit else { break }
            used += columns
            result.append(glyph)
        }
        return result
    }

    /// The text, cut with a mark at its end if it takes more columns.
    ///
    /// The mark is ASCII, as the width of `…` depends on the terminal.
    package static func truncated(
        _ text: some StringProtocol, columns limit: Int, mark: String = "~"
    ) -> String {
        guard columns(text) > limit else { return safeText(String(text)) }
        let room = limit - columns(mark)
        return room >= 0 ? prefix(text, columns: room) + mark : prefix(text, columns: limit)
    }

    /// The text, cut or filled with blanks to exactly so many columns.
    package static func padded(
        _ text: some StringProtocol, columns wanted: Int, alignment: Alignment = .leading
    ) -> String {
        let text = truncated(text, columns: wanted)
        let blanks = max(0, wanted - columns(text))
        let before =
            switch alignment {
            case .leading: 0
            case .trailing: blanks
            case .center: blanks / 2
            }
        return String(repeating: " ", count: before) + text
            + String(repeating: " ", count: blanks - before)
    }
}
