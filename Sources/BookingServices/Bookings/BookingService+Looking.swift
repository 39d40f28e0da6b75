import Foundation
package import RoomBooking

extension BookingService {
    /// Most bookings that `myBookings` lists.
    package static let listLimit = 200
    /// Most messages that are looked through at a time.
    package static let messageLimit = 500
    /// Fewest digits by which a booking can be named.
    package static let fewestDigits = 6

    /// The booking that somebody names by its whole id, or by its last six or more hexadecimal digits.
    package func resolve(_ idText: String, as access: String) async throws(BookingError) -> BookingID {
        _ = try await BookingError.identity(access, in: sessions)
        let text = idText.filter { !$0.isWhitespace }.lowercased()
        let unknown = BookingError.noSuchBooking(String(text.prefix(36)))
        if let id = BookingID(text) {
            guard try await details(id) != nil else { throw unknown }
            return id
        }
        let digits = text.filter { $0 != "-" }
        guard (Self.fewestDigits...32).contains(digits.utf8.count), digits.allSatisfy(\.isHexDigit) else {
            throw unknown
        }
        let found = try await BookingError.wrapping { () async throws(StorageError) in
            try await bookings.bookings(idSuffix: digits, appID: appID)
        }
        // One that takes place is meant before one that is cancelled, which can still be taken back.
        let active = found.filter { $0.booking.state == .active }
        let meant = active.isEmpty ? found : active
        guard let first = meant.first else { throw unknown }
        guard meant.count == 1 else { throw .ambiguousBooking(text) }
        return first.id
    }

    /// The booking, and where each message about it stands.
    package func receipt(
        of id: BookingID, as access: String
    ) async throws(BookingError) -> BookingReceipt {
        _ = try await BookingError.identity(access, in: sessions)
        return try await receipt(id)
    }

    /// What the board of `day` shows.
    package func day(_ day: CalendarDay, as access: String) async throws(BookingError) -> DayBoard {
        _ = try await BookingError.identity(access, in: sessions)
        let found = try await active(from: day, to: day + 1)
        return try await BookingError.wrapping { () async throws(StorageError) in
            DayBoard(
                day: day, rooms: try await bookings.rooms().sorted(by: Self.isBefore), bookings: found,
                colleagues: try await accounts.colleagues(appID: appID))
        }
    }

    // Room 2 comes before room 10.
    private static func isBefore(_ left: Room, _ right: Room) -> Bool {
        left.name.compare(right.name, options: [.numeric, .caseInsensitive]) == .orderedAscending
    }

    /// Puts a message about a booking back in line; its organizer, its recipient and admins may.
    package func retry(
        _ id: OutboxID, about booking: BookingID, as access: String
    ) async throws(BookingError) -> RetryOutcome {
        let identity = try await BookingError.identity(access, in: sessions)
        guard let details = try await details(booking) else { throw .noSuchBooking(booking.description) }
        let found = try await BookingError.wrapping { () async throws(StorageError) in
            try await outbox.messages(about: booking, appID: appID).first { $0.id == id }
        }
        guard let found else { return .unknown }
        let user = identity.user.id
        guard user == details.booking.organizer || user == found.recipient.id || identity.may(.cancelAny)
        else {
            throw .notYours(organizer: details.organizer.displayName)
        }
        return try await BookingError.wrapping { () async throws(StorageError) in
            try await outbox.retry(id, at: Instant(now()), appID: appID)
        }
    }

    /// The newest messages about the bookings in which one takes part, or about all for those who may cancel any.
    package func messages(
        failedOnly: Bool, as access: String
    ) async throws(BookingError) -> [OutboxMessage] {
        let identity = try await BookingError.identity(access, in: sessions)
        let states: Set<OutboxState> = failedOnly ? OutboxState.dead : []
        return try await BookingError.wrapping { () async throws(StorageError) in
            try await outbox.messages(
                limit: Self.messageLimit, states: states,
                about: identity.may(.cancelAny) ? nil : identity.user.id, appID: appID)
        }
    }

    /// Puts every failed message back in line, and ends a hold; for those who may cancel any booking.
    package func retryFailed(as access: String) async throws(BookingError) -> Int {
        let identity = try await BookingError.identity(access, in: sessions)
        guard identity.may(.cancelAny) else { throw .notAllowed }
        return try await BookingError.wrapping { () async throws(StorageError) in
            try await outbox.retryFailed(at: Instant(now()), appID: appID)
        }
    }

    /// How many messages about one's own bookings wait, and how many failed.
    package func outboxCounts(as access: String) async throws(BookingError) -> OutboxCounts {
        let identity = try await BookingError.identity(access, in: sessions)
        return try await BookingError.wrapping { () async throws(StorageError) in
            try await outbox.counts(for: identity.user.id, at: Instant(now()), appID: appID)
        }
    }

    /// Everybody's active bookings that touch `day`, or today, by start.
    package func agenda(
        _ day: CalendarDay?, as access: String
    ) async throws(BookingError) -> [BookingDetails] {
        _ = try await BookingError.identity(access, in: sessions)
        let day = day ?? policy.zone.day(Instant(now()))
        return try await active(from: day, to: day + 1)
    }

    /// The bookings that the holder of the session organizes or attends and that are not over, by start.
    package func myBookings(as access: String) async throws(BookingError) -> [BookingDetails] {
        let identity = try await BookingError.identity(access, in: sessions)
        return try await BookingError.wrapping { () async throws(StorageError) in
            try await bookings.bookings(
                of: identity.user.id, endingAfter: Instant(now()), limit: Self.listLimit, appID: appID)
        }
    }

    /// The booked minutes, over all rooms, of each day in the month of `day` that has any.
    package func load(
        month day: CalendarDay, as access: String
    ) async throws(BookingError) -> [CalendarDay: Int] {
        _ = try await BookingError.identity(access, in: sessions)
        let first = day.firstOfMonth
        let next = first.adding(months: 1)
        var minutes: [CalendarDay: Int] = [:]
        for details in try await active(from: first, to: next) {
            let slot = details.booking.slot
            var date = max(first, policy.zone.day(slot.start))
            while date < next, midnight(date) < slot.end {
                let seconds = min(slot.end, midnight(date + 1)) - max(slot.start, midnight(date))
                minutes[date, default: 0] += Int(seconds / 60)
                date = date + 1
            }
        }
        return minutes
    }

    func receipt(_ id: BookingID) async throws(BookingError) -> BookingReceipt {
        guard let stored = try await details(id) else { throw .noSuchBooking(id.description) }
        return try await receipt(of: stored)
    }

    /// The receipt of a request that was stored before; refused where it has been cancelled since.
    func receipt(ofStored details: BookingDetails) async throws(BookingError) -> BookingReceipt {
        guard details.booking.state == .active else { throw .alreadyCancelled }
        return try await receipt(of: details)
    }

    func details(_ id: BookingID) async throws(BookingError) -> BookingDetails? {
        try await BookingError.wrapping { () async throws(StorageError) in
            try await bookings.booking(id, appID: appID)
        }
    }

    func receipt(of details: BookingDetails) async throws(BookingError) -> BookingReceipt {
        let messages = try await BookingError.wrapping { () async throws(StorageError) in
            try await outbox.messages(about: details.id, appID: appID)
        }
        return BookingReceipt(
            details: details, messages: messages, undo: try await undoOffer(details.booking, messages))
    }

    private func active(
        from first: CalendarDay, to end: CalendarDay
    ) async throws(BookingError) -> [BookingDetails] {
        guard let slot = TimeSlot(start: midnight(first), end: midnight(end)) else { return [] }
        return try await BookingError.wrapping { () async throws(StorageError) in
            try await bookings.bookings(overlapping: slot, appID: appID)
        }
    }

    private func midnight(_ day: CalendarDay) -> Instant {
        policy.zone.instant(day, .midnight)
    }
}
