import RoomBooking
import TerminalIO
import Themes

/// Asks before something is done that others notice; the key that asked is not the one that confirms, and Enter
/// keeps things as they are.
struct ConfirmOverlay: Screen {
    enum Focus { case reason, keep, yes }

    /// Most characters of a reason.
    static let reasonLimit = 80

    let question: Bilingual
    let consequences: [Bilingual]
    /// What the two buttons say.
    let keepLabel: Bilingual
    let yesLabel: Bilingual
    /// Whether a reason may be given.
    let asksReason: Bool
    private(set) var reason = TextField(limit: ConfirmOverlay.reasonLimit)
    private(set) var focus = Focus.keep

    init(
        question: Bilingual, consequences: [Bilingual], keepLabel: Bilingual, yesLabel: Bilingual,
        asksReason: Bool = false
    ) {
        self.question = question
        self.consequences = consequences
        self.keepLabel = keepLabel
        self.yesLabel = yesLabel
        self.asksReason = asksReason
    }

    var scope: Scope { .confirmation }
    var takesText: Bool { focus == .reason }

    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool {
        switch action {
        case .previousField: asksReason && focus != .reason
        case .nextField: focus == .reason
        case .left: focus != .reason
        default: true
        }
    }

    mutating func edit(_ key: Key, _ environment: ClientEnvironment) -> Bool {
        focus == .reason && reason.edit(key)
    }

    mutating func insert(_ text: String, _ environment: ClientEnvironment) {
        if focus == .reason { reason.insert(text) }
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        switch action {
        case .yes: return confirm()
        case .confirm: return press()
        case .back: return [.close]
        case .left: focus = focus == .keep ? .yes : .keep
        case .nextField: move(by: 1)
        case .previousField: move(by: -1)
        default: break
        }
        return []
    }

    private mutating func press() -> [Step] {
        switch focus {
        case .reason: focus = .keep
        case .keep: return [.close]
        case .yes: return confirm()
        }
        return []
    }

    private mutating func confirm() -> [Step] {
        if let problem = reasonProblem {
            focus = .reason
            return [.notice(Notice(level: .error, text: problem))]
        }
        return [.answer(.confirmed(reason: reason.text.withoutOuterBlanks))]
    }

    private mutating func move(by step: Int) {
        let order: [Focus] = asksReason ? [.reason, .keep, .yes] : [.keep, .yes]
        let index = order.firstIndex(of: focus) ?? 0
        focus = order[(index + step + order.count) % order.count]
    }

    private var reasonProblem: Bilingual? {
        guard !reason.text.withoutOuterBlanks.isEmpty,
            let problem = InputText.check(reason.text, limit: Self.reasonLimit)
        else { return nil }
        return Bilingual(
            zh: Wording.problem(problem, field: AdminField.reason.name, in: .chinese),
            en: Wording.problem(problem, field: AdminField.reason.name, in: .english))
    }

    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        let columns = min(canvas.size.columns, 60)
        let lines = consequences.flatMap { Paragraph.lines($0[environment.language], columns: columns - 4) }
        let wanted = lines.count + (asksReason ? 6 : 4)
        let size = Size(columns: columns, rows: min(canvas.size.rows - 1, wanted))
        let inside = canvas.box(Rect(canvas.size).centered(size), title: question[environment.language])
        // Low terminals do without the blank lines.
        let isRoomy = size.rows == wanted
        let below = asksReason ? (isRoomy ? 4 : 2) : (isRoomy ? 2 : 1)
        for (offset, line) in lines.prefix(max(0, inside.rows - below)).enumerated() {
            canvas.put(line, column: inside.column, row: inside.row + offset, style: canvas.theme[.overlay])
        }
        let row = inside.endRow - 1
        drawButtons(in: inside, row: row, on: &canvas, environment)
        if asksReason { drawReason(in: inside, row: row - (isRoomy ? 2 : 1), on: &canvas, environment) }
    }

    private func drawButtons(
        in area: Rect, row: Int, on canvas: inout Canvas, _ environment: ClientEnvironment
    ) {
        let next = Button.draw(
            keepLabel[environment.language], column: area.column, row: row, isFocused: focus == .keep,
            on: &canvas)
        Button.draw(
            "y " + yesLabel[environment.language], column: next + 2, row: row, isFocused: focus == .yes,
            on: &canvas)
    }

    private func drawReason(
        in area: Rect, row: Int, on canvas: inout Canvas, _ environment: ClientEnvironment
    ) {
        let label = environment.say("原因（可不填）", "Reason (optional)")
        let style = canvas.theme[focus == .reason ? .overlay : .textMuted]
        let used = canvas.put(label, column: area.column, row: row, style: style) + 1
        let caret = reason.draw(
            column: area.column + used, row: row, width: area.columns - used, isFocused: focus == .reason,
            isInvalid: reasonProblem != nil, on: &canvas)
        if focus == .reason { canvas.frame.cursor = Point(column: caret, row: row) }
    }
}
