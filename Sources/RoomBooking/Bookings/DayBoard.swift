/// A day as the board shows it: every room, what is booked, and whom one can invite.
package struct DayBoard: Hashable, Sendable {
    package var day: CalendarDay
    package var rooms: [Room]
    /// Active bookings that overlap the day, by start.
    package var bookings: [BookingDetails]
    package var colleagues: [Colleague]

    package init(day: CalendarDay, rooms: [Room], bookings: [BookingDetails], colleagues: [Colleague]) {
        self.day = day
        self.rooms = rooms
        self.bookings = bookings
        self.colleagues = colleagues
    }
}
