import RoomBooking
import TerminalIO
import Themes

/// Asks before a booking is cancelled; the key that asked is not the one that confirms, and Enter keeps it.
struct ConfirmOverlay: Screen {
    let question: Bilingual
    let consequences: [Bilingual]
    private(set) var isYesFocused = false

    init(question: Bilingual, consequences: [Bilingual]) {
        self.question = question
        self.consequences = consequences
    }

    var scope: Scope { .confirmation }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        switch action {
        case .yes: return [.answer(.confirmed)]
        case .confirm: return isYesFocused ? [.answer(.confirmed)] : [.close]
        case .back: return [.close]
        case .left: isYesFocused.toggle()
        default: break
        }
        return []
    }

    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        let columns = min(canvas.size.columns, 60)
        let lines = consequences.flatMap { Paragraph.lines($0[environment.language], columns: columns - 4) }
        let size = Size(columns: columns, rows: min(canvas.size.rows - 1, lines.count + 4))
        let inside = canvas.box(Rect(canvas.size).centered(size), title: question[environment.language])
        for (offset, line) in lines.prefix(max(0, inside.rows - 2)).enumerated() {
            canvas.put(line, column: inside.column, row: inside.row + offset, style: canvas.theme[.overlay])
        }
        let row = inside.endRow - 1
        let next = Button.draw(
            environment.say("保留", "Keep"), column: inside.column, row: row, isFocused: !isYesFocused,
            on: &canvas)
        Button.draw(
            environment.say("y 取消预订", "y Cancel it"), column: next + 2, row: row, isFocused: isYesFocused,
            on: &canvas)
    }
}
