import Foundation
package import RoomBooking

extension BookingService {
    /// Most characters of a cancellation's reason.
    package static let reasonLimit = 80

    /// Makes the booking of `request.id` what the request says, if it is still of `version`.
    ///
    /// Only its organizer or an admin may. Whoever heard of it is told what is different, newcomers of the booking, the
    /// others of its end.
    package func change(
        _ request: BookingRequest, version: Int, as access: String
    ) async throws(BookingError) -> BookingReceipt {
        let identity = try await BookingError.identity(access, in: sessions)
        let (stored, draft, refusals) = try await revised(request, version: version, by: identity)
        guard refusals.isEmpty, let slot = draft.slot, let room = draft.room else { throw .refused(refusals) }
        var booking = stored.booking
        booking.room = room.id
        booking.slot = slot
        booking.title = request.title.trimmingCharacters(in: .whitespaces)
        booking.note = request.note.trimmingCharacters(in: .whitespaces)
        booking.attendees = draft.attendees.map(\.id)
        if booking == stored.booking { return try await receipt(booking.id) }
        booking.version += 1
        return try await apply(
            booking, in: room.name, from: stored, with: draft.attendees, by: identity.user, .changed)
    }

    /// Every reason for which `change` would refuse the request now; nothing is stored.
    package func check(
        change request: BookingRequest, version: Int, as access: String
    ) async throws(BookingError) -> [BookingRefusal] {
        let identity = try await BookingError.identity(access, in: sessions)
        let (_, draft, refusals) = try await revised(request, version: version, by: identity)
        return inOrderOfFields(refusals + (try await obstacles(to: request, draft)))
    }

    /// Cancels a booking that is not over; only its organizer or an admin may.
    package func cancel(
        _ id: BookingID, reason: String = "", as access: String
    ) async throws(BookingError) -> BookingReceipt {
        let identity = try await BookingError.identity(access, in: sessions)
        let reason = reason.trimmingCharacters(in: .whitespaces)
        if !reason.isEmpty, let problem = InputText.check(reason, limit: Self.reasonLimit) {
            throw .invalidReason(problem)
        }
        let stored = try await editable(id, by: identity)
        var booking = stored.booking
        booking.state = .cancelled
        booking.version += 1
        return try await apply(
            booking, in: stored.roomName, from: stored, by: identity.user, .cancelled, reason: reason)
    }

    /// Takes the last thing back that was done to a booking, while nobody has heard of it.
    package func undo(_ id: BookingID, as access: String) async throws(BookingError) -> BookingReceipt {
        let identity = try await BookingError.identity(access, in: sessions)
        guard let stored = try await details(id) else { throw .noSuchBooking(id.description) }
        try check(identity, mayEdit: stored)
        let receipt = try await receipt(of: stored)
        let last = try await lastEvent(of: id)
        guard let last, !last.isUndo else { throw .nothingToUndo }
        guard receipt.undo != nil else { throw .tooLateToUndo }
        var booking = stored.booking
        booking.version += 1
        var room = stored.roomName
        var people: [Colleague] = stored.attendees
        switch last.kind {
        case .created: booking.state = .cancelled
        case .cancelled: booking.state = .active
        case .changed:
            guard let before = BookingHistory(zone: policy.zone).facts(last.before) else {
                throw .nothingToUndo
            }
            before.restore(&booking)
            room = try await name(of: booking.room)
            people = try await colleagues(booking.attendees)
        }
        return try await apply(
            booking, in: room, from: stored, with: people, by: identity.user,
            last.kind == .created ? .cancelled : .changed, isUndo: true)
    }

    /// The last thing that was done, where it can still be taken back.
    func undoOffer(
        _ booking: Booking, _ messages: [OutboxMessage]
    ) async throws(BookingError) -> UndoOffer? {
        guard let last = try await lastEvent(of: booking.id), !last.isUndo else { return nil }
        let own = messages.filter { $0.bookingVersion == booking.version }
        if own.contains(where: { [.sent, .sending, .unconfirmed].contains($0.state) || $0.mayHaveArrived }) {
            return nil
        }
        if let due = own.filter({ $0.kind != .reminder && $0.state == .waiting }).map(\.dueAt).min() {
            return UndoOffer(kind: last.kind, until: due)
        }
        let end = last.at + undoWindow
        return Instant(now()) < end ? UndoOffer(kind: last.kind, until: end) : nil
    }

    private func apply(
        _ booking: Booking, in room: String, from stored: BookingDetails, with attendees: [Colleague]? = nil,
        by user: User, _ kind: BookingEvent.Kind, reason: String = "", isUndo: Bool = false
    ) async throws(BookingError) -> BookingReceipt {
        let instant = Instant(now())
        var seen: Set<UserID> = []
        let people = ([stored.organizer] + (attendees ?? []) + stored.attendees)
            .filter { seen.insert($0.id).inserted }
        let edit = BookingEdit(
            booking: booking,
            event: BookingHistory(zone: policy.zone).edited(
                stored.booking, into: booking, kind, by: user.id, at: instant, reason: reason, isUndo: isUndo),
            plan: plan(
                for: booking, in: room, organizer: stored.organizer.displayName, by: user,
                among: people.map(NotificationPlan.Recipient.init), reason: reason),
            onlyIfUntold: isUndo)
        let outcome = try await BookingError.wrapping { () async throws(StorageError) in
            try await bookings.change(edit, at: instant)
        }
        switch outcome {
        case .changed:
            noteStored(kind, booking, in: room)
            return try await receipt(booking.id)
        case .changedMeanwhile: throw .changedMeanwhile
        case .alreadyTold: throw .tooLateToUndo
        case .overlaps(let other): throw .refused([.taken(taken(other))])
        case .roomClosed(let reason): throw .refused([.roomClosed(room: room, reason: reason)])
        case .unknownRoom: throw .refused([.unknownRoom(name: room)])
        case .unknown: throw .noSuchBooking(booking.id.description)
        }
    }

    /// What the request would make of the booking, and what speaks against it.
    private func revised(
        _ request: BookingRequest, version: Int, by identity: Identity
    ) async throws(BookingError) -> (BookingDetails, BookingDraft, [BookingRefusal]) {
        let stored = try await editable(request.id, by: identity)
        guard stored.booking.version == version else { throw .changedMeanwhile }
        let draft = try await draft(request, of: try await organizer(of: stored), at: Instant(now()))
        return (stored, draft, draft.refusals.filter { !isMoot($0, for: draft, changing: stored) })
    }

    private func editable(
        _ id: BookingID, by identity: Identity
    ) async throws(BookingError) -> BookingDetails {
        guard let stored = try await details(id) else { throw .noSuchBooking(id.description) }
        try check(identity, mayEdit: stored)
        guard stored.booking.state == .active else { throw .alreadyCancelled }
        guard Instant(now()) < stored.booking.slot.end else { throw .alreadyOver }
        return stored
    }

    private func check(_ identity: Identity, mayEdit details: BookingDetails) throws(BookingError) {
        guard details.booking.organizer == identity.user.id || identity.may(.cancelAny) else {
            throw .notYours(organizer: details.organizer.displayName)
        }
    }

    // A meeting that has begun may be made longer or shorter, and its room need not be open for that.
    private func isMoot(
        _ refusal: BookingRefusal, for draft: BookingDraft, changing stored: BookingDetails
    ) -> Bool {
        switch refusal {
        case .inThePast, .dayInThePast:
            draft.slot?.start == stored.booking.slot.start
                && draft.slot.map { Instant(now()) < $0.end } ?? false
        case .roomClosed: draft.room?.id == stored.booking.room
        default: false
        }
    }

    private func organizer(of details: BookingDetails) async throws(BookingError) -> User {
        let users = try await BookingError.wrapping { () async throws(StorageError) in
            try await accounts.users()
        }
        guard let user = users.first(where: { $0.id == details.booking.organizer }) else {
            throw .noSuchBooking(details.id.description)
        }
        return user
    }

    private func name(of room: RoomID) async throws(BookingError) -> String {
        let rooms = try await BookingError.wrapping { () async throws(StorageError) in
            try await bookings.rooms()
        }
        return rooms.first { $0.id == room }?.name ?? ""
    }

    private func colleagues(_ ids: [UserID]) async throws(BookingError) -> [Colleague] {
        let all = try await BookingError.wrapping { () async throws(StorageError) in
            try await accounts.colleagues(appID: appID)
        }
        return all.filter { ids.contains($0.id) }
    }

    private func lastEvent(of id: BookingID) async throws(BookingError) -> BookingEvent? {
        try await BookingError.wrapping { () async throws(StorageError) in
            try await bookings.lastEvent(of: id)
        }
    }
}
