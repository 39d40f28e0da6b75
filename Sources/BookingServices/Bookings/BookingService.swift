package import Foundation
package import RoomBooking

/// Books rooms and cancels bookings, with everyone concerned told; looking things up is in another file.
package struct BookingService: Sendable {
    let sessions: SessionService
    let bookings: any BookingStore
    let accounts: any AccountStore
    let outbox: any OutboxStore
    let policy: BookingPolicy
    let undoWindow: Int64
    let appID: String
    let now: @Sendable () -> Date

    /// Messages wait `undoWindow` seconds before they are sent.
    package init(
        sessions: SessionService, bookings: any BookingStore, accounts: any AccountStore,
        outbox: any OutboxStore, policy: BookingPolicy, undoWindow: Int64, appID: String,
        now: @escaping @Sendable () -> Date
    ) {
        self.sessions = sessions
        self.bookings = bookings
        self.accounts = accounts
        self.outbox = outbox
        self.policy = policy
        self.undoWindow = undoWindow
        self.appID = appID
        self.now = now
    }

    /// Every reason for which `request` would be refused now; nothing is stored.
    package func check(
        _ request: BookingRequest, as access: String
    ) async throws(BookingError) -> [BookingRefusal] {
        let identity = try await BookingError.identity(access, in: sessions)
        let draft = try await draft(request, of: identity.user, at: Instant(now()))
        guard let slot = draft.slot, let room = draft.room else { return draft.refusals }
        let overlapping = try await BookingError.wrapping { () async throws(StorageError) in
            try await bookings.bookings(overlapping: slot, appID: appID)
        }
        let others = overlapping.filter { $0.booking.room == room.id && $0.id != request.id }
        return inOrderOfFields(draft.refusals + others.map { .taken(taken($0)) })
    }

    /// Books the room and queues a message for everyone concerned, or does neither.
    ///
    /// A request that is stored already, as when its answer got lost, is answered with what is stored.
    package func book(
        _ request: BookingRequest, as access: String
    ) async throws(BookingError) -> BookingReceipt {
        let identity = try await BookingError.identity(access, in: sessions)
        let instant = Instant(now())
        let draft = try await draft(request, of: identity.user, at: instant)
        guard draft.refusals.isEmpty, let booking = draft.booking, let room = draft.room else {
            if let stored = try await details(request.id), stored.booking.organizer == identity.user.id {
                return try await receipt(ofStored: stored)
            }
            throw .refused(draft.refusals)
        }
        let announcement = Announcement(
            title: booking.title, room: room.name, slot: booking.slot, timeZone: policy.zone.identifier,
            person: identity.user.displayName)
        let recipients = [Recipient(identity)] + draft.attendees.map(Recipient.init)
        let outcome = try await BookingError.wrapping { () async throws(StorageError) in
            try await bookings.insert(
                booking, event: BookingHistory(zone: policy.zone).created(booking, at: instant),
                announcing: messages(.booked, announcement, about: booking, to: recipients, at: instant),
                at: instant)
        }
        switch outcome {
        case .inserted:
            return try await receipt(booking.id)
        case .alreadyStored(let stored) where stored.booking.organizer == identity.user.id:
            return try await receipt(ofStored: stored)
        case .alreadyStored(let other), .overlaps(let other):
            throw .refused([.taken(taken(other))])
        case .roomClosed(let reason):
            throw .refused([.roomClosed(room: room.name, reason: reason)])
        case .unknownRoom:
            throw .refused([.unknownRoom(name: room.name)])
        }
    }

    /// Cancels a booking that is not over; only its organizer or an admin may.
    package func cancel(
        _ id: BookingID, as access: String
    ) async throws(BookingError) -> BookingReceipt {
        let identity = try await BookingError.identity(access, in: sessions)
        let instant = Instant(now())
        guard let details = try await details(id) else { throw .noSuchBooking(id.description) }
        guard details.booking.organizer == identity.user.id || identity.may(.cancelAny) else {
            throw .notYours(organizer: details.organizer.displayName)
        }
        guard details.booking.state == .active else { throw .alreadyCancelled }
        guard instant < details.booking.slot.end else { throw .alreadyOver }
        var cancelled = details.booking
        cancelled.state = .cancelled
        cancelled.version += 1
        let announcement = Announcement(
            title: cancelled.title, room: details.roomName, slot: cancelled.slot,
            timeZone: policy.zone.identifier, person: identity.user.displayName)
        let recipients = ([details.organizer] + details.attendees).map(Recipient.init)
        let outcome = try await BookingError.wrapping { () async throws(StorageError) in
            try await bookings.cancel(
                id, event: BookingHistory(zone: policy.zone).cancelled(id, by: identity.user.id, at: instant),
                announcing: messages(.cancelled, announcement, about: cancelled, to: recipients, at: instant),
                at: instant)
        }
        switch outcome {
        case .cancelled: return try await receipt(id)
        case .alreadyCancelled: throw .alreadyCancelled
        case .unknown: throw .noSuchBooking(id.description)
        }
    }

    private func messages(
        _ kind: NotificationKind, _ announcement: Announcement, about booking: Booking,
        to recipients: [Recipient], at now: Instant
    ) -> [NewOutboxMessage] {
        recipients.map { recipient in
            NewOutboxMessage(
                booking: booking.id, bookingVersion: booking.version, kind: kind, recipient: recipient.user,
                announcement: announcement, state: recipient.isBound ? .waiting : .notBound,
                dueAt: now + undoWindow, notAfter: booking.slot.end)
        }
    }
}

/// Somebody to be told, and whether WeChat can reach them.
private struct Recipient {
    let user: UserID
    let isBound: Bool

    init(_ identity: Identity) {
        user = identity.user.id
        isBound = identity.wechat != nil
    }

    init(_ colleague: Colleague) {
        user = colleague.id
        isBound = colleague.isBound
    }
}
