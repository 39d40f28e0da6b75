import RoomBooking
import TerminalIO
import Themes

extension BindingScreen {
    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        TitleBar.draw(environment.say("微信绑定", "WeChat binding"), on: &canvas, environment)
        let isRoomy = canvas.size.rows >= 16
        var row = isRoomy ? 2 : 1
        guard isLoaded else {
            canvas.put(
                environment.say("读取中…", "loading…"), column: 1, row: row, style: canvas.theme[.textMuted])
            return
        }
        drawLines(heading(environment), from: &row, on: &canvas)
        guard let status else { return }
        row += isRoomy ? 1 : 0
        canvas.put(
            TextWidth.truncated(
                environment.say("还能收到的通知", "Messages that can still come"), columns: canvas.size.columns - 2),
            column: 1, row: row, style: canvas.theme[.title])
        row += 1
        for kind in NotificationKind.allCases where row < canvas.size.rows - 1 {
            draw(kind, of: status, row: row, on: &canvas, environment)
            row += 1
        }
        row += isRoomy ? 1 : 0
        drawLines(advice(status, environment), from: &row, on: &canvas)
    }

    private func drawLines(
        _ lines: [(text: String, role: Role)], from row: inout Int, on canvas: inout Canvas
    ) {
        for (text, role) in lines {
            for line in Paragraph.lines(text, columns: canvas.size.columns - 2)
            where row < canvas.size.rows - 1 {
                canvas.put(line, column: 1, row: row, style: canvas.theme[role])
                row += 1
            }
        }
    }

    private func heading(_ environment: ClientEnvironment) -> [(text: String, role: Role)] {
        if isBeginning { return [(environment.say("正在生成绑定码…", "Making a code…"), .textMuted)] }
        guard let status else {
            return [
                (
                    environment.say("未绑定微信：收不到任何通知。", "Not bound to WeChat: no message can reach you."),
                    .warning
                ),
                (
                    environment.say(
                        "按 Enter 生成绑定码，用微信扫码即可绑定。",
                        "Enter makes a code; scan it with WeChat and you are bound."),
                    .text
                ),
            ]
        }
        let (day, time) = environment.policy.zone.wall(status.boundAt)
        let since = "\(Wording.weekday(day, in: environment.language)) \(day.iso) \(time.text)"
        let bound = environment.say(
            "已绑定 \(status.openID)（\(since)）", "Bound as \(status.openID) since \(since)")
        guard status.mustBindAgain else { return [(bound, .success)] }
        return [
            (bound, .text),
            (
                environment.say(
                    "微信已不认识这个绑定，通知送不到。请按 Enter 重新绑定。",
                    "WeChat does not know this binding any more; messages do not arrive. Press Enter and bind again."
                ),
                .error
            ),
        ]
    }

    private func draw(
        _ kind: NotificationKind, of status: BindingStatus, row: Int, on canvas: inout Canvas,
        _ environment: ClientEnvironment
    ) {
        let subscription = status.subscriptions.first { $0.kind == kind }
        let name = TextWidth.padded(kind.name[environment.language], columns: 14)
        canvas.put(name, column: 1, row: row, style: canvas.theme[.text])
        let allowsOne = subscription?.credits.allowsOne
        let role: Role = allowsOne == nil ? .textMuted : allowsOne == true ? .success : .warning
        let used = canvas.put(
            credits(subscription, environment), column: 15, row: row, style: canvas.theme[role])
        guard let subscription, canvas.size.columns >= 60 else { return }
        let (day, time) = environment.policy.zone.wall(subscription.notedAt)
        canvas.put(
            environment.say(
                "（\(day.iso.suffix(5)) \(time.text) 所知）", " as of \(day.iso.suffix(5)) \(time.text)"),
            column: 15 + used, row: row, style: canvas.theme[.textMuted])
    }

    private func credits(_ subscription: Subscription?, _ environment: ClientEnvironment) -> String {
        switch subscription?.credits {
        case .oneTime(0): environment.say("已用完", "none left")
        case .oneTime(let count): environment.say("还有 \(count) 条", "\(count) left")
        case .longTerm(isAccepted: true): environment.say("长期订阅", "always")
        case .longTerm(isAccepted: false): environment.say("已拒收", "declined")
        case nil: environment.say("未知", "not known")
        }
    }

    // What to do so that all of them arrive.
    private func advice(
        _ status: BindingStatus, _ environment: ClientEnvironment
    ) -> [(text: String, role: Role)] {
        let missing = status.subscriptions.filter { !$0.credits.allowsOne }
        guard !status.mustBindAgain, !missing.isEmpty,
            let remedy = Colleague.Reach.noSubscription.remedy?[environment.language]
        else { return [] }
        return [(remedy, .warning)]
    }
}
