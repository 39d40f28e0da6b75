import RoomBooking
import TerminalIO
import Themes

/// A booking and, beside each person, what became of the message to them.
struct ReceiptScreen: Screen {
    private(set) var details: BookingDetails
    /// Nil until they are loaded.
    private(set) var messages: [OutboxMessage]?
    private(set) var selection = 0

    init(details: BookingDetails) {
        self.details = details
    }

    init(receipt: BookingReceipt) {
        details = receipt.details
        messages = receipt.messages
    }

    var scope: Scope { .receipt }

    var isCountingDown: Bool {
        messages?.contains { $0.state == .waiting || $0.state == .sending } ?? false
    }

    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool {
        switch action {
        case .undo: canUndo && canCancel(environment)
        case .cancelBooking: canCancel(environment)
        case .retry: selected?.isRetryable ?? false
        default: true
        }
    }

    private var selected: OutboxMessage? {
        messages.flatMap { $0.indices.contains(selection) ? $0[selection] : nil }
    }

    func loading(_ environment: ClientEnvironment) -> [Effect] {
        [.loadReceipt(details.id)]
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        switch message {
        case .receiptLoaded(let receipt) where receipt.details.id == details.id,
            .cancelled(let receipt) where receipt.details.id == details.id:
            details = receipt.details
            messages = receipt.messages
            selection = min(selection, max(0, receipt.messages.count - 1))
        case .retryAnswered(let outcome):
            return [.effect(.loadReceipt(details.id)), .notice(Notice(outcome))]
        default:
            break
        }
        return []
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        switch action {
        case .up: selection = max(0, selection - 1)
        case .down: selection = min(max(0, (messages?.count ?? 0) - 1), selection + 1)
        case .confirm, .back: return [.close]
        case .undo where canPerform(.undo, environment): return [.effect(.cancel(details.id))]
        case .cancelBooking where canCancel(environment):
            return [.open(ConfirmOverlay(cancelling: details, environment))]
        case .retry: return retry()
        default: break
        }
        return []
    }

    mutating func take(_ answer: Answer, _ environment: ClientEnvironment) -> [Step] {
        answer == .confirmed ? [.effect(.cancel(details.id))] : []
    }

    /// While every message still waits, taking the booking back tells nobody anything.
    var canUndo: Bool {
        guard details.booking.state == .active, let messages else { return false }
        return messages.contains { $0.state == .waiting && $0.kind == .booked }
            && messages.allSatisfy { $0.state == .waiting || $0.state == .notBound }
    }

    private func canCancel(_ environment: ClientEnvironment) -> Bool {
        guard details.booking.state == .active, let session = environment.session else { return false }
        return details.booking.organizer == session.user.id || session.permissions.contains(.cancelAny)
    }

    private func retry() -> [Step] {
        guard let selected, selected.isRetryable else {
            let text = Bilingual(zh: "这一条不需要重发", en: "This one needs no sending again")
            return [.notice(Notice(level: .info, text: text))]
        }
        return [.effect(.retry(selected.id, about: details.id))]
    }
}

extension Notice {
    fileprivate init(_ outcome: RetryOutcome) {
        self.init(level: outcome == .queued ? .success : .error, text: outcome.text)
    }
}

extension OutboxMessage {
    /// Whether sending again can help.
    var isRetryable: Bool {
        [.failed, .refused, .notBound].contains(state)
    }
}

extension ConfirmOverlay {
    init(cancelling details: BookingDetails, _ environment: ClientEnvironment) {
        let taken = details.taken(at: environment.policy.zone)
        let people = [details.organizer] + details.attendees
        let told = people.filter(\.isBound).map(\.displayName)
        self.init(
            question: Bilingual(zh: "取消“\(details.booking.title)”？", en: "Cancel \(details.booking.title)?"),
            consequences: [
                Bilingual(
                    zh: "\(details.roomName) \(taken.day.iso) \(taken.start.text)–\(taken.end.text) 将空出",
                    en:
                        "\(details.roomName) \(taken.day.iso) \(taken.start.text)–\(taken.end.text) becomes free"
                ),
                Bilingual(
                    zh: told.isEmpty ? "没有人能收到微信通知" : "已收到预订通知的人会收到取消通知：\(told.joined(separator: "、"))",
                    en: told.isEmpty
                        ? "Nobody can be told through WeChat"
                        : "Whoever was told of it gets a cancellation: \(told.joined(separator: ", "))"),
            ])
    }
}
