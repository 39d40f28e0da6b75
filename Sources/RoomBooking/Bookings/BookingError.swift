/// Why a booking, a cancellation or a look at bookings did not happen.
package enum BookingError: Error, Hashable, Sendable {
    case notSignedIn
    case refused([BookingRefusal])
    case noSuchBooking(String)
    /// Several bookings end in these digits.
    case ambiguousBooking(String)
    case alreadyCancelled
    /// Only the organizer or an admin changes or cancels.
    case notYours(organizer: String)
    case alreadyOver
    /// Only an admin may.
    case notAllowed
    /// Somebody else changed it since it was read.
    case changedMeanwhile
    /// Nothing was done lately that could be taken back.
    case nothingToUndo
    /// The messages about it have left.
    case tooLateToUndo
    case invalidReason(InputText.Problem)
    case storage(StorageError)
}
