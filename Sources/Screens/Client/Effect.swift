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
    /// The booking of the request's id, as it was at `version`, shall become this.
    case change(BookingRequest, version: Int)
    case cancel(BookingID, reason: String)
    /// Takes the last thing back that was done to the booking.
    case undo(BookingID)
    case loadMyBookings
    case loadReceipt(BookingID)
    case retry(OutboxID, about: BookingID)
    /// Messages to everybody, for those who may see them.
    case loadOutbox(failedOnly: Bool)
    case retryFailed
    case loadBinding
    /// Makes a one-time code to scan.
    case beginBinding
    /// Has the sandbox's phone scan the code, as a person would.
    case scanWithPhone(BindInvitation)
    case unbind
    /// What the sandbox delivered to this person's phone, or to everybody's where that is nil.
    case loadPhone(username: String?)
    /// Accepts one more message of every template, on the sandbox's phone.
    case subscribeOnPhone(username: String)
    case saveFlow([FlowStep])
    case redraw
    case suspend
    case quit
}
