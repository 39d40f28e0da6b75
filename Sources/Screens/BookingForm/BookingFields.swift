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

    /// What is booked, to be changed; the room is told better once the day is loaded.
    init(_ details: BookingDetails, zone: SiteZone) {
        let taken = details.taken(at: zone)
        self.init(
            room: Room(id: details.booking.room, name: details.roomName, capacity: 0), day: taken.day,
            start: taken.start, end: taken.end)
        attendees = details.booking.attendees
        title.text = details.booking.title
        note.text = details.booking.note
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
        change(field) { $0.insert(text) }
    }

    /// Marks a date or time, so that typing replaces it.
    mutating func select(_ field: BookingField) {
        if [.day, .start, .end].contains(field) { change(field) { $0.select() } }
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

    /// Whether both ask for the same in every field, as it would be stored.
    func isSame(as other: BookingFields) -> Bool {
        asksForSame(as: other) && Set(attendees) == Set(other.attendees)
            && title.text.withoutOuterBlanks == other.title.text.withoutOuterBlanks
            && note.text.withoutOuterBlanks == other.note.text.withoutOuterBlanks
    }

    func request(id: BookingID, today: CalendarDay) -> BookingRequest? {
        guard let day = day(today: today), let start = startTime, let end = endTime else { return nil }
        return BookingRequest(
            id: id, room: room.id, day: day, start: start, end: end, title: title.text, note: note.text,
            attendees: attendees)
    }

    /// Every rule that the fields break; what has begun may be made longer or shorter, and keeps its room though it is
    /// closed by now.
    func problems(
        _ availability: Availability, changing original: BookingFields?, _ environment: ClientEnvironment
    ) -> [BookingRefusal] {
        let all = problems(availability, environment)
        guard let original else { return all }
        let keepsStart = dayText.text == original.dayText.text && startText.text == original.startText.text
        return all.filter { problem in
            switch problem {
            case .inThePast, .dayInThePast: !keepsStart
            case .roomClosed: room.id != original.room.id
            default: true
            }
        }
    }

    private func problems(
        _ availability: Availability, _ environment: ClientEnvironment
    ) -> [BookingRefusal] {
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

    @discardableResult
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
