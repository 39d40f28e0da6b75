import TerminalIO
import Themes

/// A thing to press: `[ Book ]`; the focused one is reversed and has the cursor.
enum Button {
    /// The column behind it.
    @discardableResult
    static func draw(_ label: String, column: Int, row: Int, isFocused: Bool, on canvas: inout Canvas) -> Int
    {
        let style = canvas.theme[isFocused ? .selection : .text]
        let width = canvas.put("[ \(label) ]", column: column, row: row, style: style)
        if isFocused { canvas.frame.cursor = Point(column: column + 2, row: row) }
        return column + width
    }
}
