import RoomBooking
import TerminalIO
import Themes

extension BookingFormScreen {
    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        TitleBar.draw(title(environment), on: &canvas, environment)
        guard isLoaded else {
            canvas.put(
                environment.say("读取中…", "loading…"), column: 1, row: 2, style: canvas.theme[.textMuted])
            return
        }
        let body = Rect(column: 1, row: 1, columns: canvas.size.columns - 2, rows: canvas.size.rows - 2)
        let isWide = canvas.size.columns >= 76
        let (left, right) =
            isWide ? body.split(left: 46) : (body, Rect(column: 0, row: 0, columns: 0, rows: 0))
        drawFields(in: left, on: &canvas, environment)
        if isWide {
            DayStrip(form: self, environment: environment).draw(in: right.inset(columns: 1), on: &canvas)
        }
    }

    private func title(_ environment: ClientEnvironment) -> String {
        guard let booked else { return environment.say("预订会议室", "Book a room") }
        let name = TextWidth.truncated(booked.booking.title, columns: 20)
        return environment.say("修改“\(name)”", "Change \(name)")
    }

    private func submitLabel(_ environment: ClientEnvironment) -> String {
        switch (booked == nil, isSending) {
        case (true, false): environment.say("预订", "Book")
        case (true, true): environment.say("正在预订…", "Booking…")
        case (false, false): environment.say("保存修改", "Save changes")
        case (false, true): environment.say("正在保存…", "Saving…")
        }
    }

    private func drawFields(in area: Rect, on canvas: inout Canvas, _ environment: ClientEnvironment) {
        let isRoomy = area.rows >= 20
        let problems = shownProblems(environment)
        var row = area.row + (isRoomy ? 1 : 0)
        // Low terminals show the fields around the focus, and two lines of what there is to say.
        let reach = hint(for: .attendees, environment)
        let isReachCut = TextWidth.columns(reach.0) > area.columns - 10
        let warning: (String, Role) = isRoomy && !isReachCut ? ("", .text) : reach
        let hasFoot = answer != nil || !offers.isEmpty || !problems.isEmpty || !warning.0.isEmpty
        let visible = isRoomy ? Focus.allCases.count : max(1, area.rows - (hasFoot ? 2 : 0))
        let first = max(0, focus.rawValue - visible + 1)
        for place in Focus.allCases.dropFirst(first).prefix(visible) {
            if place == .submit {
                Button.draw(
                    submitLabel(environment), column: area.column + 10, row: row,
                    isFocused: focus == .submit, on: &canvas)
                row += isRoomy ? 2 : 1
            } else if let field = BookingField(rawValue: "\(place)") {
                drawField(
                    field, at: Point(column: area.column, row: row), width: area.columns, problems[field],
                    on: &canvas, environment)
                row += 1
                if isRoomy {
                    drawBelow(
                        field, problems[field], column: area.column + 10, row: row, width: area.columns - 10,
                        on: &canvas, environment)
                    row += 1
                }
            }
        }
        let foot = Rect(column: area.column, row: row, columns: area.columns, rows: area.endRow - row)
        // What is cut beside its field stands in full at the foot.
        let cut = problems.filter { _, problem in
            !isRoomy || TextWidth.columns(problem.text(in: environment.language)) > area.columns - 10
        }
        if answer == nil, offers.isEmpty, cut.isEmpty {
            for (offset, line) in Paragraph.lines(warning.0, columns: foot.columns).prefix(foot.rows)
                .enumerated()
            {
                canvas.put(
                    line, column: foot.column, row: foot.row + offset, style: canvas.theme[warning.1])
            }
        } else {
            drawFoot(in: foot, problem: firstProblem(cut), on: &canvas, environment)
        }
    }

    private func drawField(
        _ field: BookingField, at point: Point, width: Int, _ problem: BookingRefusal?,
        on canvas: inout Canvas,
        _ environment: ClientEnvironment
    ) {
        let isFocused = field == self.field
        let label = TextWidth.truncated(shortName(field)[environment.language], columns: 9)
        canvas.put(
            label, column: point.column, row: point.row, style: canvas.theme[isFocused ? .text : .textMuted])
        let column = point.column + 10
        let columns = width - 10
        var caret: Int?
        if let input = textField(field) {
            caret = input.draw(
                column: column, row: point.row, width: columns, isFocused: isFocused,
                isInvalid: problem != nil, on: &canvas)
        } else {
            let style = canvas.theme[problem != nil ? .inputInvalid : isFocused ? .inputFocus : .input]
            canvas.frame.fill(Rect(column: column, row: point.row, columns: columns, rows: 1), style: style)
            canvas.put(
                TextWidth.truncated(choiceText(field, environment), columns: columns), column: column,
                row: point.row, style: style)
            caret = column
        }
        if isFocused, let caret { canvas.frame.cursor = Point(column: caret, row: point.row) }
    }

    private func drawBelow(
        _ field: BookingField, _ problem: BookingRefusal?, column: Int, row: Int, width: Int,
        on canvas: inout Canvas,
        _ environment: ClientEnvironment
    ) {
        let text: String
        let role: Role
        if let problem {
            (text, role) = (problem.text(in: environment.language), .error)
        } else {
            (text, role) = shortHint(for: field, width: width, environment)
        }
        canvas.put(
            TextWidth.truncated(text, columns: width), column: column, row: row, style: canvas.theme[role])
    }

    private func hint(for field: BookingField, _ environment: ClientEnvironment) -> (String, Role) {
        switch field {
        case .end:
            guard let start = fields.startTime, let end = fields.endTime, end > start else {
                return ("", .textMuted)
            }
            return (Wording.length(end.minutes - start.minutes, in: environment.language), .textMuted)
        case .attendees:
            return (reachText(environment), .warning)
        case .day:
            guard let day = fields.day(today: environment.today) else { return ("", .textMuted) }
            return (Wording.weekday(day, in: environment.language), .textMuted)
        case .title, .room, .start, .note:
            return ("", .textMuted)
        }
    }

    // Names that do not fit below their field stand at the foot, where there is room.
    private func shortHint(
        for field: BookingField, width: Int, _ environment: ClientEnvironment
    ) -> (String, Role) {
        let hint = hint(for: field, environment)
        guard field == .attendees, TextWidth.columns(hint.0) > width else { return hint }
        return (reachCount(environment), hint.1)
    }

    private var unreached: [Colleague] { people.filter { $0.reach != .reachable } }

    private func reachCount(_ environment: ClientEnvironment) -> String {
        environment.say(
            "\(people.count) 人中 \(unreached.count) 人收不到通知",
            "\(unreached.count) of \(people.count) can not be told")
    }

    // Who of the attendees WeChat does not reach, and why.
    private func reachText(_ environment: ClientEnvironment) -> String {
        guard !unreached.isEmpty else { return "" }
        let names = unreached.map { "\($0.displayName) \($0.reach.mark[environment.language])" }
            .joined(separator: environment.say("、", ", "))
        return reachCount(environment) + environment.say("：", ": ") + names
    }

    private func drawFoot(
        in area: Rect, problem: BookingRefusal?, on canvas: inout Canvas, _ environment: ClientEnvironment
    ) {
        let text = answer?[environment.language] ?? problem?.text(in: environment.language) ?? ""
        let lines = Paragraph.lines(text, columns: area.columns).filter { !$0.isEmpty }
        var row = area.row
        for line in lines where row < area.endRow - min(offers.count, 1) {
            canvas.put(line, column: area.column, row: row, style: canvas.theme[.error])
            row += 1
        }
        for (index, offer) in offers.enumerated() where row < area.endRow {
            // A digit is a key only where it types nothing.
            let mark = takesText ? "·" : String(index + 1)
            let line = "\(mark) \(offer.room.name) \(offer.start.text)–\(offer.end.text)"
            canvas.put(
                TextWidth.truncated(line, columns: area.columns), column: area.column, row: row,
                style: canvas.theme[.keyLabel])
            row += 1
        }
    }

    private func firstProblem(_ problems: [BookingField: BookingRefusal]) -> BookingRefusal? {
        field.flatMap { problems[$0] } ?? BookingField.allCases.lazy.compactMap { problems[$0] }.first
    }

    private var people: [Colleague] {
        let known = availability.board.colleagues + (booked?.attendees ?? [])
        return fields.attendees.compactMap { id in known.first { $0.id == id } }
    }

    private func choiceText(_ field: BookingField, _ environment: ClientEnvironment) -> String {
        if field == .room {
            return
                "\(fields.room.name) · \(Wording.seats(fields.room.capacity, in: environment.language))"
        }
        let names = people.map(\.displayName).joined(separator: environment.say("、", ", "))
        return names.isEmpty ? environment.say("（按 Enter 选择）", "(Enter chooses)") : names
    }

    private func textField(_ field: BookingField) -> TextField? {
        switch field {
        case .title: fields.title
        case .note: fields.note
        case .day: fields.dayText
        case .start: fields.startText
        case .end: fields.endText
        case .room, .attendees: nil
        }
    }

    private func shortName(_ field: BookingField) -> Bilingual {
        switch field {
        case .title: Bilingual(zh: "主题", en: "Title")
        case .room: Bilingual(zh: "会议室", en: "Room")
        case .day: Bilingual(zh: "日期", en: "Date")
        case .start: Bilingual(zh: "开始", en: "Start")
        case .end: Bilingual(zh: "结束", en: "End")
        case .attendees: Bilingual(zh: "参会人", en: "Attendees")
        case .note: Bilingual(zh: "备注", en: "Note")
        }
    }
}
