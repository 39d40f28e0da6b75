/// The fields of a booking, to say where a refusal belongs.
package enum BookingField: String, Sendable, CaseIterable {
    case title, room, day, start, end, attendees, note
}

/// Why a booking was refused: one case a rule, with what would pass.
package enum BookingRefusal: Error, Hashable, Sendable {
    case titleEmpty
    case titleTooLong(limit: Int)
    case noteTooLong(limit: Int)
    case controlCharacters(field: BookingField)
    /// A date or time that can not be understood.
    case unreadable(field: BookingField, text: String)
    case tooManyAttendees(limit: Int)
    case unknownAttendee(name: String)
    case attendeeDisabled(name: String)
    case unknownRoom(name: String)
    case roomClosed(room: String, reason: String)
    case dayInThePast(today: CalendarDay)
    case tooFarAhead(last: CalendarDay)
    case inThePast(earliest: ClockTime)
    case offGrid(field: BookingField, before: ClockTime, after: ClockTime)
    case endNotAfterStart
    case outsideOpeningHours(opens: ClockTime, closes: ClockTime)
    case tooLong(limitMinutes: Int)
    case taken(Taken)

    /// Who has the room already.
    package struct Taken: Hashable, Sendable {
        package var room: String
        package var by: String
        package var title: String
        package var day: CalendarDay
        package var start: ClockTime
        package var end: ClockTime

        package init(
            room: String, by: String, title: String, day: CalendarDay, start: ClockTime, end: ClockTime
        ) {
            self.room = room
            self.by = by
            self.title = title
            self.day = day
            self.start = start
            self.end = end
        }
    }

    /// The field to which the refusal belongs.
    package var field: BookingField {
        switch self {
        case .titleEmpty, .titleTooLong: .title
        case .noteTooLong: .note
        case .controlCharacters(let field), .unreadable(let field, _): field
        case .tooManyAttendees, .unknownAttendee, .attendeeDisabled: .attendees
        case .unknownRoom, .roomClosed: .room
        case .dayInThePast, .tooFarAhead: .day
        case .inThePast: .start
        case .offGrid(let field, _, _): field
        case .endNotAfterStart, .tooLong: .end
        case .outsideOpeningHours, .taken: .start
        }
    }

    /// The rule's name, for scripts.
    package var rule: String {
        switch self {
        case .titleEmpty, .titleTooLong: "title"
        case .noteTooLong: "note"
        case .controlCharacters: "control_characters"
        case .unreadable: "readable"
        case .tooManyAttendees, .unknownAttendee, .attendeeDisabled: "attendees"
        case .unknownRoom: "unknown_room"
        case .roomClosed: "room_closed"
        case .dayInThePast, .inThePast: "not_in_the_past"
        case .tooFarAhead: "days_ahead"
        case .offGrid: "slot_grid"
        case .endNotAfterStart: "end_after_start"
        case .outsideOpeningHours: "opening_hours"
        case .tooLong: "longest"
        case .taken: "taken"
        }
    }
}
