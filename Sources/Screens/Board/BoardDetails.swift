import RoomBooking
import TerminalIO
import Themes

/// The lines under the board: the room, what holds of the wanted time, and what the marks mean.
struct BoardDetails {
    let board: BoardScreen
    let environment: ClientEnvironment

    func draw(in rows: Range<Int>, on canvas: inout Canvas) {
        guard let first = rows.first else { return }
        var lines = rows.count >= 3 ? [[place], [time, more], [(legend, .textMuted)]] : [[place], [time]]
        if rows.count == 1 { lines = [[time]] }
        for (offset, parts) in lines.enumerated() {
            drawLine(parts, row: first + offset, on: &canvas)
        }
    }

    private typealias Part = (text: String, role: Role)

    // Two parts stand at both ends of a line; where they do not fit, the right one is cut.
    private func drawLine(_ parts: [Part], row: Int, on canvas: inout Canvas) {
        canvas.clear(row: row)
        let columns = canvas.size.columns - 2
        guard parts.count == 2 else {
            let part = parts[0]
            canvas.put(
                TextWidth.truncated(part.text, columns: columns), column: 1, row: row,
                style: canvas.theme[part.role])
            return
        }
        let left = TextWidth.truncated(parts[0].text, columns: columns)
        let right = TextWidth.truncated(parts[1].text, columns: max(0, columns - TextWidth.columns(left) - 2))
        let width = TextWidth.columns(right)
        canvas.put(left, column: 1, row: row, style: canvas.theme[parts[0].role])
        canvas.put(right, column: 1 + columns - width, row: row, style: canvas.theme[parts[1].role])
    }

    private var place: Part {
        guard let room = board.room else {
            guard board.availability != nil else { return (environment.say("任意会议室", "Any room"), .text) }
            let free = board.rooms.filter {
                board.availability?.isFree($0, from: board.start, to: board.end) ?? false
            }
            return (
                environment.say(
                    "任意会议室 · 空闲 \(free.count)/\(board.rooms.count)",
                    "Any room · \(free.count) of \(board.rooms.count) free"), .text
            )
        }
        var parts = [room.name]
        if !room.floor.isEmpty { parts.append(environment.say("\(room.floor) 层", "floor \(room.floor)")) }
        parts.append(Wording.seats(room.capacity, in: environment.language))
        let equipment =
            environment.session?.dictionaries.equipmentText(room.equipment, in: environment.language) ?? ""
        if !equipment.isEmpty { parts.append(equipment) }
        return (parts.joined(separator: " · "), .text)
    }

    private var time: Part {
        let span = "\(board.start.text)–\(board.end.text)"
        guard let availability = board.availability else {
            return board.isUnreadable
                ? (environment.say("没能读取这一天，按 r 再试", "the day could not be read; r tries again"), .warning)
                : (environment.say("\(span) 读取中…", "\(span) loading…"), .textMuted)
        }
        guard let room = board.room else {
            return ("\(span) (\(Wording.length(board.length, in: environment.language)))", .text)
        }
        if case .closed(let reason) = room.state {
            return (environment.say("暂停使用：\(reason)", "closed: \(reason)"), .warning)
        }
        if let booking = availability.booking(in: room.id, from: board.start, to: board.end) {
            let taken = booking.taken(at: environment.policy.zone)
            return (
                environment.say(
                    "\(taken.start.text)–\(taken.end.text) 已被 \(taken.by) 预订",
                    "\(taken.start.text)–\(taken.end.text) taken by \(taken.by)"), .text
            )
        }
        if environment.policy.zone.instant(board.day, board.start)
            < environment.policy.earliestStart(now: environment.now)
        {
            return (environment.say("\(span) 已过", "\(span) past"), .textMuted)
        }
        let until = availability.freeUntil(room.id, from: board.start)
        return (environment.say("\(span) 空闲至 \(until.text)", "\(span) free until \(until.text)"), .text)
    }

    // What else helps to decide: what the room is taken for, or which rooms are free.
    private var more: Part {
        guard let room = board.room, let availability = board.availability else {
            return (freeRooms, .textMuted)
        }
        if let booking = availability.booking(in: room.id, from: board.start, to: board.end) {
            return (booking.booking.title, .text)
        }
        return ("", .textMuted)
    }

    private var freeRooms: String {
        let names = board.rooms
            .filter { board.availability?.isFree($0, from: board.start, to: board.end) ?? false }
            .prefix(6).map(\.name).joined(separator: environment.say("、", ", "))
        return names
    }

    private var legend: String {
        environment.say(
            ". 空闲   # 已占用   * 与我有关   x 不开放   [ ] 所选时间",
            ". free   # taken   * mine   x closed   [ ] wanted time")
    }
}
