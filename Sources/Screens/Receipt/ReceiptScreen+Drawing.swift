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
        for line in facts(columns: width, isRoomy: isRoomy, environment) where row < canvas.size.rows - 1 {
            canvas.put(line, column: 1, row: row, style: canvas.theme[.textMuted])
            row += 1
        }
        row += isRoomy ? 1 : 0
        drawMessages(from: row, isRoomy: isRoomy, on: &canvas, environment)
    }

    // What became of all messages, and of the reminders; a line each where space is short.
    private func facts(columns: Int, isRoomy: Bool, _ environment: ClientEnvironment) -> [String] {
        let reminders = receipt.flatMap { ReminderSummary.text($0.messages, environment) }
        return [summary(environment), reminders].compactMap { $0 }.flatMap { fact in
            isRoomy
                ? Paragraph.lines(fact, columns: columns)
                : [TextWidth.truncated(fact, columns: columns)]
        }
    }

    private func drawMessages(
        from row: Int, isRoomy: Bool, on canvas: inout Canvas, _ environment: ClientEnvironment
    ) {
        guard let lines, row < canvas.size.rows - 1 else { return }
        let nameWidth = canvas.size.columns >= 60 ? 24 : 14
        let statusWidth = canvas.size.columns - nameWidth - 4
        // Low terminals keep two lines for people.
        let space = canvas.size.rows - 1 - row
        let report = report(columns: canvas.size.columns - 2, statusWidth: statusWidth, environment)
            .prefix(isRoomy ? 6 : max(0, space - 2))
        let gap = report.isEmpty || !isRoomy ? 0 : 1
        let visible = max(1, space - report.count - gap)
        let first = min(max(0, selection - visible / 2), max(0, lines.count - visible))
        for (offset, index) in (first..<min(lines.count, first + visible)).enumerated() {
            let isSelected = index == selection
            let line = row + offset
            if isSelected { canvas.frame.cursor = Point(column: 1, row: line) }
            let name = TextWidth.truncated(lines[index].recipient.displayName, columns: nameWidth)
            canvas.put(
                TextWidth.padded(name, columns: nameWidth), column: 1, row: line,
                style: canvas.theme[isSelected ? .selection : .text])
            canvas.put(
                TextWidth.truncated(status(lines[index], environment), columns: statusWidth),
                column: nameWidth + 3, row: line, style: canvas.theme[role(lines[index])])
        }
        let below = row + min(visible, lines.count) + gap
        for (offset, line) in report.enumerated() where below + offset < canvas.size.rows - 1 {
            canvas.put(line, column: 1, row: below + offset, style: canvas.theme[.textMuted])
        }
    }

    // Where a person's next message will not arrive, that stands beside what became of the last one.
    private func status(_ message: OutboxMessage, _ environment: ClientEnvironment) -> String {
        let status = MessageStatus.text(message, now: environment.now, environment.language)
        let mark = message.recipient.reach.mark[environment.language]
        let isSaid = mark.isEmpty || message.state == .notBound || message.state == .refused
        return isSaid ? status : "\(status) · \(mark)"
    }

    private func role(_ message: OutboxMessage) -> Role {
        let isAtRisk = message.recipient.reach != .reachable && message.isMoving
        return isAtRisk ? .warning : MessageStatus.role(message.state)
    }

    // What is cut beside the selected person, in full, and what else there is to say.
    private func report(columns: Int, statusWidth: Int, _ environment: ClientEnvironment) -> [String] {
        guard let selected else { return [] }
        let report = MessageReport(
            message: selected, zone: environment.policy.zone, language: environment.language)
        let status = status(selected, environment)
        let cut = TextWidth.columns(status) > statusWidth ? status : nil
        return [cut, report.changes, report.reason, report.remedy].compactMap { $0 }
            .flatMap { Paragraph.lines($0, columns: columns) }
    }

    private func summary(_ environment: ClientEnvironment) -> String {
        guard let lines else { return environment.say("读取中…", "loading…") }
        if let offer = offer(environment) { return undoText(offer, lines, environment) }
        if lines.isEmpty { return unsent(environment) }
        if lines.allSatisfy({ $0.state == .notBound }) {
            return environment.say("没有人绑定微信，无法通知任何人", "nobody here can be told: not bound to WeChat")
        }
        if details.booking.state == .cancelled,
            lines.allSatisfy({ $0.state == .cancelled || $0.state == .notBound })
        {
            return environment.say("已撤回，没有人收到通知", "taken back; nobody was told")
        }
        return counts(lines, environment)
    }

    private func undoText(
        _ offer: UndoOffer, _ lines: [OutboxMessage], _ environment: ClientEnvironment
    ) -> String {
        let seconds = max(0, offer.until - environment.now)
        return lines.contains { $0.state == .waiting }
            ? environment.say("\(seconds) 秒后发送，按 u 撤销", "sends in \(seconds) s, u takes it back")
            : environment.say("\(seconds) 秒内可按 u 撤销", "u takes it back for \(seconds) s")
    }

    // What was sent, then the rest by how much it asks for somebody to act.
    private func counts(_ lines: [OutboxMessage], _ environment: ClientEnvironment) -> String {
        let sent = lines.filter { $0.state == .sent }.count
        let order: [OutboxState] = [
            .failed, .refused, .notBound, .unconfirmed, .sending, .waiting, .expired, .cancelled,
        ]
        let others = order.compactMap { state -> String? in
            let count = lines.filter { $0.state == state }.count
            guard count > 0 else { return nil }
            return environment.say("\(state.name.zh) \(count)", "\(count) \(state.name.en)")
        }
        let first = environment.say("已发送 \(sent)/\(lines.count)", "\(sent) of \(lines.count) sent")
        return ([first] + others).joined(separator: " · ")
    }

    // A booking that was made without messages still has people.
    private func unsent(_ environment: ClientEnvironment) -> String {
        let names = details.attendees.map(\.displayName).joined(separator: environment.say("、", ", "))
        let with = names.isEmpty ? "" : environment.say("参会：\(names) · ", "with \(names) · ")
        return with + environment.say("没有发出任何消息", "nobody was sent a message")
    }
}
