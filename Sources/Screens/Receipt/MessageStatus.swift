package import RoomBooking
import Themes

/// What is said of a message: where it stands, since what, and what to do.
package enum MessageStatus {
    /// On one line, with its kind where that is not the booking.
    package static func text(_ message: OutboxMessage, now: Instant, _ language: Language) -> String {
        let state = state(of: message, now: now)[language]
        if message.kind == .booked { return state }
        let kind = message.kind.name
        return Bilingual(zh: "\(kind.zh)：", en: "\(kind.en): ")[language] + state
    }

    /// Where it stands, without its kind.
    static func state(of message: OutboxMessage, now: Instant) -> Bilingual {
        // WeChat's -1 says nothing but "busy".
        let code = message.errcode.map { $0 > 0 ? " \($0)" : "" } ?? ""
        let why =
            message.detail.map { Bilingual(zh: "：\($0.zh)", en: ": \($0.en)") } ?? Bilingual(verbatim: "")
        switch message.state {
        case .waiting: return waiting(message, code: code, why: why, now: now)
        case .sending: return Bilingual(zh: "发送中", en: "sending")
        case .sent: return Bilingual(zh: "已发送", en: "sent")
        case .refused:
            return Bilingual(
                zh: "用户未订阅\(code)：请在小程序里订阅消息", en: "refused\(code): subscribe in the mini program")
        case .notBound: return Bilingual(zh: "未绑定微信：请用登录码登录一次", en: "not bound: sign in once with a code")
        case .unconfirmed: return Bilingual(zh: "可能已送达（未确认）", en: "unconfirmed: probably delivered")
        case .failed: return Bilingual(zh: "失败\(code)\(why.zh)", en: "failed\(code)\(why.en)")
        case .cancelled: return Bilingual(zh: "已撤回，未发送", en: "taken back, nothing sent")
        case .expired: return Bilingual(zh: "已过期，未发送", en: "too late, not sent")
        }
    }

    // Seconds while they can be watched running down, later a time of the day.
    private static func waiting(
        _ message: OutboxMessage, code: String, why: Bilingual, now: Instant
    ) -> Bilingual {
        let seconds = max(0, message.dueAt - now)
        if seconds <= 120 {
            return message.waitsForFirstTry
                ? Bilingual(zh: "等待 \(seconds) 秒", en: "waiting \(seconds) s")
                : Bilingual(
                    zh: "\(seconds) 秒后重试\(code)\(why.zh)", en: "again in \(seconds) s\(code)\(why.en)")
        }
        let due = time(message.dueAt, now: now, message)
        return message.waitsForFirstTry
            ? Bilingual(zh: "等到 \(due)", en: "waiting until \(due)")
            : Bilingual(zh: "\(due) 重试\(code)\(why.zh)", en: "again at \(due)\(code)\(why.en)")
    }

    private static func time(_ due: Instant, now: Instant, _ message: OutboxMessage) -> String {
        guard let zone = SiteZone(identifier: message.announcement.timeZone) else { return "" }
        let (day, time) = zone.wall(due)
        return day == zone.day(now) ? time.text : "\(day.iso.suffix(5)) \(time.text)"
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

    /// Whether it runs down or is under way, as people watch it; reminders wait for hours.
    var isMoving: Bool { kind != .reminder && (state == .waiting || state == .sending) }

    /// Whether sending again can help.
    var isRetryable: Bool { state.needsSomebody }
}
