import Screens
import TerminalIO
import Testing
import Themes

extension Sitting {
    /// The text on the screen.
    var screen: String { client.draw().text() }

    func shows(_ text: String) -> Bool { screen.contains(text) }

    /// The last line: hints, or a notice.
    var foot: String {
        screen.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    }

    /// The first line.
    var title: String {
        screen.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    }

    /// What stands in the input field behind a label.
    func field(_ label: String) throws -> String {
        let frame = client.draw()
        let inputs: Set<Role> = [.input, .inputFocus, .inputInvalid, .selection]
        for row in 0..<frame.size.rows {
            let line = Array(frame.row(row))
            guard String(line.map(\.glyph)).drop(while: { $0 == " " }).hasPrefix(label) else { continue }
            func isInput(_ cell: Cell) throws -> Bool {
                try inputs.contains(RoleTheme.role(of: cell.style) ?? .text)
            }
            let cells = try line.drop { try !isInput($0) }.prefix { try isInput($0) }
            if cells.isEmpty { continue }
            let text = String(cells.filter { !$0.isContinuation }.map(\.glyph))
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
        Issue.record("No field \(label) on\n\(screen)")
        return ""
    }

    /// The role of the cell under the cursor.
    func roleAtCursor() throws -> Role? {
        let frame = client.draw()
        let cursor = try #require(frame.cursor, "no cursor on\n\(screen)")
        return try RoleTheme.role(of: frame[cursor.column, cursor.row].style)
    }

    /// The line in which the cursor stands.
    func lineAtCursor() throws -> String {
        let frame = client.draw()
        let cursor = try #require(frame.cursor, "no cursor on\n\(screen)")
        return String(frame.row(cursor.row).filter { !$0.isContinuation }.map(\.glyph))
    }
}

extension Sitting: CustomTestStringConvertible {
    var testDescription: String { "\n\(screen)\n" }
}
