/// A room's key in the store.
package struct RoomID: Hashable, Sendable, Codable {
    package let value: Int64
    package init(_ value: Int64) { self.value = value }
}

/// A room that can be booked.
package struct Room: Hashable, Sendable, Identifiable {
    package let id: RoomID
    package var name: String
    /// Seats.
    package var capacity: Int
    package var floor: String
    /// Codes of the dictionary `equipment`.
    package var equipment: [String]
    package var state: RoomState

    package init(
        id: RoomID, name: String, capacity: Int, floor: String = "", equipment: [String] = [],
        state: RoomState = .open
    ) {
        self.id = id
        self.name = name
        self.capacity = capacity
        self.floor = floor
        self.equipment = equipment
        self.state = state
    }
}

/// Whether a room takes bookings.
package enum RoomState: Hashable, Sendable {
    case open
    case closed(reason: String)

    package var isOpen: Bool { self == .open }
}

/// A room about to be added; limits: name 1–40 characters, 1–1000 seats, floor up to 20, equipment codes up to 30.
package struct NewRoom: Sendable, Hashable {
    package var name: String
    package var capacity: Int
    package var floor: String
    package var equipment: [String]

    package init(name: String, capacity: Int, floor: String = "", equipment: [String] = []) {
        self.name = name
        self.capacity = capacity
        self.floor = floor
        self.equipment = equipment
    }
}
