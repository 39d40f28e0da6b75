package import RoomBooking

/// What comes back from the outside world.
package enum Message: Sendable, Equatable {
    case codeFetched(String)
    case codeFailed(ExplainedFailure)
    case signedIn(SignedInUser)
    case signInFailed(SignInError)
    /// The session ended: signed out here, revoked elsewhere or over its time.
    case signedOut
    case dayLoaded(DayBoard)
    /// Minutes booked over all rooms on each day of the month that begins on `first`.
    case monthLoaded(first: CalendarDay, load: [CalendarDay: Int])
    case booked(BookingReceipt)
    case bookingFailed(BookingError)
    case cancelled(BookingReceipt)
    case myBookingsLoaded([BookingDetails])
    case receiptLoaded(BookingReceipt)
    case retryAnswered(RetryOutcome)
    /// A load, a cancellation or a retry that did not work.
    case failed(BookingError)
    /// Somebody, here or elsewhere, has written to the store.
    case storeChanged
    case outboxChanged(OutboxCounts)
}
