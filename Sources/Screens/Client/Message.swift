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
    case changed(BookingReceipt)
    case cancelled(BookingReceipt)
    case undone(BookingReceipt)
    case myBookingsLoaded([BookingDetails])
    case receiptLoaded(BookingReceipt)
    case retryAnswered(RetryOutcome)
    case outboxLoaded([OutboxMessage])
    /// How many messages were put back in line.
    case failedRetried(Int)
    /// Nil where WeChat is not bound.
    case bindingLoaded(BindingStatus?)
    /// With the QR code's modules row by row, dark ones true; nil where it can not be encoded.
    case bindingBegun(BindInvitation, code: [[Bool]]?)
    case bindingFailed(BindError)
    case unbound
    case phoneLoaded([PhoneCard])
    /// Subscribed on the sandbox's phone.
    case phoneSubscribed
    /// Steps of the flow as they happen, the oldest first.
    case flow([FlowStep])
    case flowSaved(path: String)
    case flowNotSaved(Bilingual)
    /// A load, a cancellation or a retry that did not work.
    case failed(BookingError)
    /// Somebody, here or elsewhere, has written to the store.
    case storeChanged
    case outboxChanged(OutboxCounts)
}
