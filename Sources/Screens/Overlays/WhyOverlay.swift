import RoomBooking
import TerminalIO
import Themes

/// Why, or why not: every rule with its value, kept or broken.
struct WhyOverlay: Screen {
    let checks: [RuleCheck]
    let title: String

    var scope: Scope { .why }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        action == .back ? [.close] : []
    }

    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        let columns = min(canvas.size.columns, 72)
        let nameWidth = checks.map { TextWidth.columns($0.name[environment.language]) }.max() ?? 0
        // What is broken comes first: a low terminal cuts the rest.
        let sorted = checks.filter { $0.problem != nil } + checks.filter { $0.problem == nil }
        let lines = sorted.flatMap { check in
            let mark = check.problem == nil ? "+" : "x"
            let detail = check.problem?.text(in: environment.language) ?? check.value[environment.language]
            let name = TextWidth.padded(check.name[environment.language], columns: nameWidth)
            let blank = String(repeating: " ", count: nameWidth + 2)
            let style = canvas.theme[check.problem == nil ? .success : .error]
            return Paragraph.lines(detail, columns: columns - nameWidth - 8).enumerated().map { index, line in
                (text: (index == 0 ? "\(mark) \(name)" : blank) + "  " + line, style: style)
            }
        }
        let size = Size(columns: columns, rows: min(canvas.size.rows - 1, lines.count + 2))
        let inside = canvas.box(Rect(canvas.size).centered(size), title: title)
        for (offset, line) in lines.prefix(inside.rows).enumerated() {
            canvas.put(
                line.text, column: inside.column, row: inside.row + offset, style: line.style,
                width: inside.columns)
        }
    }
}
