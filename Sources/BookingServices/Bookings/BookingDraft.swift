import Foundation
import RoomBooking

/// A request held against the rules, the rooms and the people.
struct BookingDraft {
    var slot: TimeSlot?
    var room: Room?
    /// Without the organizer, each once.
    var attendees: [Colleague]
    var refusals: [BookingRefusal]
    /// Nil where the request makes no booking.
    var booking: Booking?
}

extension BookingService {
    /// What `request` comes to now: the booking where nothing speaks against it, else every reason.
    func draft(
        _ request: BookingRequest, of organizer: User, at now: Instant
    ) async throws(BookingError) -> BookingDraft {
        var request = request
        request.title = request.title.trimmingCharacters(in: .whitespaces)
        request.note = request.note.trimmingCharacters(in: .whitespaces)
        request.attendees = invited(request.attendees, by: organizer)
        var (slot, refusals) = policy.check(request, now: now)
        let (room, roomRefusals) = try await lookUp(room: request.room)
        let (attendees, peopleRefusals) = try await lookUp(attendees: request.attendees)
        refusals = inOrderOfFields(refusals + roomRefusals + peopleRefusals)
        let booking = slot.map { slot in
            Booking(
                id: request.id, room: request.room, slot: slot, title: request.title, note: request.note,
                organizer: organizer.id, attendees: attendees.map(\.id))
        }
        return BookingDraft(
            slot: slot, room: room, attendees: attendees, refusals: refusals,
            booking: refusals.isEmpty ? booking : nil)
    }

    /// Sorted by the form's fields; reasons of one field keep their order.
    func inOrderOfFields(_ refusals: [BookingRefusal]) -> [BookingRefusal] {
        BookingField.allCases.flatMap { field in refusals.filter { $0.field == field } }
    }

    /// Who has the room already, in the site's wall time.
    func taken(_ details: BookingDetails) -> BookingRefusal.Taken {
        details.taken(at: policy.zone)
    }

    private func invited(_ attendees: [UserID], by organizer: User) -> [UserID] {
        var seen: Set<UserID> = [organizer.id]
        return attendees.filter { seen.insert($0).inserted }
    }

    private func lookUp(room id: RoomID) async throws(BookingError) -> (Room?, [BookingRefusal]) {
        let rooms = try await BookingError.wrapping { () async throws(StorageError) in
            try await bookings.rooms()
        }
        guard let room = rooms.first(where: { $0.id == id }) else {
            return (nil, [.unknownRoom(name: String(id.value))])
        }
        return switch room.state {
        case .open: (room, [])
        case .closed(let reason): (room, [.roomClosed(room: room.name, reason: reason)])
        }
    }

    private func lookUp(
        attendees ids: [UserID]
    ) async throws(BookingError) -> ([Colleague], [BookingRefusal]) {
        if ids.isEmpty { return ([], []) }
        let colleagues = try await BookingError.wrapping { () async throws(StorageError) in
            try await accounts.colleagues(appID: appID)
        }
        let known = Dictionary(colleagues.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let missing = ids.filter { known[$0] == nil }
        let found = ids.compactMap { known[$0] }
        if missing.isEmpty { return (found, []) }
        let users = try await BookingError.wrapping { () async throws(StorageError) in
            try await accounts.users()
        }
        let refusals = missing.map { id -> BookingRefusal in
            guard let user = users.first(where: { $0.id == id }) else {
                return .unknownAttendee(name: String(id.value))
            }
            return .attendeeDisabled(name: user.displayName)
        }
        return (found, refusals)
    }
}
