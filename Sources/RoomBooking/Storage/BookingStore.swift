/// Keeps rooms and bookings; a booking and what is announced about it are stored together or not at all.
package protocol BookingStore: Sendable {
    func rooms() async throws(StorageError) -> [Room]
    /// Nil where the name is taken, without regard to case.
    func add(_ room: NewRoom) async throws(StorageError) -> Room?
    func setState(_ state: RoomState, of room: RoomID) async throws(StorageError)

    /// Stores the booking with its history line and messages in one transaction. A second insert of the same id
    /// is answered with what is stored, and nothing is written.
    func insert(
        _ booking: Booking, event: BookingEvent, announcing messages: [NewOutboxMessage], at: Instant
    ) async throws(StorageError) -> InsertOutcome
    /// Cancels the booking with its history line in one transaction. Whoever has not been told of the booking yet
    /// is told nothing; the others get their message.
    func cancel(
        _ id: BookingID, event: BookingEvent, announcing messages: [NewOutboxMessage], at: Instant
    ) async throws(StorageError) -> CancelOutcome

    func booking(_ id: BookingID, appID: String) async throws(StorageError) -> BookingDetails?
    /// The active bookings whose id ends in these hexadecimal digits.
    func bookings(idSuffix: String, appID: String) async throws(StorageError) -> [BookingDetails]
    /// The active bookings that overlap `slot`, by start.
    func bookings(overlapping slot: TimeSlot, appID: String) async throws(StorageError) -> [BookingDetails]
    /// The active bookings that a person organizes or attends and that end after `instant`, by start.
    func bookings(of user: UserID, endingAfter instant: Instant, limit: Int, appID: String)
        async throws(StorageError) -> [BookingDetails]

    /// Changes whenever another connection has written.
    func dataVersion() async throws(StorageError) -> Int
}

package enum InsertOutcome: Sendable, Equatable {
    case inserted
    case alreadyStored(BookingDetails)
    case overlaps(BookingDetails)
    case roomClosed(reason: String)
    case unknownRoom
}

package enum CancelOutcome: Sendable, Equatable {
    case cancelled
    case alreadyCancelled
    case unknown
}
