import RoomBooking
import TerminalIO
import Themes

extension BoardScreen {
    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        let geometry = BoardGeometry(
            size: canvas.size, cellMinutes: cellMinutes, band: band, policy: environment.policy)
        let weekday = Wording.weekday(day, in: environment.language)
        TitleBar.draw("\(weekday) \(day.iso)", on: &canvas, environment)
        drawRuler(geometry, on: &canvas, environment)
        drawRooms(geometry, on: &canvas, environment)
        if geometry.detailRows.lowerBound > geometry.roomRows.upperBound {
            canvas.rule(row: geometry.detailRows.lowerBound - 1)
        }
        BoardDetails(board: self, environment: environment).draw(in: geometry.detailRows, on: &canvas)
    }

    private func drawRuler(
        _ geometry: BoardGeometry, on canvas: inout Canvas, _ environment: ClientEnvironment
    ) {
        // Hours that would touch each other: every other one.
        let step = geometry.cellMinutes * 3 > 60 * geometry.cellColumns ? 120 : 60
        for cell in 0..<geometry.cellCount {
            let minutes = geometry.minutes(ofCell: cell)
            guard minutes.lowerBound % step == 0 else { continue }
            canvas.put(
                padded(minutes.lowerBound / 60, to: 2), column: geometry.column(ofCell: cell), row: 1,
                style: canvas.theme[.textMuted])
        }
        let (today, now) = environment.policy.zone.wall(environment.now)
        if today == day, let cell = geometry.cells(of: now.minutes..<(now.minutes + 1)).first {
            let column = geometry.column(ofCell: cell)
            let style = canvas.theme[.timeNow]
            if canvas.frame[column, 1].glyph == " " {
                canvas.put("v", column: column, row: 1, style: style)
            } else {
                canvas.frame.restyle(Rect(column: column, row: 1, columns: 2, rows: 1)) { _ in style }
            }
        }
    }

    private func drawRooms(
        _ geometry: BoardGeometry, on canvas: inout Canvas, _ environment: ClientEnvironment
    ) {
        let visible = geometry.roomRows.count - 1
        drawRow(nil, index: 0, at: geometry.roomRows.lowerBound, geometry, on: &canvas, environment)
        guard visible > 0 else { return }
        let first = min(max(0, row - 1 - visible / 2), max(0, rooms.count - visible))
        if rooms.count > visible {
            canvas.put(
                "\(first + 1)–\(min(rooms.count, first + visible))/\(rooms.count)", column: 1, row: 1,
                style: canvas.theme[.textMuted], width: geometry.labelWidth - 2)
        }
        for (offset, index) in (first..<min(rooms.count, first + visible)).enumerated() {
            let line = geometry.roomRows.lowerBound + 1 + offset
            drawRow(rooms[index], index: index + 1, at: line, geometry, on: &canvas, environment)
        }
        if let availability, availability.board.rooms.isEmpty {
            let text = environment.say("还没有会议室：roombook room add", "No rooms yet: roombook room add")
            canvas.put(
                text, column: 1, row: geometry.roomRows.lowerBound + 1, style: canvas.theme[.textMuted])
        }
    }

    private func drawRow(
        _ room: Room?, index: Int, at line: Int, _ geometry: BoardGeometry, on canvas: inout Canvas,
        _ environment: ClientEnvironment
    ) {
        let isCurrent = index == row
        drawLabel(room, at: line, width: geometry.labelWidth, isCurrent: isCurrent, on: &canvas, environment)
        guard let grid else { return }
        var cell = 0
        while cell < geometry.cellCount {
            if let room, let booking = grid.booking(in: room.id, minutes: geometry.minutes(ofCell: cell)) {
                var end = cell + 1
                while end < geometry.cellCount,
                    grid.booking(in: room.id, minutes: geometry.minutes(ofCell: end))?.id == booking.id
                { end += 1 }
                drawBooking(booking, cells: cell..<end, at: line, geometry, on: &canvas, environment)
                cell = end
            } else {
                drawFree(room, cell: cell, at: line, geometry, on: &canvas, environment)
                cell += 1
            }
        }
        // A closed room answers no wish.
        if isCurrent || room?.state.isOpen != false {
            drawBand(at: line, isCurrent: isCurrent, geometry, on: &canvas)
        }
        if isCurrent, let first = geometry.cells(of: band).first {
            canvas.frame.cursor = Point(column: geometry.column(ofCell: first), row: line)
        }
    }

    private func drawLabel(
        _ room: Room?, at line: Int, width: Int, isCurrent: Bool, on canvas: inout Canvas,
        _ environment: ClientEnvironment
    ) {
        let style = canvas.theme[isCurrent ? .selection : .text]
        let seats = room.map { " " + String($0.capacity) } ?? ""
        let name = room?.name ?? environment.say("任意会议室", "Any room")
        let nameWidth = width - 2 - TextWidth.columns(seats)
        let label =
            TextWidth.padded(TextWidth.truncated(name, columns: nameWidth), columns: nameWidth) + seats
        canvas.put(" " + label, column: 0, row: line, style: style)
    }

    private func drawBooking(
        _ booking: BookingDetails, cells: Range<Int>, at line: Int, _ geometry: BoardGeometry,
        on canvas: inout Canvas, _ environment: ClientEnvironment
    ) {
        let isMine = booking.isConcerning(environment.session?.user.id)
        let isPast = booking.booking.slot.end <= environment.now
        let style = canvas.theme[isPast ? .statusPast : isMine ? .statusMine : .statusBusy]
        let mark = isMine ? "*" : "#"
        let column = geometry.column(ofCell: cells.lowerBound)
        let width = min(cells.count * geometry.cellColumns, canvas.size.columns - column)
        canvas.put(String(repeating: mark, count: width), column: column, row: line, style: style)
        // Long blocks have room for the title between their marks.
        guard width >= 8 else { return }
        let title = TextWidth.truncated(booking.booking.title, columns: width - 3)
        canvas.put(title, column: column + 1, row: line, style: style)
    }

    private func drawFree(
        _ room: Room?, cell: Int, at line: Int, _ geometry: BoardGeometry, on canvas: inout Canvas,
        _ environment: ClientEnvironment
    ) {
        let minutes = geometry.minutes(ofCell: cell)
        let policy = environment.policy
        let isOpen =
            minutes.lowerBound >= policy.opens.minutes && minutes.upperBound <= policy.closes.minutes
            && !rooms.isEmpty
        let isTaken = room == nil && !(grid?.isAnyRoomFree(minutes: minutes) ?? false)
        let end = policy.zone.instant(day, ClockTime(minutes: minutes.upperBound))
        let role: Role
        let mark: Character
        if !isOpen {
            (mark, role) = ("x", .textDisabled)
        } else if room?.state.isOpen == false {
            (mark, role) = ("x", .statusBlocked)
        } else if isTaken {
            (mark, role) = ("#", .statusBusy)
        } else {
            (mark, role) = (".", end <= environment.now ? .statusPast : .statusFree)
        }
        // The gap has the mark's style: a change of style costs more bytes than a blank.
        let text = String(mark) + String(repeating: " ", count: geometry.cellColumns - 1)
        canvas.put(text, column: geometry.column(ofCell: cell), row: line, style: canvas.theme[role])
    }

    private func drawBand(at line: Int, isCurrent: Bool, _ geometry: BoardGeometry, on canvas: inout Canvas) {
        let cells = geometry.cells(of: band)
        guard !cells.isEmpty else { return }
        let first = geometry.column(ofCell: cells.lowerBound)
        let end = geometry.column(ofCell: cells.upperBound) - 1
        if isCurrent {
            let selection = canvas.theme[.selection]
            canvas.frame.restyle(Rect(column: first, row: line, columns: end - first, rows: 1)) { _ in
                selection
            }
        }
        // Off the cursor's row a bracket has the style it stands on, so that moving the band costs few bytes.
        for (mark, column) in [("[", first - 1), ("]", end)] where column < canvas.size.columns {
            let cell = canvas.frame[column, line]
            guard cell.glyph == " " else { continue }
            canvas.put(
                mark, column: column, row: line, style: isCurrent ? canvas.theme[.selection] : cell.style)
        }
    }
}

extension BookingDetails {
    /// Whether that person organizes or attends.
    func isConcerning(_ user: UserID?) -> Bool {
        user.map { booking.people.contains($0) } ?? false
    }
}
