import RoomBooking
import TerminalIO
import Themes

/// What one organizes or attends from now on, with its cancellation.
struct MyBookingsScreen: Screen {
    /// Nil until they are loaded.
    private(set) var bookings: [BookingDetails]?
    private(set) var selection = 0

    var scope: Scope { .myBookings }

    private var selected: BookingDetails? {
        bookings.flatMap { $0.indices.contains(selection) ? $0[selection] : nil }
    }

    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool {
        switch action {
        case .confirm: selected != nil
        case .cancelBooking: selected.map { mayCancel($0, environment) } ?? false
        default: true
        }
    }

    func loading(_ environment: ClientEnvironment) -> [Effect] {
        [.loadMyBookings]
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        switch message {
        case .myBookingsLoaded(let loaded):
            bookings = loaded
            selection = min(selection, max(0, loaded.count - 1))
        case .cancelled(let receipt):
            return [
                .effect(.loadMyBookings),
                .notice(
                    Notice(
                        level: .success,
                        text: Bilingual(
                            zh: "已取消“\(receipt.details.booking.title)”",
                            en: "Cancelled \(receipt.details.booking.title)"))),
            ]
        default:
            break
        }
        return []
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        let last = max(0, (bookings?.count ?? 0) - 1)
        switch action {
        case .up: selection = max(0, selection - 1)
        case .down: selection = min(last, selection + 1)
        case .pageUp: selection = max(0, selection - 10)
        case .pageDown: selection = min(last, selection + 10)
        case .first: selection = 0
        case .last: selection = last
        case .back: return [.close]
        case .confirm: return selected.map { [.open(ReceiptScreen(details: $0))] } ?? []
        case .cancelBooking: return askToCancel(environment)
        default: break
        }
        return []
    }

    mutating func take(_ answer: Answer, _ environment: ClientEnvironment) -> [Step] {
        guard answer == .confirmed, let selected else { return [] }
        return [.effect(.cancel(selected.id))]
    }

    private func askToCancel(_ environment: ClientEnvironment) -> [Step] {
        guard let selected else { return [] }
        guard mayCancel(selected, environment) else {
            let error = BookingError.notYours(organizer: selected.organizer.displayName)
            return [
                .notice(
                    Notice(
                        level: .error,
                        text: Bilingual(zh: error.text(in: .chinese), en: error.text(in: .english))))
            ]
        }
        return [.open(ConfirmOverlay(cancelling: selected, environment))]
    }

    private func mayCancel(_ booking: BookingDetails, _ environment: ClientEnvironment) -> Bool {
        guard let session = environment.session else { return false }
        return booking.booking.organizer == session.user.id || session.permissions.contains(.cancelAny)
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
