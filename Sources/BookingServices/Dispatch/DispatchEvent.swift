package import RoomBooking

/// What a dispatcher does, as it does it; without openIds and words of messages.
package enum DispatchEvent: Sendable, Hashable {
    case sending(OutboxID, kind: NotificationKind, recipient: UserID, attempt: Int)
    case finished(OutboxID, kind: NotificationKind, recipient: UserID, outcome: OutboxOutcome)
    /// The message was taken over by another dispatcher before its outcome could be recorded.
    case leaseLost(OutboxID)
    /// The store failed; the dispatcher goes on after `retryAfter`, or ends where that is nil.
    case storageFailed(StorageError, retryAfter: Duration?)
}
