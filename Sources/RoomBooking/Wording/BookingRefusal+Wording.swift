extension BookingRefusal {
    /// The rule that was broken, and what would pass.
    package func text(in language: Language) -> String {
        sentence[language]
    }

    private var sentence: Bilingual {
        switch self {
        case .titleEmpty:
            Bilingual(zh: "请填写会议主题", en: "Give the meeting a title")
        case .titleTooLong(let limit):
            Bilingual(zh: "主题最多 \(limit) 个字", en: "The title may have at most \(limit) characters")
        case .noteTooLong(let limit):
            Bilingual(zh: "备注最多 \(limit) 个字", en: "The note may have at most \(limit) characters")
        case .controlCharacters(let field):
            Bilingual(
                zh: "\(field.name[.chinese])含有不可见的控制字符，请删除",
                en: "The \(field.name[.english]) holds invisible control characters; delete them")
        case .unreadable(.day, let text):
            Bilingual(
                zh: "看不懂日期“\(Wording.typed(text))”，可写 2026-11-23、11-23、明天或 +3",
                en: "Can not read the date \(Wording.typed(text)); write 2026-11-23, 11-23, tomorrow or +3")
        case .unreadable(let field, let text):
            Bilingual(
                zh:
                    "看不懂\(field.name[.chinese])“\(Wording.typed(text))”，可写 14:00、930、下午2点\(field == .end ? " 或 +45m" : "")",
                en:
                    "Can not read the \(field.name[.english]) \(Wording.typed(text)); write 14:00, 930\(field == .end ? ", +45m" : "") or 2pm"
            )
        case .tooManyAttendees(let limit):
            Bilingual(zh: "参会人最多 \(limit) 位", en: "At most \(limit) attendees")
        case .unknownAttendee(let name):
            Bilingual(
                zh: "没有名为“\(Wording.typed(name))”的用户", en: "There is no user named \(Wording.typed(name))")
        case .attendeeDisabled(let name):
            Bilingual(zh: "\(name) 的账号已停用，请移除", en: "The account of \(name) is disabled; leave them out")
        case .unknownRoom(let name):
            Bilingual(
                zh: "没有名为“\(Wording.typed(name))”的会议室", en: "There is no room named \(Wording.typed(name))")
        case .roomClosed(let room, let reason):
            Bilingual(
                zh: "\(room) 暂停使用：\(reason)。请选择其他会议室", en: "\(room) is closed: \(reason). Choose another room"
            )
        case .dayInThePast(let today):
            Bilingual(zh: "日期已过，最早 \(today.iso)", en: "That day is past; the earliest is \(today.iso)")
        case .tooFarAhead(let last):
            Bilingual(zh: "太远，最晚可订 \(last.iso)", en: "Too far ahead; the last day is \(last.iso)")
        case .inThePast(let earliest):
            Bilingual(
                zh: "时间已过，最早 \(earliest.text)",
                en: "That time is past; the earliest start is \(earliest.text)")
        case .offGrid(let field, let before, let after):
            Bilingual(
                zh: "\(field.name[.chinese])不在整格上，可选 \(before.text) 或 \(after.text)",
                en: "The \(field.name[.english]) is off the grid; take \(before.text) or \(after.text)")
        case .endNotAfterStart:
            Bilingual(zh: "结束须晚于开始", en: "The end must come after the start")
        case .outsideOpeningHours(let opens, let closes):
            Bilingual(
                zh: "开放时间为 \(opens.text)–\(closes.text)",
                en: "Rooms are open from \(opens.text) to \(closes.text)")
        case .tooLong(let limit):
            Bilingual(
                zh: "最长 \(Wording.length(limit, in: .chinese))",
                en: "The longest booking is \(Wording.length(limit, in: .english))")
        case .taken(let taken):
            Bilingual(
                zh: "\(taken.room) \(taken.start.text)–\(taken.end.text) 已被 \(taken.by) 预订（\(taken.title)）",
                en:
                    "\(taken.room) is taken \(taken.start.text)–\(taken.end.text) by \(taken.by) (\(taken.title))"
            )
        }
    }
}

extension BookingField {
    /// As it stands before the field.
    package var name: Bilingual {
        switch self {
        case .title: Bilingual(zh: "主题", en: "title")
        case .room: Bilingual(zh: "会议室", en: "room")
        case .day: Bilingual(zh: "日期", en: "date")
        case .start: Bilingual(zh: "开始时间", en: "start")
        case .end: Bilingual(zh: "结束时间", en: "end")
        case .attendees: Bilingual(zh: "参会人", en: "attendees")
        case .note: Bilingual(zh: "备注", en: "note")
        }
    }
}
