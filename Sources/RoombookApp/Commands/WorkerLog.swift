import BookingServices
import Logging
import RoomBooking
import WeChat

/// What a worker writes of an event: ids and codes, no names and no texts of bookings.
enum WorkerLog {
    struct Line: Equatable {
        let level: Logger.Level
        let text: String
    }

    static func line(_ event: DispatchEvent) -> Line? {
        switch event {
        case .sending: nil
        case .finished(let id, let kind, let recipient, let outcome):
            Line(
                level: level(outcome),
                text: "message \(id.value) (\(kind.rawValue)) to user \(recipient.value): \(text(outcome))")
        case .leaseLost(let id):
            Line(level: .warning, text: "message \(id.value): the lease passed to another process")
        case .storageFailed(let error, _):
            Line(level: .error, text: "the store failed: \(error.text(in: .english))")
        }
    }

    /// What an operator has to look at, beside the line of the event.
    static func alert(_ event: DispatchEvent) -> Line? {
        guard case .finished(let id, _, let recipient, let outcome) = event, let code = errcode(of: outcome)
        else {
            return nil
        }
        if code == 40003 {
            return Line(
                level: .error,
                text: "alert: WeChat does not know the openId of user \(recipient.value) any more (40003); "
                    + "they must bind again")
        }
        return isKnown(code)
            ? nil
            : Line(
                level: .error,
                text:
                    "alert: WeChat answered message \(id.value) with \(code), a code that roombook does not know"
            )
    }

    /// Sending has come to a stop, or goes on; nil where nothing changed.
    static func hold(from was: SendingHold?, to hold: SendingHold?, in zone: SiteZone) -> Line? {
        guard let hold else {
            return was.map { _ in
                Line(level: .error, text: "alert: the hold is over, messages are sent again")
            }
        }
        // Tried in vain, a hold is prolonged: that is no news.
        if was?.reason == hold.reason { return nil }
        return Line(
            level: .error,
            text: "alert: nothing is sent before \(zone.iso(hold.until)): \(hold.reason.en)")
    }

    private static func isKnown(_ code: Int) -> Bool {
        [.subscribeSend, .token, .stableToken].contains { WeChatErrorCode.isKnown(code, at: $0) }
    }

    private static func errcode(of outcome: OutboxOutcome) -> Int? {
        switch outcome {
        case .sent, .notBound, .expired: nil
        case .refused(let errcode, _): errcode
        case .unconfirmed(let errcode, _), .failed(let errcode, _), .again(_, let errcode, _, _, _),
            .againInPlainWords(let errcode, _):
            errcode
        }
    }

    private static func level(_ outcome: OutboxOutcome) -> Logger.Level {
        switch outcome {
        case .sent, .notBound, .expired: .info
        case .refused, .again, .againInPlainWords, .unconfirmed: .notice
        case .failed: .error
        }
    }

    private static func text(_ outcome: OutboxOutcome) -> String {
        switch outcome {
        case .sent: "sent"
        case .refused(let errcode, _): "refused \(errcode)"
        case .notBound: "not bound"
        case .unconfirmed(let errcode, _): "unconfirmed \(errcode.map(String.init) ?? "")"
        case .failed(let errcode, let detail): "failed \(errcode.map(String.init) ?? "") \(detail.en)"
        case .expired: "too late"
        case .again(_, let errcode, let detail, _, _), .againInPlainWords(let errcode, let detail):
            "to be tried again \(errcode.map(String.init) ?? "") \(detail.en)"
        }
    }
}
