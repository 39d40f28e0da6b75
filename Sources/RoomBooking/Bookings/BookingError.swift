/// Why a booking, a cancellation or a look at bookings did not happen.
package enum BookingError: Error, Hashable, Sendable {
    case notSignedIn
    case refused([BookingRefusal])
    case noSuchBooking(String)
    /// Several bookings end in these digits.
    case ambiguousBooking(String)
    case alreadyCancelled
    /// Only the organizer or an admin cancels.
    case notYours(organizer: String)
    case alreadyOver
    case storage(StorageError)
}
