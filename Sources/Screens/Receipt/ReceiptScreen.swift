import RoomBooking
import TerminalIO
import Themes

/// A booking and, beside each person, what became of the newest message to them.
struct ReceiptScreen: Screen {
    private(set) var details: BookingDetails
    /// Nil until it is loaded.
    private(set) var receipt: BookingReceipt?
    private(set) var selection = 0
    /// What is being taken back, until the answer comes.
    private var undoing: BookingEvent.Kind?

    init(details: BookingDetails) {
        self.details = details
    }

    init(receipt: BookingReceipt) {
        details = receipt.details
        self.receipt = receipt
    }

    var scope: Scope { .receipt }

    /// One message a person.
    var lines: [OutboxMessage]? { receipt?.latest }

    var isCountingDown: Bool {
        receipt?.undo != nil || lines?.contains(where: \.isMoving) ?? false
    }

    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool {
        switch action {
        case .undo: offer(environment) != nil
        case .change, .cancelBooking: details.isEditable(environment)
        case .retry: selected?.isRetryable ?? false
        default: true
        }
    }

    var selected: OutboxMessage? {
        lines.flatMap { $0.indices.contains(selection) ? $0[selection] : nil }
    }

    func loading(_ environment: ClientEnvironment) -> [Effect] {
        [.loadReceipt(details.id)]
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        switch message {
        case .receiptLoaded(let receipt) where receipt.details.id == details.id,
            .cancelled(let receipt) where receipt.details.id == details.id:
            show(receipt)
        case .changed(let receipt) where receipt.details.id == details.id:
            // The form over it has done its work.
            show(receipt)
            return [.replace(self)]
        case .undone(let receipt) where receipt.details.id == details.id:
            let kind = undoing
            undoing = nil
            show(receipt)
            return [.notice(Notice(takenBack: kind))]
        case .retryAnswered(let outcome):
            return [.effect(.loadReceipt(details.id)), .notice(Notice(outcome))]
        case .failed where undoing != nil:
            undoing = nil
            return [.effect(.loadReceipt(details.id))]
        default:
            break
        }
        return []
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        switch action {
        case .up: selection = max(0, selection - 1)
        case .down: selection = min(max(0, (lines?.count ?? 0) - 1), selection + 1)
        case .confirm, .back: return [.close]
        case .undo: return undo(environment)
        case .change: return details.askToChange(environment)
        case .cancelBooking: return details.askToCancel(environment)
        case .retry: return retry()
        default: break
        }
        return []
    }

    mutating func take(_ answer: Answer, _ environment: ClientEnvironment) -> [Step] {
        guard case .confirmed(let reason) = answer else { return [] }
        return [.effect(.cancel(details.id, reason: reason))]
    }

    /// What `u` takes back now, while nobody has heard of it.
    func offer(_ environment: ClientEnvironment) -> UndoOffer? {
        guard let receipt, let offer = receipt.undo, undoing == nil, details.isOwn(environment),
            offer.until > environment.now || receipt.latest.contains(where: { $0.state == .waiting })
        else { return nil }
        return offer
    }

    private mutating func show(_ receipt: BookingReceipt) {
        let lines = receipt.latest
        let place = lines.firstIndex { $0.recipient.id == selected?.recipient.id } ?? selection
        details = receipt.details
        self.receipt = receipt
        selection = min(place, max(0, lines.count - 1))
    }

    private mutating func undo(_ environment: ClientEnvironment) -> [Step] {
        guard let offer = offer(environment) else { return [] }
        undoing = offer.kind
        return [.effect(.undo(details.id))]
    }

    private func retry() -> [Step] {
        guard let selected, selected.isRetryable else { return [.notice(Notice.notRetryable)] }
        return [.effect(.retry(selected.id, about: details.id))]
    }
}
