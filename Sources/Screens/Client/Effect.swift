package import RoomBooking

/// What a screen asks the outside world for, as data; the answer comes back as a `Message`.
package enum Effect: Sendable, Equatable {
    case fetchCode(username: String)
    case signIn(username: String, password: String, code: String?)
    case signOut
    case loadDay(CalendarDay)
    /// The load of each day of the month, for the date picker.
    case loadMonth(CalendarDay)
    case book(BookingRequest)
    case cancel(BookingID)
    case loadMyBookings
    case loadReceipt(BookingID)
    case retry(OutboxID, about: BookingID)
    case redraw
    case suspend
    case quit
}
