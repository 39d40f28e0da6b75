import RoomBooking
import TerminalIO
import Themes

/// The hint line at the foot, made from the action table: as many as fit, the most useful first, and always help.
enum Hints {
    static func draw(
        for screen: any Screen, row: Int, on canvas: inout Canvas, _ environment: ClientEnvironment
    ) {
        canvas.clear(row: row)
        let all = hints(for: screen, environment)
        var end = canvas.size.columns
        // Help has its place at the right: it tells what has none.
        let help = all.last { $0.action == .help }
        if let help, width(help) + 1 <= end {
            end -= width(help) + 1
            draw(help, column: end, row: row, on: &canvas)
            end -= 2
        }
        var column = 1
        for hint in all where hint.key != help?.key && column + width(hint) <= end {
            draw(hint, column: column, row: row, on: &canvas)
            column += width(hint) + 2
        }
    }

    private typealias Hint = (action: Action, key: String, label: String)

    private static func width(_ hint: Hint) -> Int {
        TextWidth.columns(hint.key) + 1 + TextWidth.columns(hint.label)
    }

    private static func draw(_ hint: Hint, column: Int, row: Int, on canvas: inout Canvas) {
        let used = canvas.put(hint.key, column: column, row: row, style: canvas.theme[.keyHint])
        canvas.put(hint.label, column: column + used + 1, row: row, style: canvas.theme[.keyLabel])
    }

    private static func hints(
        for screen: any Screen, _ environment: ClientEnvironment
    ) -> [Hint] {
        let entries = ActionTable.offered(by: screen, environment).filter { $0.hintRank != nil }
            .sorted { ($0.hintRank ?? 0) < ($1.hintRank ?? 0) }
        var hints: [Hint] = []
        for entry in entries {
            let keys = entry.keys.compactMap(Key.init(parsing:))
            guard let key = screen.takesText ? keys.first(where: { $0.typed == nil }) : keys.first else {
                continue
            }
            let name = KeyName.short(key)
            let label = (entry.group ?? entry.label)[environment.language]
            if entry.group != nil, let index = hints.firstIndex(where: { $0.label == label }) {
                hints[index].key += (key.typed == nil ? "" : " ") + name
            } else {
                hints.append((entry.action, name, label))
            }
        }
        return hints
    }
}

/// Keys as people call them.
enum KeyName {
    static func short(_ key: Key) -> String {
        var name: String
        switch key.code {
        case .left: name = "←"
        case .right: name = "→"
        case .up: name = "↑"
        case .down: name = "↓"
        case .enter: name = "Enter"
        case .escape: name = "Esc"
        case .tab: name = "Tab"
        case .backTab: name = "S-Tab"
        case .delete: name = "Del"
        case .home: name = "Home"
        case .end: name = "End"
        case .pageUp: name = "PgUp"
        case .pageDown: name = "PgDn"
        case .function(let number): name = "F\(number)"
        case .character(" "): name = "Space"
        case .character(let character): name = key.control ? "^\(character.uppercased())" : String(character)
        default: name = key.description
        }
        if key.shift { name = "S-" + name }
        return name
    }
}
