import RoomBooking
import TerminalIO
import Themes

/// A phone as the terminal draws it: whose it is and the time, then the cards, the newest at the bottom.
struct PhoneView {
    private let pane: PhonePane
    private let environment: ClientEnvironment
    private let inside: Rect
    private let area: Rect

    init(pane: PhonePane, size: Size, environment: ClientEnvironment) {
        self.pane = pane
        self.environment = environment
        inside = Rect(size).inset(columns: 2, rows: 1)
        // With a rule below the header where there is room for it.
        area = inside.split(top: size.rows >= 14 ? 2 : 1).rest
    }

    /// How many lines are seen at once.
    var rows: Int { area.rows }

    /// The last lines of the owner's cards, so many or more; fewer where there are no more.
    func lines(atLeast count: Int = .max) -> [PhoneLine] {
        var cards: [[PhoneLine]] = []
        var height = 0
        for card in pane.shown.reversed() where height < count {
            let owner = pane.owner == .everyone ? pane.name(of: card.username) : nil
            cards.append(PhoneLine.lines(of: card, owner: owner, columns: area.columns, environment))
            height += cards[cards.count - 1].count
        }
        return Array(cards.reversed().joined())
    }

    /// Lines below the last that is seen.
    var offset: Int { pane.offset ?? resting }

    /// The offset of who has not scrolled: none, or as many as let the newest card be seen from its top.
    var resting: Int { max(0, lines(atLeast: 1).count - rows) }

    /// As far up as there are lines.
    func clamped(_ offset: Int) -> Int {
        let wanted = max(0, offset)
        return min(wanted, max(0, lines(atLeast: wanted + rows).count - rows))
    }

    /// Fills the canvas.
    func draw(on canvas: inout Canvas, hasKeys: Bool) {
        _ = canvas.box(
            Rect(canvas.size), title: environment.say("手机 · 服务通知", "Phone · service notifications"),
            isFocused: hasKeys)
        drawHeader(on: &canvas, hasKeys: hasKeys)
        let offset = offset
        let lines = lines(atLeast: offset + rows)
        guard !lines.isEmpty else { return drawNothing(on: &canvas) }
        let end = lines.count - min(offset, max(0, lines.count - rows))
        for (row, line) in zip(area.row..<area.endRow, lines[max(0, end - rows)..<end]) {
            for part in line.parts {
                canvas.put(
                    part.text, column: area.column + part.column, row: row, style: canvas.theme[part.role],
                    width: area.columns - part.column)
            }
        }
    }

    private func drawHeader(on canvas: inout Canvas, hasKeys: Bool) {
        let clock = environment.policy.zone.time(environment.now).text
        let name = pane.owner.username.map(pane.name) ?? environment.say("所有人", "Everyone")
        // The arrows turn to the next person where the keys are here.
        let (before, after) = hasKeys ? ("< ", " >") : ("", "")
        let columns = inside.columns - clock.count - before.count - after.count - 1
        canvas.put(
            before + TextWidth.truncated(name, columns: columns) + after, column: inside.column,
            row: inside.row, style: canvas.theme[.title])
        canvas.put(
            clock, column: inside.endColumn - clock.count, row: inside.row, style: canvas.theme[.textMuted])
        if area.row > inside.row + 1 {
            canvas.rule(row: inside.row + 1, from: inside.column, to: inside.endColumn)
        }
        if hasKeys { canvas.frame.cursor = Point(column: inside.column, row: inside.row) }
    }

    private func drawNothing(on canvas: inout Canvas) {
        let text =
            pane.cards == nil
            ? environment.say("读取中…", "loading…")
            : environment.say(
                "还没有通知。预订后发出的通知会显示在这里。", "No notification yet. What is sent after a booking shows up here.")
        for (row, line) in zip(area.row..<area.endRow, Paragraph.lines(text, columns: area.columns)) {
            canvas.put(line, column: area.column, row: row, style: canvas.theme[.textMuted])
        }
    }
}
