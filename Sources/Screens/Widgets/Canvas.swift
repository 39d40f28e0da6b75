import TerminalIO
import Themes

/// A frame with the theme to draw it in.
struct Canvas {
    var frame: Frame
    let theme: Theme

    var size: Size { frame.size }

    @discardableResult
    mutating func put(_ text: String, column: Int, row: Int, style: Style, width: Int? = nil) -> Int {
        frame.put(text, column: column, row: row, style: style, width: width)
    }

    mutating func clear(row: Int) {
        frame.fill(Rect(column: 0, row: row, columns: size.columns, rows: 1), style: theme[.text])
    }

    mutating func clear(_ rect: Rect, _ role: Role = .text) {
        frame.fill(rect, style: theme[role])
    }

    mutating func rule(row: Int, from column: Int = 1, to end: Int? = nil) {
        let width = (end ?? size.columns - 1) - column
        guard width > 0 else { return }
        put(String(repeating: "─", count: width), column: column, row: row, style: theme[.border])
    }

    /// Clears an area and frames it with a title; the inside is returned.
    mutating func box(_ rect: Rect, title: String, isFocused: Bool = true) -> Rect {
        clear(rect, .overlay)
        let border = theme[isFocused ? .borderFocus : .border]
        let line = String(repeating: "─", count: max(0, rect.columns - 2))
        put("┌" + line + "┐", column: rect.column, row: rect.row, style: border)
        put("└" + line + "┘", column: rect.column, row: rect.endRow - 1, style: border)
        for row in (rect.row + 1)..<max(rect.row + 1, rect.endRow - 1) {
            put("│", column: rect.column, row: row, style: border)
            put("│", column: rect.endColumn - 1, row: row, style: border)
        }
        let text = TextWidth.truncated(" \(title) ", columns: max(0, rect.columns - 4))
        put(text, column: rect.column + 2, row: rect.row, style: theme[.title])
        return rect.inset(columns: 2, rows: 1)
    }
}
