import RoomBooking
import TerminalIO
import Themes

/// The day of the chosen room beside the form: what is booked, what is free, and where the wish stands.
struct DayStrip {
    let form: BookingFormScreen
    let environment: ClientEnvironment

    private struct Line {
        let text: String
        let role: Role
    }

    func draw(in area: Rect, on canvas: inout Canvas) {
        for row in area.row..<area.endRow {
            canvas.put("│", column: area.column - 1, row: row, style: canvas.theme[.border])
        }
        let inside = area.split(left: 1).rest
        let title = "\(form.fields.room.name) \(form.availability.board.day.iso)"
        canvas.put(
            TextWidth.truncated(title, columns: inside.columns), column: inside.column, row: inside.row,
            style: canvas.theme[.text])
        for (offset, line) in lines.prefix(inside.rows - 2).enumerated() {
            canvas.put(
                TextWidth.truncated(line.text, columns: inside.columns), column: inside.column,
                row: inside.row + 2 + offset, style: canvas.theme[line.role])
        }
    }

    private var lines: [Line] {
        let availability = form.availability
        let policy = environment.policy
        var lines: [Line] = []
        var time = policy.opens
        for booking in availability.bookings(in: form.fields.room.id) {
            let start = availability.wallTime(booking.booking.slot.start)
            let end = availability.wallTime(booking.booking.slot.end)
            lines += free(from: time, to: start)
            let isMine = booking.isConcerning(environment.session?.user.id)
            lines.append(
                Line(
                    text:
                        "\(start.text)–\(end.text) \(isMine ? "*" : "#") \(booking.organizer.displayName) \(booking.booking.title)",
                    role: overlapsWish(start, end) ? .statusConflict : isMine ? .statusMine : .statusBusy))
            time = max(time, end)
        }
        return lines + free(from: time, to: policy.closes)
    }

    // A free stretch, cut where the wanted time lies in it.
    private func free(from start: ClockTime, to end: ClockTime) -> [Line] {
        guard start < end else { return [] }
        guard let wish, wish.start < end, start < wish.end else { return [freeLine(start, end)] }
        let from = max(start, wish.start)
        let to = min(end, wish.end)
        let wanted = Line(
            text: "\(from.text)–\(to.text) > \(environment.say("所选时间", "wanted"))", role: .selection)
        return (start < from ? [freeLine(start, from)] : []) + [wanted]
            + (to < end ? [freeLine(to, end)] : [])
    }

    private func freeLine(_ start: ClockTime, _ end: ClockTime) -> Line {
        Line(text: "\(start.text)–\(end.text) . \(environment.say("空闲", "free"))", role: .statusFree)
    }

    private func overlapsWish(_ start: ClockTime, _ end: ClockTime) -> Bool {
        wish.map { $0.start < end && start < $0.end } ?? false
    }

    private var wish: (start: ClockTime, end: ClockTime)? {
        guard form.fields.day(today: environment.today) == form.availability.board.day,
            let start = form.fields.startTime, let end = form.fields.endTime, start < end
        else { return nil }
        return (start, end)
    }
}
