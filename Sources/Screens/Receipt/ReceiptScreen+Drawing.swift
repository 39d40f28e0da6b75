import RoomBooking
import TerminalIO
import Themes

extension ReceiptScreen {
    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        TitleBar.draw(environment.say("回执", "Receipt"), on: &canvas, environment)
        let taken = details.taken(at: environment.policy.zone)
        let isRoomy = canvas.size.rows >= 16
        let width = canvas.size.columns - 2
        var row = isRoomy ? 2 : 1
        let isCancelled = details.booking.state == .cancelled
        let title =
            isCancelled
            ? environment.say("已取消：", "Cancelled: ") + details.booking.title : details.booking.title
        canvas.put(
            TextWidth.truncated(title, columns: width), column: 1, row: row,
            style: canvas.theme[isCancelled ? .warning : .title])
        let day = "\(Wording.weekday(taken.day, in: environment.language)) \(taken.day.iso)"
        let place =
            "\(details.roomName) · \(day) \(taken.start.text)–\(taken.end.text) · \(details.organizer.displayName)"
        row += 1
        for line in Paragraph.lines(place, columns: width).prefix(2) {
            canvas.put(line, column: 1, row: row, style: canvas.theme[.text])
            row += 1
        }
        if isRoomy, !details.booking.note.isEmpty {
            canvas.put(
                TextWidth.truncated(details.booking.note, columns: width), column: 1, row: row,
                style: canvas.theme[.textMuted])
        }
        row += isRoomy ? 1 : 0
        canvas.put(
            TextWidth.truncated(summary(environment), columns: width), column: 1, row: row,
            style: canvas.theme[.textMuted])
        row += isRoomy ? 2 : 1
        drawMessages(from: row, on: &canvas, environment)
    }

    private func drawMessages(from row: Int, on canvas: inout Canvas, _ environment: ClientEnvironment) {
        guard let messages else { return }
        let nameWidth = canvas.size.columns >= 60 ? 24 : 14
        let whole = wholeStatus(columns: canvas.size.columns, nameWidth: nameWidth, environment)
        let visible = max(1, canvas.size.rows - 1 - row - whole.count)
        let first = min(max(0, selection - visible / 2), max(0, messages.count - visible))
        for (offset, index) in (first..<min(messages.count, first + visible)).enumerated() {
            let message = messages[index]
            let isSelected = index == selection
            let line = row + offset
            if isSelected { canvas.frame.cursor = Point(column: 1, row: line) }
            canvas.put(
                TextWidth.padded(
                    TextWidth.truncated(message.recipient.displayName, columns: nameWidth), columns: nameWidth
                ),
                column: 1, row: line, style: canvas.theme[isSelected ? .selection : .text])
            let status = MessageStatus.text(message, now: environment.now, environment.language)
            canvas.put(
                TextWidth.truncated(status, columns: canvas.size.columns - nameWidth - 4),
                column: nameWidth + 3, row: line,
                style: canvas.theme[MessageStatus.role(message.state)])
        }
        let below = row + min(visible, messages.count)
        for (offset, line) in whole.enumerated() where below + offset < canvas.size.rows - 1 {
            canvas.put(line, column: 1, row: below + offset, style: canvas.theme[.textMuted])
        }
    }

    // What is cut beside the selected person, in full and after a blank line.
    private func wholeStatus(columns: Int, nameWidth: Int, _ environment: ClientEnvironment) -> [String] {
        guard let messages, messages.indices.contains(selection) else { return [] }
        let status = MessageStatus.text(messages[selection], now: environment.now, environment.language)
        guard TextWidth.columns(status) > columns - nameWidth - 4 else { return [] }
        return [""] + Paragraph.lines(status, columns: columns - 2).prefix(3)
    }

    private func summary(_ environment: ClientEnvironment) -> String {
        guard let messages else { return environment.say("读取中…", "loading…") }
        if messages.isEmpty { return unsent(environment) }
        if messages.allSatisfy({ $0.state == .notBound }) {
            return environment.say("没有人绑定微信，无法通知任何人", "nobody here can be told: not bound to WeChat")
        }
        if details.booking.state == .cancelled,
            messages.allSatisfy({ $0.state == .cancelled || $0.state == .notBound })
        {
            return environment.say("已撤回，没有人收到通知", "taken back; nobody was told")
        }
        if canPerform(.undo, environment), let due = messages.filter(\.waitsForFirstTry).map(\.dueAt).min() {
            let seconds = max(0, due - environment.now)
            return environment.say("\(seconds) 秒后发送，按 u 撤销", "sends in \(seconds) s, u takes it back")
        }
        let sent = messages.filter { $0.state == .sent }.count
        return environment.say("已送达微信 \(sent)/\(messages.count)", "\(sent) of \(messages.count) sent")
    }

    // A booking that was made without messages still has people.
    private func unsent(_ environment: ClientEnvironment) -> String {
        let names = details.attendees.map(\.displayName).joined(separator: environment.say("、", ", "))
        let with = names.isEmpty ? "" : environment.say("参会：\(names) · ", "with \(names) · ")
        return with + environment.say("没有发出任何消息", "nobody was sent a message")
    }
}
