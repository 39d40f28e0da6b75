import RoomBooking
import TerminalIO
import Themes

/// What one organizes or attends from now on, with its cancellation.
struct MyBookingsScreen: Screen {
    /// Nil until they are loaded.
    private(set) var bookings: [BookingDetails]?
    private(set) var selection = 0
    /// The booking of the question that lies over the list.
    private var asked: BookingID?
    /// What was cancelled here last, to be taken back.
    private var cancelled: BookingReceipt?
    private var isUndoing = false

    var scope: Scope { .myBookings }
    var isCountingDown: Bool { cancelled?.undo != nil }

    private var selected: BookingDetails? {
        bookings.flatMap { $0.indices.contains(selection) ? $0[selection] : nil }
    }

    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool {
        switch action {
        case .confirm: selected != nil
        case .change, .cancelBooking: selected?.isEditable(environment) ?? false
        case .undo: canUndo(environment)
        default: true
        }
    }

    func loading(_ environment: ClientEnvironment) -> [Effect] {
        [.loadMyBookings]
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        switch message {
        case .myBookingsLoaded(let loaded):
            let place = loaded.firstIndex { $0.id == selected?.id } ?? selection
            bookings = loaded
            selection = min(place, max(0, loaded.count - 1))
        case .cancelled(let receipt):
            cancelled = receipt
            isUndoing = false
            return [.effect(.loadMyBookings), .notice(notice(cancelled: receipt, environment))]
        case .undone(let receipt):
            let kind = receipt.details.id == cancelled?.details.id ? cancelled?.undo?.kind : nil
            cancelled = nil
            isUndoing = false
            return [.effect(.loadMyBookings), .notice(Notice(takenBack: kind))]
        case .booked, .changed:
            return [.effect(.loadMyBookings)]
        case .failed:
            isUndoing = false
        default:
            break
        }
        return []
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        let last = max(0, (bookings?.count ?? 0) - 1)
        if !canUndo(environment), !isUndoing { cancelled = nil }
        switch action {
        case .up: selection = max(0, selection - 1)
        case .down: selection = min(last, selection + 1)
        case .pageUp: selection = max(0, selection - 10)
        case .pageDown: selection = min(last, selection + 10)
        case .first: selection = 0
        case .last: selection = last
        case .back: return [.close]
        case .confirm: return selected.map { [.open(ReceiptScreen(details: $0))] } ?? []
        case .change: return selected?.askToChange(environment) ?? []
        case .cancelBooking:
            asked = selected?.id
            return selected?.askToCancel(environment) ?? []
        case .undo: return undo(environment)
        default: break
        }
        return []
    }

    mutating func take(_ answer: Answer, _ environment: ClientEnvironment) -> [Step] {
        guard case .confirmed(let reason) = answer, let asked else { return [] }
        return [.effect(.cancel(asked, reason: reason))]
    }

    private func canUndo(_ environment: ClientEnvironment) -> Bool {
        cancelled?.undo.map { $0.until > environment.now } ?? false && !isUndoing
    }

    private mutating func undo(_ environment: ClientEnvironment) -> [Step] {
        guard let cancelled, canUndo(environment) else { return [] }
        isUndoing = true
        return [.effect(.undo(cancelled.details.id))]
    }

    private func notice(cancelled receipt: BookingReceipt, _ environment: ClientEnvironment) -> Notice {
        let title = receipt.details.booking.title
        let undo = receipt.undo.map { max(0, $0.until - environment.now) }.map { seconds in
            Bilingual(zh: "，\(seconds) 秒内可按 u 撤销", en: "; u takes that back for \(seconds) s")
        }
        return Notice(
            level: .success,
            text: Bilingual(
                zh: "已取消“\(title)”\(undo?.zh ?? "")", en: "Cancelled \(title)\(undo?.en ?? "")"))
    }

    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        TitleBar.draw(environment.say("我的预订", "My bookings"), on: &canvas, environment)
        guard let bookings else {
            canvas.put(
                environment.say("读取中…", "loading…"), column: 1, row: 2, style: canvas.theme[.textMuted])
            return
        }
        guard !bookings.isEmpty else {
            let text = environment.say(
                "今后没有预订。按 Esc 回到日程，选好时间后按 Enter。",
                "Nothing ahead. Esc goes back to the board; Enter there books.")
            canvas.put(
                TextWidth.truncated(text, columns: canvas.size.columns - 2), column: 1, row: 2,
                style: canvas.theme[.textMuted])
            return
        }
        let area = Rect(column: 0, row: 2, columns: canvas.size.columns, rows: canvas.size.rows - 3)
        let first = min(max(0, selection - area.rows / 2), max(0, bookings.count - area.rows))
        for (offset, index) in (first..<min(bookings.count, first + area.rows)).enumerated() {
            draw(
                bookings[index], isSelected: index == selection, row: area.row + offset, on: &canvas,
                environment)
        }
    }

    private func draw(
        _ booking: BookingDetails, isSelected: Bool, row: Int, on canvas: inout Canvas,
        _ environment: ClientEnvironment
    ) {
        let text =
            canvas.size.columns >= 60 ? wideText(booking, environment) : narrowText(booking, environment)
        if isSelected {
            canvas.clear(Rect(column: 0, row: row, columns: canvas.size.columns, rows: 1), .selection)
            canvas.frame.cursor = Point(column: 1, row: row)
        }
        canvas.put(
            TextWidth.truncated(text, columns: canvas.size.columns - 2), column: 1, row: row,
            style: canvas.theme[isSelected ? .selection : .text])
    }

    private func wideText(_ booking: BookingDetails, _ environment: ClientEnvironment) -> String {
        let taken = booking.taken(at: environment.policy.zone)
        let room = TextWidth.padded(TextWidth.truncated(booking.roomName, columns: 16), columns: 16)
        let isOwn = booking.booking.organizer == environment.session?.user.id
        let weekday = Wording.weekday(taken.day, in: environment.language)
        return
            "\(weekday) \(taken.day.iso) \(taken.start.text)–\(taken.end.text) \(room) \(booking.booking.title)"
            + (isOwn ? "" : " · \(booking.organizer.displayName)")
    }

    private func narrowText(_ booking: BookingDetails, _ environment: ClientEnvironment) -> String {
        let taken = booking.taken(at: environment.policy.zone)
        let room = TextWidth.padded(TextWidth.truncated(booking.roomName, columns: 8), columns: 8)
        return "\(taken.day.iso.suffix(5)) \(taken.start.text) \(room) \(booking.booking.title)"
    }
}
