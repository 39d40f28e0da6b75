import BookingServices
import Foundation
import RoomBooking
import SQLiteStorage
import Secrets
import TestSupport
import Testing

/// A site of its own for each test: a real store in a temporary folder, two rooms, an admin and three others.
///
/// It is Monday, 23 November 2026, 09:00 in Shanghai.
struct Site {
    static let appID = Fixtures.appID
    static let password = "correct horse"
    static let undoWindow: Int64 = 10

    let folder: TemporaryDirectory
    let zone: SiteZone
    let time: ManualTime
    let store: SQLiteStore
    let hasher: CountingHasher
    let tokens: SodiumTokenMaker
    let ada: User
    /// Bound to WeChat, as are Han and Ada.
    let li: User
    let han: User
    let unbound: User
    let orion: Room
    let lyra: Room

    init() async throws {
        let first = try await FirstSite.made.value
        folder = try TemporaryDirectory()
        let path = folder.file("roombook.db")
        guard
            FileManager.default.createFile(
                atPath: path, contents: first.file, attributes: [.posixPermissions: 0o600])
        else { throw Fixtures.Missing() }
        zone = try Fixtures.zone()
        let time = ManualTime()
        self.time = time
        store = try SQLiteStore(
            path: path, create: false, zone: zone,
            bootClock: BootClock(bootID: "boot") { time.instant.seconds })
        hasher = CountingHasher(try SodiumPasswordHasher(lockFolder: folder.path, cost: .least))
        tokens = try SodiumTokenMaker()
        (ada, li, han, unbound) = (first.people[0], first.people[1], first.people[2], first.people[3])
        (orion, lyra) = (first.rooms[0], first.rooms[1])
    }

    var accounts: any AccountStore { store }
    var outbox: any OutboxStore { store }
    var rooms: any BookingStore { store }

    var sessions: SessionService {
        SessionService(
            accounts: store, tokens: tokens, appID: Self.appID, lifetimes: SessionLifetimes(), now: time.now)
    }

    var bookings: BookingService { bookings() }

    func bookings(
        policy: BookingPolicy? = nil, reminderLead: Int64 = 0, in other: (any BookingStore)? = nil
    ) -> BookingService {
        BookingService(
            sessions: sessions, bookings: other ?? store, accounts: store, outbox: store,
            policy: policy ?? BookingPolicy(zone: zone), undoWindow: Self.undoWindow,
            reminderLead: reminderLead, appID: Self.appID, now: time.now)
    }

    func binding(_ exchanger: (any LoginCodeExchanger)? = UnexpectedExchanger()) -> BindingService {
        BindingService(
            sessions: sessions, accounts: store, scenes: store, outbox: store, tokens: tokens,
            exchanger: exchanger, appID: Self.appID, payload: { "https://example.com/bind?scene=\($0)" },
            now: time.now)
    }

    var people: PeopleService {
        PeopleService(sessions: sessions, accounts: store, hasher: hasher, appID: Self.appID)
    }

    var roomService: RoomService { RoomService(sessions: sessions, bookings: store) }
    var templates: TemplateService { TemplateService(sessions: sessions, outbox: store) }

    /// A dispatcher that waits by `clock`.
    func dispatcher(
        _ sender: any NotificationSender, owner: String = "one", outbox: (any OutboxStore)? = nil,
        pace: DispatchPace = DispatchPace(atOnce: 8), clock: any Clock<Duration> = ManualClock(),
        events: Events = Events()
    ) -> OutboxDispatcher {
        OutboxDispatcher(
            outbox: outbox ?? store, sender: sender, appID: Self.appID, owner: owner, pace: pace,
            now: time.now, clock: clock, random: SeededGenerator(seed: 7), observer: events.note)
    }

    /// Colleagues who are bound, as many as are asked for.
    func crowd(_ count: Int) async throws -> [User] {
        var crowd: [User] = []
        for number in 0..<count {
            let user = NewUser(
                username: "u\(number)", displayName: "U\(number)", role: .staff, passwordHash: "-")
            crowd.append(try #require(try await store.add(user)))
            let identity = WeChatIdentity(openID: "open-u\(number)")
            _ = try await store.bind(identity, appID: Self.appID, to: crowd[number].id, at: time.instant)
        }
        return crowd
    }

    /// So many bookings of Li's, each with a message to everyone in `people` that is due at once.
    func queue(_ count: UInt32, to people: [User]) async throws {
        for number in 0..<count {
            let booking = Booking(
                id: Fixtures.bookingID(number), room: orion.id,
                slot: try Fixtures.slot(300 + 30 * Int64(number), 330 + 30 * Int64(number)),
                title: "meeting \(number)", organizer: li.id, attendees: people.map(\.id))
            let facts = Announcement(
                title: booking.title, room: orion.name, slot: booking.slot, timeZone: zone.identifier,
                person: li.displayName)
            let messages = people.map {
                NewOutboxMessage(
                    booking: booking.id, bookingVersion: 1, kind: .booked, recipient: $0.id,
                    announcement: facts, dueAt: time.instant, notAfter: booking.slot.end)
            }
            let event = BookingEvent(booking: booking.id, kind: .created, by: li.id, at: time.instant)
            _ = try await store.insert(booking, event: event, announcing: messages, at: time.instant)
        }
    }

    /// The newest messages, or those in `states`.
    func messages(_ states: Set<OutboxState> = []) async throws -> [OutboxMessage] {
        try await store.messages(limit: 2000, states: states, about: nil, appID: Self.appID)
    }

    func messages(about id: BookingID) async throws -> [OutboxMessage] {
        try await store.messages(about: id, appID: Self.appID)
    }

    /// What a dispatcher of that name gets at this moment.
    func claim(by owner: String, limit: Int = 1) async throws(StorageError) -> [ClaimedMessage] {
        try await store.claim(
            owner: owner, at: time.instant, leaseSeconds: 60, limit: limit, breaker: BreakerPolicy(),
            appID: Self.appID)
    }

    /// The people of another data store in which there is nobody yet.
    func emptyNeighbour() async throws -> PeopleService {
        let other = try SQLiteStore(path: folder.file("empty.db"), create: true, zone: zone)
        let sessions = SessionService(
            accounts: other, tokens: tokens, appID: Self.appID, lifetimes: SessionLifetimes(), now: time.now)
        return PeopleService(sessions: sessions, accounts: other, hasher: hasher, appID: Self.appID)
    }

    func signIn(exchanger: (any LoginCodeExchanger)? = UnexpectedExchanger()) -> SignInService {
        SignInService(
            accounts: store, hasher: hasher, tokens: tokens, exchanger: exchanger, appID: Self.appID,
            lifetimes: SessionLifetimes(), now: time.now)
    }

    /// An access token of that user, as signing in makes them.
    func access(_ user: User) async throws -> String {
        let (access, refresh) = (tokens.makeToken(), tokens.makeToken())
        let now = time.instant
        try await store.open(
            SessionRecord(
                user: user.id, family: refresh, clientID: "test", accessDigest: tokens.digest(access),
                refreshDigest: tokens.digest(refresh), issued: now, accessExpires: now + 900,
                refreshExpires: now + 43_200))
        return access
    }

    /// Signs in as that user does, by password.
    @discardableResult
    func signedIn(_ user: User) async throws -> SignedIn {
        try await signIn().signIn(
            username: user.username, password: Self.password, code: nil, clientID: "test")
    }

    /// Books Orion, and puts the time forward until the messages are due.
    func queue(
        by user: User? = nil, attendees: [User], from start: String = "14:00", to end: String = "15:00"
    ) async throws {
        let request = try request(orion, start, end, attendees: attendees)
        _ = try await bookings.book(request, as: try await access(user ?? li))
        time.advance(seconds: Self.undoWindow)
    }

    func request(
        _ room: Room, _ start: String, _ end: String, title: String = "周会", attendees: [User] = [],
        id: BookingID = .random(), day: CalendarDay = .monday
    ) throws -> BookingRequest {
        BookingRequest(
            id: id, room: room.id, day: day, start: try #require(ClockTime(start)),
            end: try #require(ClockTime(end)), title: title, attendees: attendees.map(\.id))
    }
}

extension CalendarDay {
    static let monday = CalendarDay(year: 2026, month: 11, day: 23) ?? CalendarDay(number: 0)
}

extension BookingID {
    static func random() -> BookingID {
        BookingID(uuid: UUID())
    }
}

/// The data file of a site in which nothing has happened yet; made once, and copied for each test.
private struct FirstSite {
    let file: Data
    let people: [User]
    let rooms: [Room]

    static let made = Task { @concurrent in try await FirstSite() }

    private init() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("roombook.db")
        let store = try SQLiteStore(path: path, create: true, zone: try Fixtures.zone())
        let hasher = try SodiumPasswordHasher(lockFolder: folder.path, cost: .least)
        let hash = try await hasher.hash(Site.password)
        var people: [User] = []
        for (username, name) in [("ada", "Ada"), ("li", "李雷"), ("han", "韩梅梅"), ("unbound", "Uma")] {
            let user = NewUser(
                username: username, displayName: name, role: username == "ada" ? .admin : .staff,
                passwordHash: hash)
            people.append(try #require(try await store.add(user)))
        }
        for user in people where user.username != "unbound" {
            let identity = WeChatIdentity(openID: "open-\(user.username)")
            _ = try await store.bind(identity, appID: Site.appID, to: user.id, at: Fixtures.morning)
        }
        let rooms = [
            try await store.add(NewRoom(name: "Orion 猎户座", capacity: 8, floor: "3")),
            try await store.add(NewRoom(name: "Lyra", capacity: 4)),
        ]
        for kind in NotificationKind.allCases {
            try await store.set(
                MessageTemplate(
                    kind: kind, templateID: "template-\(kind.rawValue)", page: "pages/booking/detail",
                    keys: MessageTemplate.standardKeys(of: kind)))
        }
        file = try #require(FileManager.default.contents(atPath: path))
        self.people = people
        self.rooms = try rooms.map { try #require($0) }
    }
}
