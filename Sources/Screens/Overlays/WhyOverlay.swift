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
        let size = Size(
            columns: min(canvas.size.columns, 64), rows: min(canvas.size.rows - 1, checks.count + 2))
        let inside = canvas.box(Rect(canvas.size).centered(size), title: title)
        for (offset, check) in checks.prefix(inside.rows).enumerated() {
            let mark = check.problem == nil ? "+" : "x"
            let detail = check.problem?.text(in: environment.language) ?? check.value[environment.language]
            let name = TextWidth.padded(check.name[environment.language], columns: 16)
            let line = TextWidth.truncated("\(mark) \(name) \(detail)", columns: inside.columns)
            let style = canvas.theme[check.problem == nil ? .success : .error]
            canvas.put(line, column: inside.column, row: inside.row + offset, style: style)
        }
    }
}
