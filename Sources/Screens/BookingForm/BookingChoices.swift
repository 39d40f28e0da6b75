import RoomBooking
import Themes

/// The pickers of the booking form, filled from the day and the rules.
struct BookingChoices {
    let availability: Availability
    let fields: BookingFields
    let organizer: UserID?
    let environment: ClientEnvironment

    /// Rooms that are free at the wanted time come first.
    var rooms: PickerOverlay {
        let marked = availability.board.rooms.map { room in (room, isFree(room)) }
        let sorted = marked.filter(\.1) + marked.filter { !$0.1 }
        let items = sorted.map { room, isFree in
            let equipment =
                environment.session?.dictionaries.equipmentText(room.equipment, in: environment.language)
                ?? ""
            let floor =
                room.floor.isEmpty ? "" : environment.say(" · \(room.floor) 层", " · floor \(room.floor)")
            return PickerItem(
                answer: .room(room.id), text: "\(mark(room, isFree)) \(room.name)",
                detail: Wording.seats(room.capacity, in: environment.language) + floor,
                role: isFree ? .overlay : .textMuted, keywords: equipment)
        }
        let selected = sorted.firstIndex { $0.0.id == fields.room.id } ?? 0
        return PickerOverlay(
            title: Bilingual(zh: "会议室（空闲在前）", en: "Room (free ones first)"), items: items, selected: selected)
    }

    var starts: PickerOverlay {
        let policy = environment.policy
        let times = stride(from: policy.opens.minutes, to: policy.closes.minutes, by: policy.slotMinutes)
            .map(ClockTime.init(minutes:))
        let items = times.map { time in
            let taken = availability.booking(in: fields.room.id, from: time, to: time + policy.slotMinutes)
            let isPast =
                policy.zone.instant(availability.board.day, time) < policy.earliestStart(now: environment.now)
            let until = availability.freeUntil(fields.room.id, from: time).text
            let detail =
                taken.map { "\($0.organizer.displayName) · \($0.booking.title)" }
                ?? (isPast
                    ? environment.say("已过", "past") : environment.say("空闲至 \(until)", "free until \(until)"))
            return PickerItem(
                answer: .start(time), text: "\(taken == nil ? "." : "#") \(time.text)", detail: detail,
                role: taken == nil && !isPast ? .overlay : .textMuted)
        }
        let selected = times.firstIndex { $0 >= fields.startTime ?? policy.opens } ?? 0
        return PickerOverlay(title: Bilingual(zh: "开始时间", en: "Start"), items: items, selected: selected)
    }

    /// Ends with their lengths; they stop where the next booking begins, the room closes or it gets too long.
    var ends: PickerOverlay {
        let policy = environment.policy
        let start = fields.startTime ?? policy.opens
        let limit = min(
            availability.freeUntil(fields.room.id, from: start).minutes,
            start.minutes + policy.longestMinutes,
            policy.closes.minutes)
        let first = start.minutes - start.minutes % policy.slotMinutes + policy.slotMinutes
        let times = stride(from: first, through: max(first, limit), by: policy.slotMinutes)
            .map(ClockTime.init(minutes:))
        let items = times.map { time in
            PickerItem(
                answer: .end(time), text: time.text,
                detail: Wording.length(time.minutes - start.minutes, in: environment.language), role: .overlay
            )
        }
        let selected = times.firstIndex { $0 >= fields.endTime ?? start } ?? times.count - 1
        return PickerOverlay(title: Bilingual(zh: "结束时间", en: "End"), items: items, selected: selected)
    }

    /// Everybody else, with whether WeChat reaches them, and what they must do where it does not.
    var people: PickerOverlay {
        let items = availability.board.colleagues.filter { $0.id != organizer }.map { colleague in
            let remedy = colleague.reach.remedy?[environment.language]
            return PickerItem(
                answer: .attendees([colleague.id]), text: "\(colleague.displayName) \(colleague.username)",
                detail: colleague.reach == .reachable
                    ? environment.say("微信可通知", "WeChat") : colleague.reach.mark[environment.language],
                role: colleague.reach == .reachable ? .overlay : .warning,
                remark: remedy.map {
                    environment.say("\(colleague.displayName)：\($0)", "\(colleague.displayName): \($0)")
                } ?? "")
        }
        return PickerOverlay(
            title: Bilingual(zh: "参会人（空格勾选）", en: "Attendees (Space ticks)"), items: items,
            ticked: fields.attendees)
    }

    private func isFree(_ room: Room) -> Bool {
        guard let start = fields.startTime, let end = fields.endTime, end > start else {
            return room.state.isOpen
        }
        return availability.isFree(room, from: start, to: end)
    }

    private func mark(_ room: Room, _ isFree: Bool) -> String {
        isFree ? "." : room.state.isOpen ? "#" : "x"
    }
}
