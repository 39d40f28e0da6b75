package import RoomBooking
import Themes

/// What a receipt says beside a person.
package enum MessageStatus {
    package static func text(_ message: OutboxMessage, now: Instant, _ language: Language) -> String {
        // WeChat's -1 says nothing but "busy".
        let code = message.errcode.map { $0 > 0 ? " \($0)" : "" } ?? ""
        let why =
            message.detail.map { Bilingual(zh: "：\($0.zh)", en: ": \($0.en)") } ?? Bilingual(verbatim: "")
        let text: Bilingual =
            switch message.state {
            case .waiting where !message.waitsForFirstTry:
                Bilingual(
                    zh: "\(max(0, message.dueAt - now)) 秒后重试\(code)\(why.zh)",
                    en: "again in \(max(0, message.dueAt - now)) s\(code)\(why.en)")
            case .waiting:
                Bilingual(
                    zh: "等待 \(max(0, message.dueAt - now)) 秒", en: "waiting \(max(0, message.dueAt - now)) s")
            case .sending: Bilingual(zh: "发送中", en: "sending")
            case .sent: Bilingual(zh: "已发送", en: "sent")
            case .refused:
                Bilingual(zh: "用户未订阅\(code)：请在小程序里订阅消息", en: "refused\(code): subscribe in the mini program")
            case .notBound: Bilingual(zh: "未绑定微信：请用登录码登录一次", en: "not bound: sign in once with a code")
            case .unconfirmed: Bilingual(zh: "可能已送达（未确认）", en: "unconfirmed: probably delivered")
            case .failed:
                Bilingual(
                    zh: "失败\(code)\(why.zh)",
                    en: "failed\(code)\(why.en)")
            case .cancelled: Bilingual(zh: "已撤回，未发送", en: "taken back, nothing sent")
            case .expired: Bilingual(zh: "已过期，未发送", en: "too late, not sent")
            }
        let isCancellation = message.kind == .cancelled
        return (isCancellation ? Bilingual(zh: "取消通知：", en: "cancellation: ")[language] : "") + text[language]
    }

    static func role(_ state: OutboxState) -> Role {
        switch state {
        case .sent: .success
        case .waiting, .sending: .statusPending
        case .refused, .notBound, .unconfirmed: .warning
        case .failed: .error
        case .cancelled, .expired: .textMuted
        }
    }
}

extension OutboxMessage {
    /// Whether it has not been tried yet, nor been held up by WeChat.
    var waitsForFirstTry: Bool { state == .waiting && attempts == 0 && detail == nil }
}
