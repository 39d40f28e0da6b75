import RoomBooking
import TerminalIO
import Themes

/// The keys of one screen, from the action table; Enter does what the line says.
struct HelpOverlay: Screen {
    let entries: [ActionEntry]
    private(set) var selection = 0

    /// Lists what the screen can do now; leaving the program takes its own keys.
    init(for screen: any Screen, _ environment: ClientEnvironment) {
        entries = ActionTable.offered(by: screen, environment).filter {
            $0.action != .help && $0.action != .interrupt
        }
    }

    var scope: Scope { .help }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        switch action {
        case .up: selection = max(0, selection - 1)
        case .down: selection = min(entries.count - 1, selection + 1)
        case .pageUp: selection = max(0, selection - 10)
        case .pageDown: selection = min(entries.count - 1, selection + 10)
        case .confirm: return [.close, .run(entries[selection].action)]
        case .back: return [.close]
        default: break
        }
        return []
    }

    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        let columns = min(canvas.size.columns, 56)
        let size = Size(columns: columns, rows: min(canvas.size.rows - 1, entries.count + 2))
        let inside = canvas.box(
            Rect(canvas.size).centered(size),
            title: environment.say("按键", "Keys") + " \(selection + 1)/\(entries.count)")
        let first = min(max(0, selection - inside.rows / 2), max(0, entries.count - inside.rows))
        let keysWidth = min(22, inside.columns / 2)
        for (offset, index) in (first..<min(entries.count, first + inside.rows)).enumerated() {
            let row = inside.row + offset
            let entry = entries[index]
            let isSelected = index == selection
            if isSelected {
                canvas.clear(
                    Rect(column: inside.column, row: row, columns: inside.columns, rows: 1), .selection)
                canvas.frame.cursor = Point(column: inside.column, row: row)
            }
            let keys = entry.keys.compactMap(Key.init(parsing:)).map(KeyName.short).joined(separator: " ")
            canvas.put(
                TextWidth.truncated(keys, columns: keysWidth - 1), column: inside.column, row: row,
                style: canvas.theme[isSelected ? .selection : .keyHint])
            canvas.put(
                TextWidth.truncated(entry.label[environment.language], columns: inside.columns - keysWidth),
                column: inside.column + keysWidth, row: row,
                style: canvas.theme[isSelected ? .selection : .overlay])
        }
    }
}
