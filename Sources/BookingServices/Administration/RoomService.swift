import Foundation
package import RoomBooking

/// Adds rooms, closes and opens them; for admins, while anybody signed in may list them.
package struct RoomService: Sendable {
    package static let nameLimit = 40
    package static let largestCapacity = 1000
    package static let floorLimit = 20
    package static let equipmentLimit = 30
    package static let reasonLimit = 80

    private let sessions: SessionService
    private let bookings: any BookingStore

    package init(sessions: SessionService, bookings: any BookingStore) {
        self.sessions = sessions
        self.bookings = bookings
    }

    package func add(_ room: NewRoom, as access: String) async throws(AdminError) -> Room {
        _ = try await sessions.admin(access, .manageRooms)
        let room = try Self.checked(room)
        let added = try await AdminError.wrapping { () async throws(StorageError) in
            try await bookings.add(room)
        }
        guard let added else { throw .nameTaken(room.name) }
        return added
    }

    package func list(as access: String) async throws(AdminError) -> [Room] {
        _ = try await AdminError.identity(access, in: sessions)
        return try await rooms()
    }

    /// Takes no new bookings for the room until it is opened; those that exist stay.
    package func close(
        _ name: String, reason: String, as access: String
    ) async throws(AdminError) {
        _ = try await sessions.admin(access, .manageRooms)
        let reason = reason.trimmingCharacters(in: .whitespaces)
        try AdminError.check(reason, limit: Self.reasonLimit, field: .reason)
        try await setState(.closed(reason: reason), of: name)
    }

    package func open(_ name: String, as access: String) async throws(AdminError) {
        _ = try await sessions.admin(access, .manageRooms)
        try await setState(.open, of: name)
    }

    private func setState(_ state: RoomState, of name: String) async throws(AdminError) {
        let wanted = name.trimmingCharacters(in: .whitespaces)
        guard let room = try await rooms().first(where: { $0.name.nameKey == wanted.nameKey })
        else {
            throw .noSuchRoom(String(wanted.prefix(Self.nameLimit)))
        }
        try await AdminError.wrapping { () async throws(StorageError) in
            try await bookings.setState(state, of: room.id)
        }
    }

    private func rooms() async throws(AdminError) -> [Room] {
        try await AdminError.wrapping { () async throws(StorageError) in try await bookings.rooms() }
    }

    private static func checked(_ room: NewRoom) throws(AdminError) -> NewRoom {
        var room = room
        room.name = room.name.trimmingCharacters(in: .whitespaces)
        room.floor = room.floor.trimmingCharacters(in: .whitespaces)
        var seen: Set<String> = []
        room.equipment = room.equipment.map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { seen.insert($0).inserted }
        try AdminError.check(room.name, limit: nameLimit, field: .roomName)
        guard (1...largestCapacity).contains(room.capacity) else {
            throw .invalidCapacity(limit: largestCapacity)
        }
        try AdminError.check(room.floor, limit: floorLimit, field: .floor, isOptional: true)
        for code in room.equipment {
            try AdminError.check(code, limit: equipmentLimit, field: .equipment)
        }
        return room
    }
}
