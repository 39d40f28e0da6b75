import RoomBooking
import TerminalIO

/// The rooms × time board: the wanted time is a band across all rooms, the cursor a room within it.
struct BoardScreen: Screen {
    private(set) var day: CalendarDay
    private(set) var start: ClockTime
    /// Minutes of the wanted time.
    private(set) var length = 60
    /// The row under the cursor: 0 is "any room".
    private(set) var row = 0
    private(set) var cellMinutes = 30
    private(set) var availability: Availability?
    private(set) var grid: DayGrid?
    /// Whether the last try to load the day failed.
    private(set) var isUnreadable = false

    init(_ environment: ClientEnvironment) {
        let policy = environment.policy
        let (today, now) = policy.zone.wall(environment.now)
        let next = ClockTime(
            minutes: (now.minutes + policy.slotMinutes - 1) / policy.slotMinutes * policy.slotMinutes)
        let isTooLate = next.minutes + policy.slotMinutes > policy.closes.minutes
        day = isTooLate ? today + 1 : today
        start = isTooLate ? policy.opens : max(policy.opens, next)
        length = min(
            max(60, policy.slotMinutes), policy.longestMinutes, policy.closes.minutes - start.minutes)
    }

    var scope: Scope { .board }
    var end: ClockTime { start + length }
    var band: Range<Int> { start.minutes..<max(start.minutes, end.minutes) }
    var rooms: [Room] { availability?.board.rooms ?? [] }

    /// The room under the cursor, nil on "any room".
    var room: Room? {
        row > 0 && row <= rooms.count ? rooms[row - 1] : nil
    }

    func loading(_ environment: ClientEnvironment) -> [Effect] {
        [.loadDay(day)]
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        switch message {
        case .dayLoaded(let board) where board.day == day:
            let loaded = Availability(board: board, policy: environment.policy)
            availability = loaded
            isUnreadable = false
            grid = DayGrid(loaded)
            row = min(row, board.rooms.count)
        case .booked, .changed, .cancelled, .undone:
            return [.effect(.loadDay(day))]
        case .failed where availability == nil:
            isUnreadable = true
        default:
            break
        }
        return []
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        let policy = environment.policy
        switch action {
        case .left: moveStart(by: -policy.slotMinutes, policy)
        case .right: moveStart(by: policy.slotMinutes, policy)
        case .up: row = max(0, row - 1)
        case .down: row = min(rooms.count, row + 1)
        case .pageUp: row = max(0, row - 10)
        case .pageDown: row = min(rooms.count, row + 10)
        case .shorter: length = max(policy.slotMinutes, length - policy.slotMinutes)
        case .longer:
            length = min(
                policy.longestMinutes, policy.closes.minutes - start.minutes, length + policy.slotMinutes)
        case .zoomIn: cellMinutes = max(15, cellMinutes / 2)
        case .zoomOut: cellMinutes = min(60, cellMinutes * 2)
        case .first: return goToNow(environment)
        case .last: moveStart(by: policy.closes.minutes - end.minutes, policy)
        case .nextFree: return findFree(backwards: false, environment)
        case .previousFree: return findFree(backwards: true, environment)
        case .today: return show(environment.today)
        case .previousDay: return show(day + -1)
        case .nextDay: return show(day + 1)
        case .previousWeek: return show(day + -7)
        case .nextWeek: return show(day + 7)
        case .goToDay: return [.open(CalendarOverlay(day: day))]
        case .why: return [.open(WhyOverlay(checks: checks(environment), title: whyTitle(environment)))]
        case .confirm: return book(environment)
        case .refresh: return [.effect(.loadDay(day))]
        case .myBookings: return [.open(MyBookingsScreen())]
        case .outbox: return [.open(OutboxScreen())]
        case .binding: return [.open(BindingScreen())]
        case .signOut: return [.effect(.signOut)]
        default: break
        }
        return []
    }

    mutating func take(_ answer: Answer, _ environment: ClientEnvironment) -> [Step] {
        guard case .day(let chosen) = answer else { return [] }
        return show(chosen)
    }

    /// Shows another day, at the same time of day.
    mutating func show(_ day: CalendarDay) -> [Step] {
        guard day != self.day else { return [] }
        self.day = day
        availability = nil
        grid = nil
        return [.effect(.loadDay(day))]
    }

    private mutating func moveStart(by minutes: Int, _ policy: BookingPolicy) {
        let latest = policy.closes.minutes - length
        start = ClockTime(
            minutes: min(
                max(policy.opens.minutes, start.minutes + minutes), max(policy.opens.minutes, latest)))
    }

    private mutating func goToNow(_ environment: ClientEnvironment) -> [Step] {
        let fresh = BoardScreen(environment)
        start = fresh.start
        length = min(length, environment.policy.closes.minutes - start.minutes)
        return show(fresh.day)
    }

    private mutating func findFree(backwards: Bool, _ environment: ClientEnvironment) -> [Step] {
        guard let availability else { return [] }
        let wanted = room.map { [$0] } ?? rooms
        guard
            let found = availability.nextFree(
                wanted, after: start, minutes: length, backwards: backwards, now: environment.now)
        else {
            let name = room?.name
            return [
                .notice(
                    Notice(
                        level: .info,
                        text: Bilingual(
                            zh:
                                "\(name ?? "所有会议室")当天没有其他 \(Wording.length(length, in: .chinese))的空闲，按 ] 看后一天",
                            en:
                                "\(name ?? "No room") has no other \(Wording.length(length, in: .english)) free that day; ] shows the next"
                        )))
            ]
        }
        start = found
        return []
    }

    private func book(_ environment: ClientEnvironment) -> [Step] {
        guard let availability else { return [] }
        if let room, let taken = availability.booking(in: room.id, from: start, to: end) {
            return [.open(ReceiptScreen(details: taken))]
        }
        guard let chosen = room ?? rooms.first(where: { availability.isFree($0, from: start, to: end) })
        else {
            return [
                .notice(
                    Notice(
                        level: .info,
                        text: Bilingual(
                            zh: "这段时间没有空闲的会议室，按 n 找下一个空闲时间",
                            en: "No room is free then; n finds the next free time")))
            ]
        }
        let form = BookingFormScreen(
            id: environment.makeBookingID(), availability: availability, room: chosen, start: start, end: end,
            organizer: environment.session?.user.id)
        return [.open(form)]
    }
}
