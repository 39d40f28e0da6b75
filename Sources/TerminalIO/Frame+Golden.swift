extension Frame {
    /// The text plane: rows joined by newlines, a wide glyph once, no blanks at the end of a row.
    package func text() -> String {
        plane { $0.isContinuation ? nil : $0.glyph }
    }

    /// The style plane: one letter a cell, as `name` calls its style, no blanks at the end of a row.
    package func styled(_ name: (Style) -> Character) -> String {
        plane { name($0.style) }
    }

    private func plane(_ character: (Cell) -> Character?) -> String {
        (0..<size.rows).map { row in
            var line = String(self.row(row).compactMap(character))
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }
}
