import RoomBooking
import TerminalIO
import Themes

/// One line of a picker.
struct PickerItem: Sendable, Equatable {
    let answer: Answer
    let text: String
    /// Stands at the right.
    let detail: String
    let role: Role
    /// Also found by this.
    var keywords = ""
    /// What is to be said of it, below the list, while it is selected.
    var remark = ""
}

/// A list to choose from, narrowed by typing; with ticks several can be chosen.
struct PickerOverlay: Screen {
    let title: Bilingual
    let items: [PickerItem]
    let takesSeveral: Bool
    private(set) var filter = TextField(limit: 40)
    private(set) var selection: Int
    private(set) var ticked: [UserID]
    /// Whether the arrows chose a line that Enter then means.
    private var isPointing = false

    init(title: Bilingual, items: [PickerItem], selected: Int = 0, ticked: [UserID]? = nil) {
        self.title = title
        self.items = items
        selection = selected
        takesSeveral = ticked != nil
        self.ticked = ticked ?? []
    }

    var scope: Scope { .picker }
    var takesText: Bool { true }

    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool {
        action != .toggle || takesSeveral
    }

    private var shown: [PickerItem] {
        let wanted = filter.text.lowercased().filter { !$0.isWhitespace }
        guard !wanted.isEmpty else { return items }
        return items.filter {
            ($0.text + $0.keywords).lowercased().filter { !$0.isWhitespace }.contains(wanted)
        }
    }

    mutating func edit(_ key: Key, _ environment: ClientEnvironment) -> Bool {
        if takesSeveral, key.typed == " " {
            tick()
            return true
        }
        guard key.typed != nil || key.code == .backspace || key.code == .delete else { return false }
        _ = filter.edit(key)
        selection = 0
        return true
    }

    mutating func insert(_ text: String, _ environment: ClientEnvironment) {
        filter.insert(text)
        selection = 0
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        let last = max(0, shown.count - 1)
        if [.up, .down, .pageUp, .pageDown].contains(action) { isPointing = true }
        switch action {
        case .up: selection = max(0, selection - 1)
        case .down: selection = min(last, selection + 1)
        case .pageUp: selection = max(0, selection - 10)
        case .pageDown: selection = min(last, selection + 10)
        case .toggle: tick()
        case .confirm: return confirm()
        case .back: return [.close]
        default: break
        }
        return []
    }

    // With ticks, Enter on a narrowed list ticks and widens it again: a name, Enter, a name, Enter, Enter. Where
    // nobody is ticked yet, it ticks the line that the arrows chose.
    private mutating func confirm() -> [Step] {
        let isChoosing = isPointing && ticked.isEmpty
        if takesSeveral, filter.text.isEmpty, !isChoosing { return [.answer(.attendees(ticked))] }
        guard shown.indices.contains(selection) else { return [] }
        if takesSeveral {
            tick()
            filter.text = ""
            selection = 0
            return []
        }
        return [.answer(shown[selection].answer)]
    }

    private mutating func tick() {
        guard takesSeveral, shown.indices.contains(selection),
            case .attendees(let people) = shown[selection].answer,
            let person = people.first
        else { return }
        if let index = ticked.firstIndex(of: person) {
            ticked.remove(at: index)
        } else {
            ticked.append(person)
        }
    }

    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        let columns = min(canvas.size.columns, 60)
        let hasRemarks = items.contains { !$0.remark.isEmpty }
        let remarkRows = hasRemarks && canvas.size.rows >= 10 ? 2 : 0
        let rows = min(items.count + 3, 18) + remarkRows
        let size = Size(columns: columns, rows: min(canvas.size.rows - 1, rows))
        let inside = canvas.box(Rect(canvas.size).centered(size), title: title[environment.language])
        let prompt =
            canvas.put("/", column: inside.column, row: inside.row, style: canvas.theme[.keyHint]) + 1
        let caret = filter.draw(
            column: inside.column + prompt, row: inside.row, width: inside.columns - prompt - 8,
            isFocused: true,
            isInvalid: false, on: &canvas)
        let count =
            takesSeveral
            ? environment.say("已选 \(ticked.count)", "\(ticked.count) ticked")
            : "\(shown.count)/\(items.count)"
        canvas.put(
            TextWidth.padded(count, columns: 8, alignment: .trailing), column: inside.endColumn - 8,
            row: inside.row,
            style: canvas.theme[.textMuted])
        canvas.frame.cursor = Point(column: caret, row: inside.row)
        let (list, foot) = inside.split(top: 1).rest.split(bottom: remarkRows)
        drawItems(in: list, on: &canvas, environment)
        drawRemark(in: foot, on: &canvas)
    }

    private func drawRemark(in area: Rect, on canvas: inout Canvas) {
        guard shown.indices.contains(selection) else { return }
        let lines = Paragraph.lines(shown[selection].remark, columns: area.columns)
        // It hangs at the foot, so that the list above ends in a blank line where there is one to spare.
        for (offset, line) in lines.prefix(area.rows).reversed().enumerated() {
            canvas.put(
                line, column: area.column, row: area.endRow - 1 - offset, style: canvas.theme[.warning])
        }
    }

    private func drawItems(in area: Rect, on canvas: inout Canvas, _ environment: ClientEnvironment) {
        let shown = shown
        guard !shown.isEmpty else {
            canvas.put(
                environment.say("没有匹配", "nothing matches"), column: area.column, row: area.row,
                style: canvas.theme[.textMuted])
            return
        }
        let first = min(max(0, selection - area.rows / 2), max(0, shown.count - area.rows))
        for (offset, index) in (first..<min(shown.count, first + area.rows)).enumerated() {
            draw(shown[index], isSelected: index == selection, in: area, row: area.row + offset, on: &canvas)
        }
    }

    private func draw(
        _ item: PickerItem, isSelected: Bool, in area: Rect, row: Int, on canvas: inout Canvas
    ) {
        let style = canvas.theme[isSelected ? .selection : item.role]
        if isSelected {
            canvas.clear(Rect(column: area.column, row: row, columns: area.columns, rows: 1), .selection)
        }
        let detail = TextWidth.truncated(item.detail, columns: area.columns / 2)
        let detailWidth = TextWidth.columns(detail)
        let text = TextWidth.truncated(tickMark(item) + item.text, columns: area.columns - detailWidth - 1)
        canvas.put(text, column: area.column, row: row, style: style)
        canvas.put(detail, column: area.endColumn - detailWidth, row: row, style: style)
    }

    private func tickMark(_ item: PickerItem) -> String {
        guard takesSeveral, case .attendees(let people) = item.answer else { return "" }
        return people.allSatisfy(ticked.contains) ? "[x] " : "[ ] "
    }
}
