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
    /// Stores what a booking has become, changed, cancelled or active again, with its history line and its messages
    /// in one transaction. Messages that still wait give way to those that the plan makes of what people know.
    func change(_ edit: BookingEdit, at: Instant) async throws(StorageError) -> ChangeOutcome
    /// The newest line of a booking's history.
    func lastEvent(of booking: BookingID) async throws(StorageError) -> BookingEvent?

    func booking(_ id: BookingID, appID: String) async throws(StorageError) -> BookingDetails?
    /// The bookings whose id ends in these hexadecimal digits.
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

/// What a booking shall become, and who is to be told.
package struct BookingEdit: Sendable {
    /// Its version is one more than that of the booking it was made from.
    package var booking: Booking
    package var event: BookingEvent
    package var plan: NotificationPlan
    /// Nothing is changed where a message of the last version has left, or may have.
    package var onlyIfUntold: Bool

    package init(booking: Booking, event: BookingEvent, plan: NotificationPlan, onlyIfUntold: Bool = false) {
        self.booking = booking
        self.event = event
        self.plan = plan
        self.onlyIfUntold = onlyIfUntold
    }
}

package enum ChangeOutcome: Sendable, Equatable {
    case changed
    /// It is not of the version any more that the edit was made from.
    case changedMeanwhile
    case overlaps(BookingDetails)
    /// Only where the edit moves it there, or makes it active again.
    case roomClosed(reason: String)
    case unknownRoom
    /// A message of the last version has left.
    case alreadyTold
    case unknown
}
