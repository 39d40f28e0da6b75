import RoomBooking
import TerminalIO
import Themes

/// The hint line at the foot, made from the action table: as many as fit, the most useful first.
enum Hints {
    static func draw(
        for screen: any Screen, row: Int, on canvas: inout Canvas, _ environment: ClientEnvironment
    ) {
        canvas.clear(row: row)
        var column = 1
        for hint in hints(for: screen, environment) {
            let width = TextWidth.columns(hint.key) + 1 + TextWidth.columns(hint.label)
            guard column + width <= environment.size.columns else { continue }
            column += canvas.put(hint.key, column: column, row: row, style: canvas.theme[.keyHint]) + 1
            column += canvas.put(hint.label, column: column, row: row, style: canvas.theme[.keyLabel]) + 2
        }
    }

    private static func hints(
        for screen: any Screen, _ environment: ClientEnvironment
    ) -> [(key: String, label: String)] {
        ActionTable.entries(in: screen.scope)
            .filter { $0.hintRank != nil && screen.canPerform($0.action, environment) }
            .sorted { ($0.hintRank ?? 0) < ($1.hintRank ?? 0) }
            .compactMap { entry in
                let keys = entry.keys.compactMap(Key.init(parsing:))
                let key = screen.takesText ? keys.first { $0.typed == nil } : keys.first
                return key.map { (KeyName.short($0), entry.label[environment.language]) }
            }
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
