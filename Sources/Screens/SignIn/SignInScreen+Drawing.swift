import RoomBooking
import TerminalIO
import Themes

extension SignInScreen {
    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        TitleBar.draw(environment.say("登录", "Sign in"), on: &canvas, environment)
        let isRoomy = canvas.size.rows >= 18
        let width = min(canvas.size.columns - 4, 60)
        let column = (canvas.size.columns - width) / 2
        let labelWidth = 10
        let isLow = canvas.size.rows < 9
        var row = isRoomy ? 4 : isLow ? 1 : 2

        if isRoomy {
            let intro = environment.say(
                "预订会议室，并通过微信通知相关的人。", "Book a meeting room; WeChat tells the people concerned.")
            canvas.put(
                TextWidth.truncated(intro, columns: width), column: column, row: 2,
                style: canvas.theme[.textMuted])
        }
        for (field, input, place) in [
            (SignInField.username, username, Focus.username), (.password, password, .password),
            (.code, code, .code),
        ] {
            let label = TextWidth.truncated(
                capitalised(field.name[environment.language]), columns: labelWidth - 1)
            canvas.put(label, column: column, row: row, style: canvas.theme[.text])
            let caret = input.draw(
                column: column + labelWidth, row: row, width: width - labelWidth, isFocused: focus == place,
                isInvalid: problems[field] != nil, on: &canvas)
            if focus == place { canvas.frame.cursor = Point(column: caret, row: row) }
            row += 1
            if isRoomy || problems[field] != nil && !isLow {
                drawLineBelow(
                    field, column: column + labelWidth, row: row, width: width - labelWidth, on: &canvas,
                    environment)
                row += 1
            }
        }
        row += isRoomy ? 1 : 0
        let isNarrow = canvas.size.columns < 44
        drawButtons(column: isNarrow ? column : column + labelWidth, row: row, on: &canvas, environment)
        drawAnswer(column: column, row: row + (isRoomy ? 2 : 1), width: width, on: &canvas, environment)
    }

    private func drawLineBelow(
        _ field: SignInField, column: Int, row: Int, width: Int, on canvas: inout Canvas,
        _ environment: ClientEnvironment
    ) {
        if let problem = problems[field] {
            let text = Wording.problem(problem, field: field.name, in: environment.language)
            canvas.put(
                TextWidth.truncated(text, columns: width), column: column, row: row,
                style: canvas.theme[.error])
        } else if field == .code {
            let text = environment.say("留空则不绑定微信登录（网页登录）", "empty: sign in without WeChat (web login)")
            canvas.put(
                TextWidth.truncated(text, columns: width), column: column, row: row,
                style: canvas.theme[.textMuted])
        }
    }

    private func drawButtons(
        column: Int, row: Int, on canvas: inout Canvas, _ environment: ClientEnvironment
    ) {
        var column = column
        if hasPhone {
            let label =
                activity == .fetchingCode
                ? environment.say("正在获取…", "Getting…") : environment.say("获取登录码", "Get code")
            column =
                Button.draw(label, column: column, row: row, isFocused: focus == .getCode, on: &canvas) + 2
        }
        let label =
            activity == .signingIn
            ? environment.say("正在登录…", "Signing in…") : environment.say("登录", "Sign in")
        Button.draw(label, column: column, row: row, isFocused: focus == .submit, on: &canvas)
    }

    private func drawAnswer(
        column: Int, row: Int, width: Int, on canvas: inout Canvas, _ environment: ClientEnvironment
    ) {
        guard let answer else { return }
        let lines = Paragraph.lines(answer[environment.language], columns: width)
        for (offset, line) in lines.prefix(max(0, canvas.size.rows - 1 - row)).enumerated() {
            canvas.put(line, column: column, row: row + offset, style: canvas.theme[.error])
        }
    }

    private func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
