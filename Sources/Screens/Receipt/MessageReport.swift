import RoomBooking
import TerminalIO

/// What there is to say of one message beyond its line, a sentence each.
struct MessageReport {
    let message: OutboxMessage
    let zone: SiteZone
    let language: Language

    /// What a change changed, as it was and as it is.
    var changes: String? {
        let parts = message.announcement.changes.map(text)
        return parts.isEmpty ? nil : parts.joined(separator: language == .chinese ? "，" : ", ")
    }

    /// Why it was cancelled, where somebody said.
    var reason: String? {
        let reason = message.announcement.reason
        return reason.isEmpty ? nil : say("原因：\(reason)", "reason: \(reason)")
    }

    /// How often it was tried, once that is more than a first time that went well.
    var attempts: String? {
        guard message.attempts > 1 || (message.attempts == 1 && message.state != .sent) else { return nil }
        return message.attempts == 1
            ? say("已尝试 1 次", "tried once")
            : say("已尝试 \(message.attempts) 次", "tried \(message.attempts) times")
    }

    /// What the person must do so that the next message arrives, or that this one can go out now.
    var remedy: String? {
        let name = message.recipient.displayName
        if let remedy = message.recipient.reach.remedy?[language] {
            return say("\(name)：\(remedy)", "\(name): \(remedy)")
        }
        if message.state == .unconfirmed {
            return say("按 r 可再发一次，对方可能收到两次", "r sends it once more; it may then come twice")
        }
        guard message.state == .refused || message.state == .notBound else { return nil }
        return say("现在可以收到了：按 r 重发", "It can arrive now: r sends it again")
    }

    private func text(_ change: Announcement.Change) -> String {
        switch change {
        case .time(let was):
            let now = message.announcement.slot
            let isSameDay = zone.day(was.start) == zone.day(now.start)
            return say("时间", "time")
                + " \(span(was, withDay: !isSameDay)) -> \(span(now, withDay: !isSameDay))"
        case .room(let was): return say("会议室", "room") + " \(was) -> \(message.announcement.room)"
        case .isNotInvited: return say("不再参加此会议", "no longer invited")
        case .title(let was): return say("主题", "title") + " \(was) -> \(message.announcement.title)"
        }
    }

    private func span(_ slot: TimeSlot, withDay: Bool) -> String {
        let (day, start) = zone.wall(slot.start)
        let time = "\(start.text)–\(zone.time(slot.end).text)"
        return withDay ? "\(day.iso.suffix(5)) \(time)" : time
    }

    private func say(_ zh: String, _ en: String) -> String {
        language == .chinese ? zh : en
    }
}
