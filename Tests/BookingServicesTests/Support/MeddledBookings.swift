import RoomBooking

/// Real bookings, with something that happens at the last moment before each change.
struct MeddledBookings: BookingStore {
    let real: any BookingStore
    let meddle: @Sendable () async throws(StorageError) -> Void

    func change(_ edit: BookingEdit, at: Instant) async throws(StorageError) -> ChangeOutcome {
        try await meddle()
        return try await real.change(edit, at: at)
    }

    func rooms() async throws(StorageError) -> [Room] {
        try await real.rooms()
    }

    func add(_ room: NewRoom) async throws(StorageError) -> Room? {
        try await real.add(room)
    }

    func setState(_ state: RoomState, of room: RoomID) async throws(StorageError) {
        try await real.setState(state, of: room)
    }

    func insert(
        _ booking: Booking, event: BookingEvent, announcing messages: [NewOutboxMessage], at: Instant
    ) async throws(StorageError) -> InsertOutcome {
        try await real.insert(booking, event: event, announcing: messages, at: at)
    }

    func lastEvent(of booking: BookingID) async throws(StorageError) -> BookingEvent? {
        try await real.lastEvent(of: booking)
    }

    func booking(_ id: BookingID, appID: String) async throws(StorageError) -> BookingDetails? {
        try await real.booking(id, appID: appID)
    }

    func bookings(idSuffix: String, appID: String) async throws(StorageError) -> [BookingDetails] {
        try await real.bookings(idSuffix: idSuffix, appID: appID)
    }

    func bookings(overlapping slot: TimeSlot, appID: String) async throws(StorageError) -> [BookingDetails] {
        try await real.bookings(overlapping: slot, appID: appID)
    }

    func bookings(
        of user: UserID, endingAfter instant: Instant, limit: Int, appID: String
    ) async throws(StorageError) -> [BookingDetails] {
        try await real.bookings(of: user, endingAfter: instant, limit: limit, appID: appID)
    }

    func dataVersion() async throws(StorageError) -> Int {
        try await real.dataVersion()
    }
}
