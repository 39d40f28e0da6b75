import RoomBooking

/// What each of our values says on a card, in the language of whoever gets it.
struct NotificationWords {
    /// Most characters of a `thing`, which what we word ourselves must fit.
    static let thingLimit = 20

    let announcement: Announcement
    let zone: SiteZone
    let language: Language
    let isPlain: Bool
    let now: Instant

    func text(of value: MessageTemplate.Value) -> String {
        switch value {
        case .title: isPlain ? say("会议", "Meeting") : announcement.title
        case .room: announcement.room
        case .person: announcement.person
        case .timeRange: timeRange
        case .start: full(announcement.slot.start)
        case .when: span(announcement.slot)
        case .change: change
        case .reason: reason
        case .countdown: countdown
        }
    }

    private var timeRange: String {
        let (start, end) = (zone.wall(announcement.slot.start), zone.wall(announcement.slot.end))
        return start.day == end.day ? "\(start.time.text)~\(end.time.text)" : span(announcement.slot)
    }

    // `2026年11月23日 14:00~15:00`; the end with its own date where that is another one.
    private func span(_ slot: TimeSlot) -> String {
        let (start, end) = (zone.wall(slot.start), zone.wall(slot.end))
        return "\(full(slot.start))~\(start.day == end.day ? end.time.text : full(slot.end))"
    }

    // `2026年11月23日 14:00`, which WeChat takes as a time in any language.
    private func full(_ instant: Instant) -> String {
        let (day, time) = zone.wall(instant)
        return "\(day.year)年\(day.month)月\(day.day)日 \(time.text)"
    }

    // As it was; the card's other lines tell how it is. All that changed where that fits, else the first and a count.
    private var change: String {
        let parts = announcement.changes.map(was)
        guard let first = parts.first else { return say("请查看详情", "see the details") }
        let all = parts.joined(separator: say("，", ", "))
        if all.utf16.count <= Self.thingLimit { return all }
        let more = parts.count > 1 ? say(" 等\(parts.count)项", " +\(parts.count - 1)") : ""
        return cut(first, to: Self.thingLimit - more.utf16.count) + more
    }

    private func cut(_ text: String, to limit: Int) -> String {
        var text = text
        while text.utf16.count > limit { text.removeLast() }
        return text
    }

    private func was(_ change: Announcement.Change) -> String {
        switch change {
        case .time(let slot):
            let (was, now) = (zone.wall(slot.start), zone.wall(announcement.slot.start))
            // With the day there is no room for the end.
            let span =
                was.day == now.day
                ? "\(was.time.text)~\(zone.time(slot.end).text)"
                : "\(was.day.month)/\(was.day.day) \(was.time.text)"
            return say("原\(span)", "was \(span)")
        case .room(let room): return say("原在\(room)", "was in \(room)")
        case .isNotInvited: return reason
        case .title(let title): return isPlain ? say("主题有变", "new title") : say("原名\(title)", "was \(title)")
        }
    }

    private var reason: String {
        if announcement.changes.contains(.isNotInvited) { return say("您不再参加此会议", "no longer invited") }
        return announcement.reason.isEmpty || isPlain ? say("未说明原因", "no reason given") : announcement.reason
    }

    private var countdown: String {
        let minutes = Int(announcement.slot.start - now + 59) / 60
        guard minutes > 0 else { return say("即将开始", "starts soon") }
        return language == .chinese
            ? "\(Wording.length(minutes, in: .chinese))后开始"
            : "starts in \(Wording.length(minutes, in: .english))"
    }

    private func say(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }
}
