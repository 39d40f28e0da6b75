import Foundation
import RoomBooking

/// A booking as scripts read it.
struct BookingForm: Encodable {
    let id: String
    let room: String
    let start: String
    let end: String
    let title: String
    let note: String
    let organizer: String
    let attendees: [String]
    let state: String
    /// Only where the messages were asked for.
    var messages: [MessageForm]?

    init(_ details: BookingDetails, zone: SiteZone, messages: [MessageForm]? = nil) {
        let booking = details.booking
        id = booking.id.description
        room = details.roomName
        start = zone.iso(booking.slot.start)
        end = zone.iso(booking.slot.end)
        title = booking.title
        note = booking.note
        organizer = details.organizer.username
        attendees = details.attendees.map(\.username)
        state = booking.state.rawValue
        self.messages = messages
    }
}

/// An outbox row as scripts read it; `errcode` is null where WeChat gave none.
struct MessageForm: Encodable {
    let message: OutboxMessage
    let zone: SiteZone
    let language: Language

    init(_ message: OutboxMessage, zone: SiteZone, language: Language) {
        self.message = message
        self.zone = zone
        self.language = language
    }

    private enum CodingKeys: CodingKey {
        case id, kind, bookingId, username, state, errcode, attempts, dueAt, detail
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(message.id.value, forKey: .id)
        try container.encode(message.kind.rawValue, forKey: .kind)
        try container.encode(message.booking.description, forKey: .bookingId)
        try container.encode(message.recipient.username, forKey: .username)
        try container.encode(message.state.rawValue, forKey: .state)
        try container.encode(message.errcode, forKey: .errcode)
        try container.encode(message.attempts, forKey: .attempts)
        try container.encode(zone.iso(message.dueAt), forKey: .dueAt)
        try container.encode(message.detail?[language], forKey: .detail)
    }
}

/// A user as scripts read it.
struct UserForm: Encodable {
    let username: String
    let displayName: String
    let role: String
    let state: String
    let bound: Bool

    init(_ user: User, isBound: Bool) {
        username = user.username
        displayName = user.displayName
        role = user.role.rawValue
        state = user.isDisabled ? "disabled" : "active"
        bound = isBound
    }
}

/// A room as scripts read it.
struct RoomForm: Encodable {
    let name: String
    let capacity: Int
    let floor: String
    let equipment: [String]
    let state: String
    var reason: String?

    init(_ room: Room) {
        name = room.name
        capacity = room.capacity
        floor = room.floor
        equipment = room.equipment
        if case .closed(let why) = room.state {
            state = "closed"
            reason = why
        } else {
            state = "open"
        }
    }
}
