import BookingServices
import RoomBooking
import Screens

/// A booking with what became of its messages, as commands print it.
enum ReceiptText {
    /// `undone` is what was just taken back.
    static func show(
        _ receipt: BookingReceipt, _ workspace: Workspace, json: Bool, heading: String,
        undone: BookingEvent.Kind? = nil
    ) {
        if json {
            return Console.json(
                BookingForm(receipt, zone: workspace.zone, language: workspace.language, undone: undone))
        }
        Console.line("\(heading) \(line(receipt.details, workspace))")
        for message in receipt.latest {
            let status = MessageStatus.text(message, now: workspace.now, workspace.language)
            Console.line("  \(message.recipient.displayName) (\(message.recipient.username)): \(status)")
        }
        if let reminders = reminders(receipt, workspace) { Console.line("  \(reminders)") }
        if let undo = receipt.undo { Console.line(offer(undo, receipt.details.id, workspace)) }
    }

    /// A booking on one line.
    static func line(_ details: BookingDetails, _ workspace: Workspace) -> String {
        let taken = details.taken(at: workspace.zone)
        return
            "\(taken.day.iso) \(taken.start.text)–\(taken.end.text) \(taken.room) · \(taken.title) · \(taken.by) · \(details.id.short)"
    }

    private static func reminders(_ receipt: BookingReceipt, _ workspace: Workspace) -> String? {
        let waiting = receipt.messages.filter { $0.kind == .reminder && $0.state == .waiting }
        guard let first = waiting.map(\.dueAt).min() else { return nil }
        let (time, count) = (workspace.zone.time(first).text, waiting.count)
        return workspace.say(
            "\(time) 提醒 \(count) 人", "reminder at \(time) for \(count == 1 ? "1 person" : "\(count) people")")
    }

    private static func offer(_ undo: UndoOffer, _ id: BookingID, _ workspace: Workspace) -> String {
        let seconds = max(0, undo.until - workspace.now)
        return workspace.say(
            "\(seconds) 秒内可撤销：roombook undo \(id)", "To take it back within \(seconds) s: roombook undo \(id)"
        )
    }
}
