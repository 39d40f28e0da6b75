import RoomBooking
import TerminalIO

/// What the fields of the booking form hold, typed text and all.
struct BookingFields: Sendable, Equatable {
    var room: Room
    var attendees: [UserID] = []
    private(set) var title = TextField(limit: BookingPolicy.titleLimit)
    private(set) var note = TextField(limit: BookingPolicy.noteLimit)
    private(set) var dayText: TextField
    private(set) var startText: TextField
    private(set) var endText: TextField
    /// Minutes that the booking keeps when its start moves.
    private var length: Int

    init(room: Room, day: CalendarDay, start: ClockTime, end: ClockTime) {
        self.room = room
        dayText = TextField(day.iso, limit: 16)
        startText = TextField(start.text, limit: 16)
        endText = TextField(end.text, limit: 16)
        length = end.minutes - start.minutes
    }

    func day(today: CalendarDay) -> CalendarDay? { TypedDay.parse(dayText.text, today: today) }
    var startTime: ClockTime? { TypedTime.parse(startText.text) }
    var endTime: ClockTime? { TypedTime.parse(endText.text, after: startTime) }

    mutating func set(day: CalendarDay) { dayText.text = day.iso }

    /// The end follows, so that the length stays.
    mutating func set(start: ClockTime) {
        startText.text = start.text
        endText.text = (start + length).text
    }

    mutating func set(end: ClockTime) {
        endText.text = end.text
        if let startTime, end > startTime { length = end.minutes - startTime.minutes }
    }

    mutating func edit(_ field: BookingField, _ key: Key) -> Bool {
        change(field) { $0.edit(key) } ?? false
    }

    mutating func insert(_ text: String, into field: BookingField) {
        _ = change(field) { $0.insert(text) }
    }

    /// Writes out what was typed, `930` as `09:30`, where it can be read.
    mutating func settle(_ field: BookingField, today: CalendarDay) {
        switch field {
        case .day: day(today: today).map { set(day: $0) }
        case .start: startTime.map { set(start: $0) }
        case .end: endTime.map { set(end: $0) }
        default: break
        }
    }

    /// Whether both ask for one room at one time, as it is written.
    func asksForSame(as other: BookingFields) -> Bool {
        room.id == other.room.id && dayText.text == other.dayText.text
            && startText.text == other.startText.text
            && endText.text == other.endText.text
    }

    func request(id: BookingID, today: CalendarDay) -> BookingRequest? {
        guard let day = day(today: today), let start = startTime, let end = endTime else { return nil }
        return BookingRequest(
            id: id, room: room.id, day: day, start: start, end: end, title: title.text, note: note.text,
            attendees: attendees)
    }

    func problems(_ availability: Availability, _ environment: ClientEnvironment) -> [BookingRefusal] {
        var problems: [BookingRefusal] = []
        if day(today: environment.today) == nil {
            problems.append(.unreadable(field: .day, text: dayText.text))
        }
        if startTime == nil { problems.append(.unreadable(field: .start, text: startText.text)) }
        if endTime == nil { problems.append(.unreadable(field: .end, text: endText.text)) }
        if case .closed(let reason) = room.state {
            problems.append(.roomClosed(room: room.name, reason: reason))
        }
        let request = request(id: BookingID(bytes: []), today: environment.today)
        guard let request else {
            return problems + (title.text.isEmpty ? [.titleEmpty] : [])
        }
        problems += environment.policy.check(request, now: environment.now).refusals
        if request.day == availability.board.day, request.end > request.start,
            let booking = availability.booking(in: room.id, from: request.start, to: request.end)
        {
            problems.append(.taken(booking.taken(at: environment.policy.zone)))
        }
        return problems
    }

    private mutating func change<Value>(_ field: BookingField, _ change: (inout TextField) -> Value) -> Value?
    {
        switch field {
        case .title: change(&title)
        case .note: change(&note)
        case .day: change(&dayText)
        case .start: change(&startText)
        case .end: change(&endText)
        case .room, .attendees: nil
        }
    }
}
