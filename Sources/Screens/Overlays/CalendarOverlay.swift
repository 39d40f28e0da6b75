import RoomBooking
import TerminalIO
import Themes

/// A month to choose a day from; each day is shaded by how much is booked.
struct CalendarOverlay: Screen {
    private(set) var day: CalendarDay
    private(set) var load: [CalendarDay: Int] = [:]
    private var isLoaded = false

    init(day: CalendarDay) {
        self.day = day
    }

    var scope: Scope { .calendar }

    func loading(_ environment: ClientEnvironment) -> [Effect] {
        [.loadMonth(day.firstOfMonth)]
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        if case .monthLoaded(let first, let load) = message, first == day.firstOfMonth {
            self.load = load
            isLoaded = true
        }
        return []
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        switch action {
        case .left: return move(to: day + -1)
        case .right: return move(to: day + 1)
        case .up: return move(to: day + -7)
        case .down: return move(to: day + 7)
        case .pageUp: return move(to: day.adding(months: -1))
        case .pageDown: return move(to: day.adding(months: 1))
        case .today: return move(to: environment.today)
        case .confirm: return [.answer(.day(day))]
        case .back: return [.close]
        default: return []
        }
    }

    private mutating func move(to day: CalendarDay) -> [Step] {
        let isOtherMonth = day.firstOfMonth != self.day.firstOfMonth
        self.day = day
        guard isOtherMonth else { return [] }
        load = [:]
        isLoaded = false
        return [.effect(.loadMonth(day.firstOfMonth))]
    }

    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        let size = Size(columns: min(canvas.size.columns, 32), rows: min(canvas.size.rows - 1, 10))
        let title = environment.say(
            "\(day.year) 年 \(day.month) 月", "\(day.year)-\(padded(day.month, to: 2))")
        let inside = canvas.box(Rect(canvas.size).centered(size), title: title)
        let monday = day.firstOfMonth + -day.firstOfMonth.weekday
        for weekday in 0..<7 {
            let name = Wording.weekday(monday + weekday, in: environment.language)
            let short = environment.language == .chinese ? String(name.suffix(1)) : String(name.prefix(2))
            canvas.put(
                short, column: inside.column + weekday * 4 + 1, row: inside.row,
                style: canvas.theme[.textMuted])
        }
        // Low terminals show the weeks around the day.
        let weeks = min(max(1, inside.rows - 2), 6)
        let week = min(max(0, (day - monday) / 7 - weeks / 2), 6 - weeks)
        for index in week * 7..<(week + weeks) * 7 {
            let candidate = monday + index
            guard candidate.firstOfMonth == day.firstOfMonth else { continue }
            drawDay(
                candidate, column: inside.column + index % 7 * 4, row: inside.row + 1 + index / 7 - week,
                on: &canvas,
                environment)
        }
        let booked = Wording.length(load[day] ?? 0, in: environment.language)
        let caption =
            !isLoaded
            ? environment.say("读取中…", "loading…")
            : load[day] == nil
                ? environment.say("空闲", "free") : environment.say("已订 \(booked)", "\(booked) booked")
        canvas.put(
            "\(Wording.weekday(day, in: environment.language)) \(day.iso.suffix(5)) · \(caption)",
            column: inside.column,
            row: inside.endRow - 1, style: canvas.theme[.textMuted], width: inside.columns)
    }

    private func drawDay(
        _ candidate: CalendarDay, column: Int, row: Int, on canvas: inout Canvas,
        _ environment: ClientEnvironment
    ) {
        let last = environment.today + environment.policy.daysAhead
        let role: Role
        if candidate == day {
            role = .selection
        } else if candidate == environment.today {
            role = .timeToday
        } else if candidate < environment.today || candidate > last {
            role = .textDisabled
        } else {
            role = .overlay
        }
        let number = String(candidate.day)
        canvas.put(
            String(repeating: " ", count: 3 - number.count) + number + shade(candidate), column: column,
            row: row,
            style: canvas.theme[role])
        if candidate == day { canvas.frame.cursor = Point(column: column + 2, row: row) }
    }

    // By the hours booked over all rooms: quiet up to four, then louder.
    private func shade(_ day: CalendarDay) -> String {
        switch load[day] ?? 0 {
        case 0: " "
        case 1...240: "."
        case 241...720: ":"
        default: "#"
        }
    }
}
