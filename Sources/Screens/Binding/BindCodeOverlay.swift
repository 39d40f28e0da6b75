import RoomBooking
import TerminalIO
import Themes

/// The one-time code with which a phone binds its WeChat, to be scanned from the terminal.
struct BindCodeOverlay: Screen {
    let invitation: BindInvitation
    /// The QR code's modules row by row, dark ones true; nil where it can not be encoded.
    let code: [[Bool]]?

    private typealias Line = (text: String, role: Role)

    var scope: Scope { .bindCode }
    var isCountingDown: Bool { true }

    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool {
        action == .scan ? environment.hasPhone && secondsLeft(environment) > 0 : true
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        guard case .bindingFailed(let error) = message else { return [] }
        return [.notice(Notice(error))]
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        switch action {
        case .back: return [.close]
        case .scan where canPerform(.scan, environment): return [.effect(.scanWithPhone(invitation))]
        default: return []
        }
    }

    private func secondsLeft(_ environment: ClientEnvironment) -> Int64 {
        max(0, invitation.expires - environment.now)
    }

    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        if secondsLeft(environment) == 0 {
            drawWords([validity(environment)], on: &canvas, environment)
        } else if let picture = picture(rows: 3, in: canvas.size),
            canvas.size.columns - picture.size.columns >= 30
        {
            drawBeside(picture, on: &canvas, environment)
        } else if let picture = picture(rows: 8, in: canvas.size) {
            drawAbove(picture, on: &canvas, environment)
        } else {
            drawWords(words(environment), on: &canvas, environment)
        }
    }

    // Where so many rows are needed for other things.
    private func picture(rows: Int, in size: Size) -> QRPicture? {
        code.flatMap { QRPicture($0, within: Size(columns: size.columns - 4, rows: size.rows - rows)) }
    }

    private func drawBeside(_ picture: QRPicture, on canvas: inout Canvas, _ environment: ClientEnvironment) {
        let columns = min(canvas.size.columns, picture.size.columns + 2 + 40 + 4)
        let size = Size(columns: columns, rows: picture.size.rows + 2)
        let inside = box(size, on: &canvas, environment)
        picture.draw(column: inside.column, row: inside.row, on: &canvas)
        let text = inside.split(left: picture.size.columns + 2).rest
        draw(wrapped(scanLines(environment), columns: text.columns), in: text.inset(rows: 1), on: &canvas)
    }

    private func drawAbove(_ picture: QRPicture, on canvas: inout Canvas, _ environment: ClientEnvironment) {
        let lines = wrapped(scanLines(environment), columns: picture.size.columns)
        let rows = min(canvas.size.rows - 1, picture.size.rows + lines.count + 2)
        let inside = box(
            Size(columns: picture.size.columns + 4, rows: rows), on: &canvas, environment)
        picture.draw(column: inside.column, row: inside.row, on: &canvas)
        draw(lines, in: inside.split(top: picture.size.rows).rest, on: &canvas)
    }

    private func drawWords(
        _ words: [Line], on canvas: inout Canvas, _ environment: ClientEnvironment
    ) {
        let columns = min(canvas.size.columns, 72)
        let lines = wrapped(words, columns: columns - 4)
        let inside = box(
            Size(columns: columns, rows: min(canvas.size.rows - 1, lines.count + 2)), on: &canvas, environment
        )
        draw(lines, in: inside, on: &canvas)
    }

    private func box(_ size: Size, on canvas: inout Canvas, _ environment: ClientEnvironment) -> Rect {
        let space = Rect(column: 0, row: 0, columns: canvas.size.columns, rows: canvas.size.rows - 1)
        return canvas.box(space.centered(size), title: environment.say("绑定微信", "Bind WeChat"))
    }

    private func wrapped(_ lines: [Line], columns: Int) -> [Line] {
        lines.flatMap { line in
            Paragraph.lines(line.text, columns: columns).map { (text: $0, role: line.role) }
        }
    }

    private func draw(_ lines: [Line], in area: Rect, on canvas: inout Canvas) {
        for (offset, line) in lines.prefix(area.rows).enumerated() {
            canvas.put(line.text, column: area.column, row: area.row + offset, style: canvas.theme[line.role])
        }
    }

    private func scanLines(_ environment: ClientEnvironment) -> [Line] {
        [
            (environment.say("用微信扫一扫，即可绑定。", "Scan it with WeChat, and you are bound."), .overlay),
            validity(environment),
            ("", .overlay),
            (invitation.payload, .textMuted),
        ]
    }

    // For a terminal in which no code fits: the link, and what the mini program's server would do with it.
    private func words(_ environment: ClientEnvironment) -> [Line] {
        let why =
            code == nil
            ? environment.say("无法生成二维码。", "No QR code can be made of this.")
            : environment.say("窗口太小，放不下二维码：请放大窗口。", "Too small for the QR code: make the window larger.")
        let instead =
            invitation.payload.hasPrefix("http")
            ? environment.say("或在微信里打开：", " Or open this in WeChat:")
            : environment.say("其内容：", " It holds this page:")
        return [
            validity(environment), (why + instead, .overlay),
            (invitation.payload, .text),
            (environment.say("小程序服务器上运行：", "The mini program's server runs:"), .overlay),
            ("roombook bind --scene \(invitation.scene) --code …", .text),
        ]
    }

    private func validity(_ environment: ClientEnvironment) -> Line {
        let seconds = secondsLeft(environment)
        guard seconds > 0 else {
            return (
                environment.say(
                    "已过期：按 Esc，再按 Enter 重新生成。", "This code is over: Esc, then Enter makes a new one."),
                .error
            )
        }
        let left = "\(seconds / 60):\(padded(Int(seconds % 60), to: 2))"
        return (environment.say("可用一次，还剩 \(left)。", "Good once, for \(left)."), .statusPending)
    }
}
