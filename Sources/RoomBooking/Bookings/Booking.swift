/// A room taken for a time.
package struct Booking: Hashable, Sendable, Identifiable {
    package let id: BookingID
    package var room: RoomID
    package var slot: TimeSlot
    package var title: String
    package var note: String
    package var organizer: UserID
    /// Without the organizer, each once.
    package var attendees: [UserID]
    package var state: State
    /// Counts edits; an edit names the version it was made from.
    package var version: Int

    package init(
        id: BookingID, room: RoomID, slot: TimeSlot, title: String, note: String = "", organizer: UserID,
        attendees: [UserID] = [], state: State = .active, version: Int = 1
    ) {
        self.id = id
        self.room = room
        self.slot = slot
        self.title = title
        self.note = note
        self.organizer = organizer
        self.attendees = attendees
        self.state = state
        self.version = version
    }

    package enum State: String, Sendable {
        case active, cancelled
    }

    /// Everyone concerned: the organizer, then the attendees.
    package var people: [UserID] { [organizer] + attendees }
}

/// A booking with the names that people read.
package struct BookingDetails: Hashable, Sendable, Identifiable {
    package var booking: Booking
    package var roomName: String
    package var organizer: Colleague
    package var attendees: [Colleague]

    package init(booking: Booking, roomName: String, organizer: Colleague, attendees: [Colleague]) {
        self.booking = booking
        self.roomName = roomName
        self.organizer = organizer
        self.attendees = attendees
    }

    package var id: BookingID { booking.id }
}

extension BookingDetails {
    /// Who has the room, as a refusal tells it.
    package func taken(at zone: SiteZone) -> BookingRefusal.Taken {
        let (day, start) = zone.wall(booking.slot.start)
        let (endDay, end) = zone.wall(booking.slot.end)
        return BookingRefusal.Taken(
            room: roomName, by: organizer.displayName, title: booking.title, day: day, start: start,
            end: endDay > day ? .endOfDay : end)
    }
}
