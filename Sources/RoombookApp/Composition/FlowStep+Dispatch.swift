import BookingServices
import Foundation
import RoomBooking

extension FlowStep {
    /// What a dispatcher did, as a step of the flow; nil where there is nothing to tell.
    init?(_ event: DispatchEvent, at now: Date) {
        switch event {
        case .sending(let id, let kind, _, let attempt):
            let number = attempt > 1 ? " (\(attempt))" : ""
            self.init(
                at: now, stage: .notify, name: Bilingual(zh: "通知已领取", en: "message claimed"),
                detail: Bilingual(
                    zh: "#\(id.value) \(kind.name.zh)\(number)", en: "#\(id.value) \(kind.name.en)\(number)"),
                outcome: .begun)
        case .finished(let id, let kind, _, let outcome):
            let (text, mark) = Self.words(of: outcome)
            self.init(
                at: now, stage: .notify, name: Bilingual(zh: "结果已记录", en: "outcome recorded"),
                detail: Bilingual(
                    zh: "#\(id.value) \(kind.name.zh)：\(text.zh)",
                    en: "#\(id.value) \(kind.name.en): \(text.en)"),
                outcome: mark)
        case .leaseLost(let id):
            self.init(
                at: now, stage: .notify, name: Bilingual(zh: "租约已被接管", en: "lease taken over"),
                detail: Bilingual(verbatim: "#\(id.value)"), outcome: .failed)
        case .storageFailed(let error, _):
            self.init(
                at: now, stage: .notify, name: Bilingual(zh: "数据文件出错", en: "store failed"),
                detail: Bilingual(zh: error.text(in: .chinese), en: error.text(in: .english)),
                outcome: .failed)
        }
    }

    private static func words(of outcome: OutboxOutcome) -> (Bilingual, Outcome) {
        switch outcome {
        case .sent: (OutboxState.sent.name, .done)
        case .refused(let errcode, _): (with(errcode, OutboxState.refused.name), .refused)
        case .notBound: (OutboxState.notBound.name, .refused)
        case .unconfirmed(let errcode, let detail): (with(errcode, detail), .failed)
        case .failed(let errcode, let detail): (with(errcode, detail), .failed)
        case .expired: (OutboxState.expired.name, .failed)
        case .again(_, let errcode, let detail, _, _), .againInPlainWords(let errcode, let detail):
            (with(errcode, detail), .failed)
        }
    }

    private static func with(_ errcode: Int?, _ text: Bilingual) -> Bilingual {
        let code = errcode.map { "\($0) " } ?? ""
        return Bilingual(zh: code + text.zh, en: code + text.en)
    }
}
