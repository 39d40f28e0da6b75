import Foundation
import RoomBooking

/// A booking as scripts read it; with a receipt also its messages, and what can be taken back or is null.
struct BookingForm: Encodable {
    private let details: BookingDetails
    private let zone: SiteZone
    private var receipt: (messages: [MessageForm], undo: UndoOffer?)?
    private var undone: BookingEvent.Kind?

    init(_ details: BookingDetails, zone: SiteZone) {
        self.details = details
        self.zone = zone
    }

    init(_ receipt: BookingReceipt, zone: SiteZone, language: Language, undone: BookingEvent.Kind? = nil) {
        self.init(receipt.details, zone: zone)
        let messages = receipt.messages.map { MessageForm($0, zone: zone, language: language) }
        self.receipt = (messages, receipt.undo)
        self.undone = undone
    }

    private enum CodingKeys: CodingKey {
        case id, room, start, end, title, note, organizer, attendees, state, messages, undo, undone
    }

    private struct Undo: Encodable {
        let kind: String
        let until: String
    }

    func encode(to encoder: any Encoder) throws {
        let booking = details.booking
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(booking.id.description, forKey: .id)
        try container.encode(details.roomName, forKey: .room)
        try container.encode(zone.iso(booking.slot.start), forKey: .start)
        try container.encode(zone.iso(booking.slot.end), forKey: .end)
        try container.encode(booking.title, forKey: .title)
        try container.encode(booking.note, forKey: .note)
        try container.encode(details.organizer.username, forKey: .organizer)
        try container.encode(details.attendees.map(\.username), forKey: .attendees)
        try container.encode(booking.state.rawValue, forKey: .state)
        if let receipt {
            try container.encode(receipt.messages, forKey: .messages)
            let undo = receipt.undo.map { Undo(kind: $0.kind.rawValue, until: zone.iso($0.until)) }
            try container.encode(undo, forKey: .undo)
        }
        try container.encodeIfPresent(undone?.rawValue, forKey: .undone)
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

/// A user as scripts read it; what is said of the binding is left out where there is none.
struct UserForm: Encodable {
    let username: String
    let displayName: String
    let role: String
    let state: String
    /// Whether messages can be sent.
    let bound: Bool
    var boundSince: String?
    var mustBindAgain: Bool?

    init(_ user: User, boundAt: Instant? = nil, mustBindAgain: Bool = false, zone: SiteZone) {
        username = user.username
        displayName = user.displayName
        role = user.role.rawValue
        state = user.isDisabled ? "disabled" : "active"
        bound = boundAt != nil && !mustBindAgain
        boundSince = boundAt.map { zone.iso($0) }
        self.mustBindAgain = mustBindAgain ? true : nil
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
