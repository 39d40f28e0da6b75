import RoomBooking
import TerminalIO
import Themes

extension InspectorPane {
    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        draw(on: &canvas, environment, hasKeys: true)
    }

    /// Fills the canvas; the rule above and the selected line tell whether the keys are here.
    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment, hasKeys: Bool) {
        let numbers = numbers
        let selection = selection(in: numbers)
        drawTitle(numbers, selection, on: &canvas, environment, hasKeys: hasKeys)
        let top = 1 + drawPause(on: &canvas, environment)
        guard let selection, let step = log[numbers[selection]] else {
            return drawNothing(from: top, on: &canvas, environment, hasKeys: hasKeys)
        }
        let foot = drawWhole(step, on: &canvas, environment)
        let list = top..<max(top + 1, foot)
        let first = min(max(0, selection - list.count / 2), max(0, numbers.count - list.count))
        for (row, index) in zip(list, first..<numbers.count) {
            guard let step = log[numbers[index]] else { continue }
            if index == selection, hasKeys { canvas.frame.cursor = Point(column: 1, row: row) }
            let selected: Role? = index != selection ? nil : hasKeys ? .selection : .selectionInactive
            FlowLine(step, columns: canvas.size.columns, environment).draw(
                row: row, selected: selected, on: &canvas)
        }
    }

    // The selected step in full at the foot, in a quarter of the rows, or half where it needs that; the row in which
    // this begins.
    private func drawWhole(
        _ step: FlowStep, on canvas: inout Canvas, _ environment: ClientEnvironment
    ) -> Int {
        let rows = canvas.size.rows
        let lines = Paragraph.lines(
            FlowLine.whole(step, environment), columns: canvas.size.columns - 2,
            atMost: max(1, rows / 2 - 1))
        let top = rows - max(lines.count, rows / 4)
        let role = FlowLine.role(of: step.outcome) ?? .text
        for (row, line) in zip(top..<rows, lines) {
            canvas.put(line, column: 1, row: row, style: canvas.theme[role])
        }
        guard rows >= 10 else { return top }
        canvas.rule(row: top - 1)
        return top - 1
    }

    // Why nothing is sent just now, where there is room for it; the rows that this takes.
    private func drawPause(on canvas: inout Canvas, _ environment: ClientEnvironment) -> Int {
        guard let pause = environment.pause, canvas.size.rows >= 8 else { return 0 }
        let lines = Paragraph.lines(pause.sentence, columns: canvas.size.columns - 2, atMost: 2)
        for (offset, line) in lines.enumerated() {
            canvas.put(line, column: 1, row: 1 + offset, style: canvas.theme[.warning])
        }
        return lines.count
    }

    private func drawTitle(
        _ numbers: [Int], _ selection: Int?, on canvas: inout Canvas, _ environment: ClientEnvironment,
        hasKeys: Bool
    ) {
        let line = String(repeating: "─", count: canvas.size.columns)
        canvas.put(line, column: 0, row: 0, style: canvas.theme[hasKeys ? .borderFocus : .border])
        let name =
            canvas.size.columns < 60
            ? environment.say("流程", "Flow") : environment.say("流程检查器", "Flow inspector")
        var parts = [name, filter.name[environment.language]]
        if let selection {
            let newer = numbers.count - 1 - selection
            parts.append("\(selection + 1)/\(numbers.count)")
            parts.append(
                isFollowing
                    ? environment.say("跟随最新", "following")
                    : environment.say("之后还有 \(newer)", "\(newer) newer"))
        }
        let text = TextWidth.truncated(
            " \(parts.joined(separator: " · ")) ", columns: canvas.size.columns - 4)
        canvas.put(text, column: 2, row: 0, style: canvas.theme[hasKeys ? .title : .text])
    }

    private func drawNothing(
        from top: Int, on canvas: inout Canvas, _ environment: ClientEnvironment, hasKeys: Bool
    ) {
        let text =
            log.steps.isEmpty
            ? environment.say(
                "还没有步骤。登录、绑定、预订、发送通知的每一步会显示在这里。",
                "Nothing yet. Each step of signing in, binding, booking and notifying shows up here.")
            : environment.say("没有这样的步骤。按 Tab 换筛选。", "No step is like that. Tab changes the filter.")
        let lines = Paragraph.lines(text, columns: canvas.size.columns - 2)
        for (row, line) in zip(top..<canvas.size.rows, lines) {
            canvas.put(line, column: 1, row: row, style: canvas.theme[.textMuted])
        }
        if hasKeys { canvas.frame.cursor = Point(column: 1, row: top) }
    }
}
