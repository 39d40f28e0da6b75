import RoomBooking
import TerminalIO
import Themes

extension OutboxScreen {
    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        let title =
            isFailedOnly ? environment.say("失败的通知", "Failed messages") : environment.say("通知", "Messages")
        TitleBar.draw(title, on: &canvas, environment)
        let isRoomy = canvas.size.rows >= 16
        let top = isRoomy ? 2 : 1
        var row = top
        for line in holdLines(columns: canvas.size.columns - 2, environment).prefix(3) {
            canvas.put(line, column: 1, row: row, style: canvas.theme[.warning])
            row += 1
        }
        if isRoomy, row > top { row += 1 }
        guard let messages, let selected else {
            drawNothing(row: row, on: &canvas, environment)
            return
        }
        let space = canvas.size.rows - 1 - row
        let report = report(selected, columns: canvas.size.columns - 2, environment)
            .prefix(isRoomy ? 8 : max(0, min(4, space - 3)))
        let visible = max(1, space - report.count - (report.isEmpty ? 0 : 1))
        let first = min(max(0, selection - visible / 2), max(0, messages.count - visible))
        for (offset, index) in (first..<min(messages.count, first + visible)).enumerated() {
            draw(
                messages[index], isSelected: index == selection, row: row + offset, on: &canvas, environment)
        }
        drawReport(Array(report), on: &canvas)
    }

    // At the foot, below a line.
    private func drawReport(_ report: [String], on canvas: inout Canvas) {
        guard !report.isEmpty else { return }
        let top = canvas.size.rows - 1 - report.count
        canvas.rule(row: top - 1)
        for (offset, line) in report.enumerated() {
            canvas.put(line, column: 1, row: top + offset, style: canvas.theme[.textMuted])
        }
    }

    private func drawNothing(row: Int, on canvas: inout Canvas, _ environment: ClientEnvironment) {
        let text: String
        if messages == nil {
            text = environment.say("读取中…", "loading…")
        } else if isFailedOnly {
            text = environment.say("没有失败的通知。按空格看全部。", "Nothing failed. Space shows all.")
        } else {
            text = environment.say(
                "还没有通知。预订之后会出现在这里。", "No messages yet. They come up here once something is booked.")
        }
        for (offset, line) in Paragraph.lines(text, columns: canvas.size.columns - 2).enumerated() {
            canvas.put(line, column: 1, row: row + offset, style: canvas.theme[.textMuted])
        }
    }

    private func holdLines(columns: Int, _ environment: ClientEnvironment) -> [String] {
        guard let hold = environment.outbox.hold, hold.until > environment.now else { return [] }
        let (day, time) = environment.policy.zone.wall(hold.until)
        let until = day == environment.today ? time.text : "\(day.iso.suffix(5)) \(time.text)"
        let text = environment.say(
            "暂停发送至 \(until)：\(hold.reason.zh)", "Nothing is sent until \(until): \(hold.reason.en)")
        return Paragraph.lines(text, columns: columns)
    }

    private func draw(
        _ message: OutboxMessage, isSelected: Bool, row: Int, on canvas: inout Canvas,
        _ environment: ClientEnvironment
    ) {
        let columns = Columns(width: canvas.size.columns)
        if isSelected {
            canvas.clear(Rect(column: 0, row: row, columns: canvas.size.columns, rows: 1), .selection)
            canvas.frame.cursor = Point(column: 1, row: row)
        }
        let text = canvas.theme[isSelected ? .selection : .text]
        let state = canvas.theme[isSelected ? .selection : MessageStatus.role(message.state)]
        var column = 1
        func put(_ part: String, _ width: Int, _ style: Style) {
            canvas.put(TextWidth.truncated(part, columns: width), column: column, row: row, style: style)
            column += width + 1
        }
        if columns.kind > 0 { put(message.kind.name[environment.language], columns.kind, text) }
        put(message.recipient.displayName, columns.person, text)
        if columns.meeting > 0 { put(meeting(message, columns.meeting, environment), columns.meeting, text) }
        let status = MessageStatus.state(of: message, now: environment.now)[environment.language]
        put(status, canvas.size.columns - 1 - column, state)
    }

    // When it is comes first and whole, then as much of what it is as fits.
    private func meeting(_ message: OutboxMessage, _ width: Int, _ environment: ClientEnvironment) -> String {
        let (day, time) = environment.policy.zone.wall(message.announcement.slot.start)
        return "\(day.iso.suffix(5)) \(time.text) \(message.announcement.title)"
    }

    private func report(
        _ message: OutboxMessage, columns: Int, _ environment: ClientEnvironment
    ) -> [String] {
        let zone = environment.policy.zone
        let report = MessageReport(message: message, zone: zone, language: environment.language)
        let (day, start) = zone.wall(message.announcement.slot.start)
        let end = zone.time(message.announcement.slot.end)
        let about =
            "\(message.kind.name[environment.language]) · \(message.recipient.displayName) · \(message.announcement.title)"
            + " · \(message.announcement.room) \(day.iso.suffix(5)) \(start.text)–\(end.text)"
        let status = MessageStatus.state(of: message, now: environment.now)[environment.language]
        let tried = [status, report.attempts].compactMap { $0 }.joined(separator: " · ")
        // What is to be done comes before what is known anyway: a low terminal cuts the rest.
        return [tried, report.remedy, report.changes, report.reason, about].compactMap { $0 }
            .flatMap { Paragraph.lines($0, columns: columns) }
    }

    /// How wide the columns are; a narrow terminal leaves out what stands below for the selected one.
    private struct Columns {
        let kind: Int
        let person: Int
        let meeting: Int

        init(width: Int) {
            kind = width >= 60 ? 12 : 0
            person = width >= 100 ? 20 : 12
            meeting = width >= 100 ? 34 : width >= 60 ? 24 : 0
        }
    }
}
