import CNcurses
import TerminalIO

/// Hands to ncurses the cells in which a frame differs from the one shown before.
struct FramePainter {
    let pens: Pens
    private var shown: Frame?
    private var cells: [cchar_t] = []
    private var glyph: [wchar_t] = []

    init(pens: Pens) {
        self.pens = pens
    }

    /// Forgets what is on the screen, so that the next frame is written whole.
    mutating func forget() {
        shown = nil
    }

    /// Writes the difference into the screen of ncurses and tells how many cells it is.
    mutating func paint(_ frame: Frame, size: Size) -> Int {
        if shown?.size != frame.size {
            shown = nil
            cncurses_erase()
        }
        var count = 0
        for row in 0..<min(frame.size.rows, size.rows) {
            let new = frame.row(row)
            guard let changed = difference(new, shown?.row(row)) else { continue }
            let limit = new.startIndex + min(size.columns, new.count)
            write(
                new[changed.clamped(to: new.startIndex..<limit)], column: changed.lowerBound - new.startIndex,
                row: row)
            count += changed.count
        }
        shown = frame
        return count
    }

    /// From the first to the last differing cell, halves of wide glyphs included; nil when there is none.
    private func difference(_ new: ArraySlice<Cell>, _ old: ArraySlice<Cell>?) -> Range<Int>? {
        guard let old, old.count == new.count else { return new.isEmpty ? nil : new.indices }
        guard var first = new.indices.first(where: { new[$0] != old[$0] }),
            var last = new.indices.last(where: { new[$0] != old[$0] })
        else { return nil }
        while first > new.startIndex, new[first].isContinuation || old[first].isContinuation { first -= 1 }
        while last + 1 < new.endIndex, new[last + 1].isContinuation || old[last + 1].isContinuation {
            last += 1
        }
        return first..<last + 1
    }

    private mutating func write(_ stretch: ArraySlice<Cell>, column: Int, row: Int) {
        cells.removeAll(keepingCapacity: true)
        var style: Style?
        var pen: (attributes: attr_t, pair: Int32) = (0, 0)
        for (index, cell) in zip(stretch.indices, stretch) where !cell.isContinuation {
            if cell.style != style {
                style = cell.style
                pen = pens.pen(for: cell.style)
            }
            let next = index + 1
            let isWide = next < stretch.endIndex && stretch[next].isContinuation
            Glyphs.encode(cell.glyph, isWide: isWide, into: &glyph)
            append(pen)
            if isWide, glyph.first.map({ $0 < 0x80 }) ?? true {
                glyph = [0x20, 0]
                append(pen)
            }
        }
        unsafe cncurses_write(Int32(row), Int32(column), cells, Int32(cells.count))
    }

    private mutating func append(_ pen: (attributes: attr_t, pair: Int32)) {
        var cell = cchar_t()
        unsafe cncurses_set(&cell, glyph, pen.attributes, pen.pair)
        cells.append(cell)
    }
}
