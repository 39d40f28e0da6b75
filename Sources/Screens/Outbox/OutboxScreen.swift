import RoomBooking
import TerminalIO

/// The newest messages, to whom they went and what became of them; what failed is sent again from here.
struct OutboxScreen: Screen {
    /// Nil until they are loaded.
    private(set) var messages: [OutboxMessage]?
    private(set) var isFailedOnly = false
    private(set) var selection = 0
    /// The booking whose receipt is being read.
    private var opening: BookingID?

    init() {}

    var scope: Scope { .outbox }
    var isCountingDown: Bool { messages?.contains(where: \.isMoving) ?? false }

    var selected: OutboxMessage? {
        messages.flatMap { $0.indices.contains(selection) ? $0[selection] : nil }
    }

    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool {
        switch action {
        case .confirm: selected != nil
        case .retry: selected?.isRetryable ?? false
        case .retryAll: failed > 0 && environment.session?.permissions.contains(.cancelAny) ?? false
        default: true
        }
    }

    func loading(_ environment: ClientEnvironment) -> [Effect] {
        [.loadOutbox(failedOnly: isFailedOnly)]
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        switch message {
        case .outboxLoaded(let loaded):
            show(loaded)
        case .retryAnswered(let outcome):
            return [.effect(.loadOutbox(failedOnly: isFailedOnly)), .notice(Notice(outcome))]
        case .failedRetried(let count):
            return [.effect(.loadOutbox(failedOnly: isFailedOnly)), .notice(notice(retried: count))]
        case .receiptLoaded(let receipt) where receipt.details.id == opening:
            opening = nil
            return [.open(ReceiptScreen(receipt: receipt))]
        case .failed:
            opening = nil
        default:
            break
        }
        return []
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        let last = max(0, (messages?.count ?? 0) - 1)
        switch action {
        case .up: selection = max(0, selection - 1)
        case .down: selection = min(last, selection + 1)
        case .pageUp: selection = max(0, selection - 10)
        case .pageDown: selection = min(last, selection + 10)
        case .first: selection = 0
        case .last: selection = last
        case .back: return [.close]
        case .confirm: return open()
        case .retry: return retry()
        case .retryAll: return askToRetryAll(environment)
        case .filter: return filter()
        default: break
        }
        return []
    }

    mutating func take(_ answer: Answer, _ environment: ClientEnvironment) -> [Step] {
        guard case .confirmed = answer else { return [] }
        return [.effect(.retryFailed)]
    }

    private var failed: Int { messages?.filter { $0.state == .failed }.count ?? 0 }

    // The line stays on the message that it was on.
    private mutating func show(_ loaded: [OutboxMessage]) {
        let shown = isFailedOnly ? loaded.filter { $0.state.needsSomebody } : loaded
        let place = shown.firstIndex { $0.id == selected?.id } ?? selection
        messages = shown
        selection = min(place, max(0, shown.count - 1))
    }

    private mutating func open() -> [Step] {
        guard let selected else { return [] }
        opening = selected.booking
        return [.effect(.loadReceipt(selected.booking))]
    }

    private mutating func filter() -> [Step] {
        isFailedOnly.toggle()
        if let messages, isFailedOnly { show(messages) }
        return [.effect(.loadOutbox(failedOnly: isFailedOnly))]
    }

    private func retry() -> [Step] {
        guard let selected, selected.isRetryable else { return [.notice(Notice.notRetryable)] }
        return [.effect(.retry(selected.id, about: selected.booking))]
    }

    private func askToRetryAll(_ environment: ClientEnvironment) -> [Step] {
        guard canPerform(.retryAll, environment) else {
            return [.notice(failed > 0 ? Notice(.notAllowed) : Notice.notRetryable)]
        }
        return [.open(ConfirmOverlay(sendingAgain: failed))]
    }

    private func notice(retried count: Int) -> Notice {
        count == 0
            ? Notice(level: .info, text: Bilingual(zh: "没有可以重发的通知", en: "There was nothing to send again"))
            : Notice(
                level: .success,
                text: Bilingual(
                    zh: "\(count) 条已重新排队",
                    en: count == 1 ? "1 is in line again" : "\(count) are in line again"))
    }
}

extension OutboxState {
    /// Whether it did not arrive for certain, and somebody may have to do something about it.
    var needsSomebody: Bool {
        switch self {
        case .failed, .refused, .notBound, .unconfirmed: true
        case .waiting, .sending, .sent, .cancelled, .expired: false
        }
    }
}
