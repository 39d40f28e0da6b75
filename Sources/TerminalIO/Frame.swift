/// A picture of the whole screen, drawn cell by cell; what does not fit is cut off, never an error.
///
/// A wide glyph always holds two cells. Writing over either half blanks the other, so that no picture can
/// show half a glyph.
package struct Frame: Sendable, Equatable {
    package let size: Size
    /// Where the hardware cursor stands; hidden when nil.
    package var cursor: Point?
    private var cells: [Cell]

    package init(size: Size, style: Style = .plain) {
        let size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
        self.size = size
        cells = Array(repeating: Cell(style: style), count: size.columns * size.rows)
    }

    /// The cell at a place; outside the frame it is a plain blank.
    package subscript(column: Int, row: Int) -> Cell {
        guard (0..<size.columns).contains(column), (0..<size.rows).contains(row) else { return Cell() }
        return cells[row * size.columns + column]
    }

    /// The cells of one row from left to right; empty outside the frame.
    package func row(_ row: Int) -> ArraySlice<Cell> {
        guard (0..<size.rows).contains(row) else { return [] }
        return cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// Writes text from a cell to the right, at most `width` columns, and tells how many columns it took.
    ///
    /// The text is made safe first. A wide glyph with room for only its left half becomes a space.
    @discardableResult
    package mutating func put(
        _ text: String, column: Int, row: Int, style: Style, width: Int? = nil
    ) -> Int {
        let room = max(0, min(width ?? .max, size.columns - column))
        guard (0..<size.rows).contains(row) else { return min(room, TextWidth.columns(text)) }
        if let used = putASCII(text, column: column, row: row, style: style, room: room) { return used }
        var used = 0
        for (glyph, columns) in SafeGlyphs(text) {
            guard used + columns <= room else {
                if used < room {
                    write(" ", columns: 1, column: column + used, row: row, style: style)
                    used += 1
                }
                break
            }
            write(glyph, columns: columns, column: column + used, row: row, style: style)
            used += columns
        }
        return used
    }

    /// Gives every cell of a rectangle the same glyph and style.
    package mutating func fill(_ rect: Rect, glyph: Character = " ", style: Style) {
        let area = rect.intersection(Rect(size))
        guard !area.isEmpty else { return }
        let (glyph, columns) = SafeGlyphs.first(of: glyph)
        for row in area.row..<area.endRow {
            var column = area.column
            while column < area.endColumn {
                let fits = column + columns <= area.endColumn
                write(fits ? glyph : " ", columns: fits ? columns : 1, column: column, row: row, style: style)
                column += columns
            }
        }
    }

    /// Changes the style of every cell of a rectangle; a wide glyph follows its left half.
    package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
        let area = rect.intersection(Rect(size))
        guard !area.isEmpty else { return }
        for row in area.row..<area.endRow {
            let start = row * size.columns
            for index in start + area.column..<start + area.endColumn {
                let follows = cells[index].isContinuation
                cells[index].style = follows ? cells[index - 1].style : change(cells[index].style)
            }
            if area.endColumn < size.columns, cells[start + area.endColumn].isContinuation {
                cells[start + area.endColumn].style = cells[start + area.endColumn - 1].style
            }
        }
    }

    /// Copies the cells of another frame, whose upper left corner comes to stand at a place; its cursor is left out.
    package mutating func place(_ frame: Frame, at corner: Point) {
        let area = Rect(
            column: corner.column, row: corner.row, columns: frame.size.columns, rows: frame.size.rows
        ).intersection(Rect(size))
        guard !area.isEmpty else { return }
        for row in area.row..<area.endRow {
            let place = (row * size.columns + area.column)..<(row * size.columns + area.endColumn)
            let start = (row - corner.row) * frame.size.columns + area.column - corner.column
            separate(from: place.lowerBound, to: place.upperBound, row: row)
            cells.replaceSubrange(place, with: frame.cells[start..<(start + area.columns)])
            // Halves of wide glyphs whose other half was cut.
            if cells[place.lowerBound].isContinuation { cells[place.lowerBound].blank() }
            let isCut = frame[area.endColumn - corner.column, row - corner.row].isContinuation
            if isCut { cells[place.upperBound - 1].blank() }
        }
    }

    /// The quick way for text of printable ASCII; nil when the text holds anything else.
    private mutating func putASCII(_ text: String, column: Int, row: Int, style: Style, room: Int) -> Int? {
        let bytes = text.utf8
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
        let used = min(room, bytes.count)
        let skipped = min(used, max(0, -column))
        guard skipped < used else { return used }
        let start = row * size.columns + column
        separate(from: start + skipped, to: start + used, row: row)
        var index = start + skipped
        for byte in bytes.dropFirst(skipped).prefix(used - skipped) {
            cells[index] = Cell(glyph: Character(Unicode.Scalar(byte)), style: style)
            index += 1
        }
        return used
    }

    /// Writes one glyph into a row of the frame; what lies left of the frame is cut off.
    private mutating func write(_ glyph: Character, columns: Int, column: Int, row: Int, style: Style) {
        guard column + columns > 0 else { return }
        guard column >= 0 else {
            return write(" ", columns: 1, column: 0, row: row, style: style)
        }
        let start = row * size.columns + column
        separate(from: start, to: start + columns, row: row)
        cells[start] = Cell(glyph: glyph, style: style)
        if columns == 2 { cells[start + 1] = Cell(style: style, isContinuation: true) }
    }

    /// Blanks the outer halves of the wide glyphs that the edges of a stretch of cells cut through.
    private mutating func separate(from start: Int, to end: Int, row: Int) {
        if cells[start].isContinuation { cells[start - 1].blank() }
        if end < (row + 1) * size.columns, cells[end].isContinuation { cells[end].blank() }
    }
}
