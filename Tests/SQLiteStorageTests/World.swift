import Foundation
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
        let first = try await FirstWorld.made.value
        folder = try TemporaryDirectory()
        let path = folder.file("data/roombook.db")
        try FileManager.default.createDirectory(
            atPath: folder.file("data"), withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        guard
            FileManager.default.createFile(
                atPath: path, contents: first.file, attributes: [.posixPermissions: 0o600])
        else { throw Fixtures.Missing() }
        store = try Self.open(path, create: false, bootTime)
        people = first.people
        rooms = first.rooms
    }

    /// Another connection to the same file, as another process has it.
    func another(bootID: String = "this boot") throws -> SQLiteStore {
        try Self.open(path, create: false, bootTime, bootID: bootID)
    }

    fileprivate static func open(
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

    /// Makes the stored booking what `edit` makes of it, and tells those concerned at the end of the undo window.
    @discardableResult
    func change(
        _ id: BookingID, by actor: User? = nil, reason: String = "", undoWindow: Int64 = 0,
        reminderLead: Int64 = 0, onlyIfUntold: Bool = false, in other: SQLiteStore? = nil,
        _ edit: (inout Booking) -> Void
    ) async throws -> ChangeOutcome {
        guard let stored = try await store.booking(id, appID: appID) else { return .unknown }
        var booking = stored.booking
        booking.version += 1
        edit(&booking)
        let plan = plan(
            booking, by: actor, reason: reason, dueAt: now + undoWindow, reminderLead: reminderLead)
        let event = BookingEvent(booking: id, kind: .changed, by: (actor ?? liLei).id, at: now)
        return try await (other ?? store).change(
            BookingEdit(booking: booking, event: event, plan: plan, onlyIfUntold: onlyIfUntold), at: now)
    }

    @discardableResult
    func cancel(_ id: BookingID, reason: String = "", undoWindow: Int64 = 0) async throws -> ChangeOutcome {
        try await change(id, reason: reason, undoWindow: undoWindow) { $0.state = .cancelled }
    }

    /// Who is to be told what of the booking, everybody being bound.
    func plan(
        _ booking: Booking, by actor: User? = nil, reason: String = "", dueAt: Instant? = nil,
        reminderLead: Int64 = 0
    ) -> NotificationPlan {
        let names = Dictionary(people.map { ($0.id, $0.displayName) }) { first, _ in first }
        let facts = Announcement(
            title: booking.title, room: rooms.first { $0.id == booking.room }?.name ?? "",
            slot: booking.slot, timeZone: "Asia/Shanghai", person: names[booking.organizer] ?? "",
            reason: reason)
        return NotificationPlan(
            booking: booking, facts: facts, actor: (actor ?? liLei).displayName,
            recipients: booking.people.map { NotificationPlan.Recipient(user: $0, isBound: true) },
            newsDueAt: dueAt ?? now, reminderLead: reminderLead)
    }

    func message(
        _ booking: Booking, to person: User, kind: NotificationKind = .booked, state: OutboxState = .waiting,
        dueIn seconds: Int64 = 0
    ) -> NewOutboxMessage {
        NewOutboxMessage(
            booking: booking.id, bookingVersion: booking.version, kind: kind, recipient: person.id,
            announcement: Announcement(
                title: booking.title, room: rooms.first { $0.id == booking.room }?.name ?? "",
                slot: booking.slot, timeZone: "Asia/Shanghai", person: "李雷"),
            state: state, dueAt: now + seconds, notAfter: booking.slot.end)
    }

    func bind(_ user: User, openID: String? = nil) async throws {
        let identity = WeChatIdentity(openID: openID ?? "o-\(user.username)")
        _ = try await store.bind(identity, appID: appID, to: user.id, at: now)
    }
}

/// The data file of a world in which nothing has happened yet; made once, and copied for each test.
private struct FirstWorld {
    let file: Data
    let people: [User]
    let rooms: [Room]

    static let made = Task { @concurrent in try await FirstWorld() }

    private init() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("data/roombook.db")
        let store = try World.open(path, create: true, BootTime())
        var (people, rooms): ([User], [Room]) = ([], [])
        for person in Fixtures.people {
            if let added = try await store.add(person) { people.append(added) }
        }
        for room in Fixtures.rooms {
            if let added = try await store.add(room) { rooms.append(added) }
        }
        guard people.count == 4, rooms.count == 3, let file = FileManager.default.contents(atPath: path)
        else {
            throw Fixtures.Missing()
        }
        (self.file, self.people, self.rooms) = (file, people, rooms)
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
