import RoomBooking

/// One rule with what it says of the wanted time.
struct RuleCheck: Sendable, Equatable {
    let name: Bilingual
    /// What would pass; nil where the rule is kept.
    let problem: BookingRefusal?
    let value: Bilingual
}

extension BoardScreen {
    /// Every rule of a booking at the band, passed or not.
    func checks(_ environment: ClientEnvironment) -> [RuleCheck] {
        let policy = environment.policy
        let request = BookingRequest(
            id: BookingID(bytes: []), room: room?.id ?? RoomID(0), day: day, start: start, end: end,
            title: "-")
        let broken = policy.check(request, now: environment.now).refusals
        func first(_ rules: String...) -> BookingRefusal? { broken.first { rules.contains($0.rule) } }
        var checks = [
            RuleCheck(
                name: Bilingual(zh: "开放时间", en: "opening hours"), problem: first("opening_hours"),
                value: plain("\(policy.opens.text)–\(policy.closes.text)")),
            RuleCheck(
                name: Bilingual(zh: "时间整格", en: "slot grid"), problem: first("slot_grid"),
                value: length(policy.slotMinutes)),
            RuleCheck(
                name: Bilingual(zh: "不早于现在", en: "not in the past"), problem: first("not_in_the_past"),
                value: plain(policy.zone.time(environment.now).text)),
            RuleCheck(
                name: Bilingual(zh: "最长", en: "longest"), problem: first("longest"),
                value: length(policy.longestMinutes)),
            RuleCheck(
                name: Bilingual(zh: "最远日期", en: "days ahead"), problem: first("days_ahead"),
                value: plain((environment.today + policy.daysAhead).iso)),
        ]
        if let room { checks += roomChecks(room, environment) }
        return checks
    }

    func whyTitle(_ environment: ClientEnvironment) -> String {
        "\(room?.name ?? environment.say("任意会议室", "Any room")) \(day.iso) \(start.text)–\(end.text)"
    }

    private func roomChecks(_ room: Room, _ environment: ClientEnvironment) -> [RuleCheck] {
        var closed: BookingRefusal?
        if case .closed(let reason) = room.state { closed = .roomClosed(room: room.name, reason: reason) }
        let taken = availability?.booking(in: room.id, from: start, to: end).map { booking in
            BookingRefusal.taken(booking.taken(at: environment.policy.zone))
        }
        let until = availability?.freeUntil(room.id, from: start).text ?? ""
        return [
            RuleCheck(
                name: Bilingual(zh: "会议室可用", en: "room open"), problem: closed,
                value: Bilingual(zh: "是", en: "yes")),
            RuleCheck(
                name: Bilingual(zh: "空闲", en: "free"), problem: taken,
                value: Bilingual(zh: "到 \(until)", en: "until \(until)")),
        ]
    }

    private func plain(_ text: String) -> Bilingual { Bilingual(zh: text, en: text) }

    private func length(_ minutes: Int) -> Bilingual {
        Bilingual(zh: Wording.length(minutes, in: .chinese), en: Wording.length(minutes, in: .english))
    }
}
