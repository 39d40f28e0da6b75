/// What somebody asks to book, as wall time at the site.
package struct BookingRequest: Hashable, Sendable {
    /// Kept by the asker over retries, so that a lost answer never books twice.
    package var id: BookingID
    package var room: RoomID
    package var day: CalendarDay
    package var start: ClockTime
    package var end: ClockTime
    package var title: String
    package var note: String
    package var attendees: [UserID]

    package init(
        id: BookingID, room: RoomID, day: CalendarDay, start: ClockTime, end: ClockTime, title: String,
        note: String = "", attendees: [UserID] = []
    ) {
        self.id = id
        self.room = room
        self.day = day
        self.start = start
        self.end = end
        self.title = title
        self.note = note
        self.attendees = attendees
    }
}
