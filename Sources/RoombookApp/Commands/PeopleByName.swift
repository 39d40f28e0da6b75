import RoomBooking

/// Finds people by the usernames that were typed.
struct PeopleByName {
    private let users: [String: User]

    init(_ workspace: Workspace) async throws(BookingError) {
        do throws(StorageError) {
            let users = try await workspace.services.store.users()
            self.users = Dictionary(users.map { ($0.username.nameKey, $0) }) { first, _ in first }
        } catch {
            throw .storage(error)
        }
    }

    func has(_ name: String) -> Bool { users[name.nameKey] != nil }

    /// Who they are, and why some can not be invited.
    func find(_ names: [String]) -> (people: [UserID], refusals: [BookingRefusal]) {
        var people: [UserID] = []
        var refusals: [BookingRefusal] = []
        for name in names {
            switch users[name.nameKey] {
            case nil: refusals.append(.unknownAttendee(name: name))
            case .some(let user) where user.isDisabled:
                refusals.append(.attendeeDisabled(name: user.username))
            case .some(let user): people.append(user.id)
            }
        }
        return (people, refusals)
    }
}
