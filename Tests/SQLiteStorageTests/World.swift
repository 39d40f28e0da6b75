import RoomBooking
import SQLiteStorage
import Synchronization
import TestSupport

/// A store on a real file, with the people and rooms of the fixtures in it.
struct World {
    let folder: TemporaryDirectory
    let store: SQLiteStore
    let bootTime = BootTime()
    let people: [User]
    let rooms: [Room]

    var path: String { folder.file("data/roombook.db") }
    var now: Instant { Fixtures.morning }
    var appID: String { Fixtures.appID }
    var admin: User { people[0] }
    var liLei: User { people[1] }
    var hanMeimei: User { people[2] }
    var jim: User { people[3] }

    init() async throws {
        folder = try TemporaryDirectory()
        store = try Self.open(folder.file("data/roombook.db"), create: true, bootTime)
        var people: [User] = []
        for person in Fixtures.people {
            if let added = try await store.add(person) { people.append(added) }
        }
        var rooms: [Room] = []
        for room in Fixtures.rooms {
            if let added = try await store.add(room) { rooms.append(added) }
        }
        guard people.count == 4, rooms.count == 3 else { throw Fixtures.Missing() }
        self.people = people
        self.rooms = rooms
    }

    /// Another connection to the same file, as another process has it.
    func another(bootID: String = "this boot") throws -> SQLiteStore {
        try Self.open(path, create: false, bootTime, bootID: bootID)
    }

    private static func open(
        _ path: String, create: Bool, _ bootTime: BootTime, bootID: String = "this boot"
    ) throws -> SQLiteStore {
        try SQLiteStore(
            path: path, create: create, zone: Fixtures.zone(),
            bootClock: BootClock(bootID: bootID) { bootTime.seconds })
    }

    func booking(
        _ number: UInt32, room: Int = 0, _ start: Int64 = 60, _ end: Int64 = 120, organizer: User? = nil,
        attendees: [User] = []
    ) throws -> Booking {
        Booking(
            id: Fixtures.bookingID(number), room: rooms[room].id, slot: try Fixtures.slot(start, end),
            title: "周会 \(number)", note: "bring \(number)", organizer: organizer?.id ?? liLei.id,
            attendees: attendees.map(\.id))
    }

    @discardableResult
    func insert(
        _ booking: Booking, announcing messages: [NewOutboxMessage] = [], into other: SQLiteStore? = nil
    ) async throws -> InsertOutcome {
        try await (other ?? store).insert(
            booking,
            event: BookingEvent(booking: booking.id, kind: .created, by: booking.organizer, at: now),
            announcing: messages, at: now)
    }

    @discardableResult
    func cancel(
        _ id: BookingID, announcing messages: [NewOutboxMessage] = []
    ) async throws -> CancelOutcome {
        try await store.cancel(
            id, event: BookingEvent(booking: id, kind: .cancelled, by: liLei.id, at: now),
            announcing: messages, at: now)
    }

    func message(
        _ booking: Booking, to person: User, kind: NotificationKind = .booked, state: OutboxState = .waiting,
        dueIn seconds: Int64 = 0
    ) -> NewOutboxMessage {
        NewOutboxMessage(
            booking: booking.id, bookingVersion: booking.version, kind: kind, recipient: person.id,
            announcement: Announcement(
                title: booking.title, room: "Orion 猎户座", slot: booking.slot, timeZone: "Asia/Shanghai",
                person: "李雷"),
            state: state, dueAt: now + seconds, notAfter: booking.slot.end)
    }

    func bind(_ user: User, openID: String? = nil) async throws {
        let identity = WeChatIdentity(openID: openID ?? "o-\(user.username)")
        _ = try await store.bind(identity, appID: appID, to: user.id, at: now)
    }
}

/// Seconds since boot as a test sets them.
final class BootTime: Sendable {
    private let current = Mutex<Int64>(1000)

    var seconds: Int64 { current.withLock { $0 } }

    func advance(_ seconds: Int64) {
        current.withLock { $0 += seconds }
    }
}
