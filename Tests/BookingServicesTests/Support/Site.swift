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
        folder = try TemporaryDirectory()
        zone = try Fixtures.zone()
        let time = ManualTime()
        self.time = time
        store = try SQLiteStore(
            path: folder.file("roombook.db"), create: true, zone: zone,
            bootClock: BootClock(bootID: "boot") { time.instant.seconds })
        hasher = CountingHasher(try SodiumPasswordHasher(lockFolder: folder.path, cost: .least))
        tokens = try SodiumTokenMaker()
        let hash = try await hasher.hash(Self.password)
        func add(_ username: String, _ name: String, _ role: User.Role, in store: SQLiteStore) async throws
            -> User
        {
            let user = NewUser(username: username, displayName: name, role: role, passwordHash: hash)
            return try #require(try await store.add(user))
        }
        ada = try await add("ada", "Ada", .admin, in: store)
        li = try await add("li", "李雷", .staff, in: store)
        han = try await add("han", "韩梅梅", .staff, in: store)
        unbound = try await add("unbound", "Uma", .staff, in: store)
        for user in [ada, li, han] {
            let identity = WeChatIdentity(openID: "open-\(user.username)")
            _ = try await store.bind(identity, appID: Self.appID, to: user.id, at: time.instant)
        }
        orion = try #require(try await store.add(NewRoom(name: "Orion 猎户座", capacity: 8, floor: "3")))
        lyra = try #require(try await store.add(NewRoom(name: "Lyra", capacity: 4)))
        for kind in NotificationKind.allCases {
            try await store.set(
                MessageTemplate(
                    kind: kind, templateID: "template-\(kind.rawValue)", page: "pages/booking/detail",
                    keys: MessageTemplate.originalKeys))
        }
    }

    var accounts: any AccountStore { store }
    var outbox: any OutboxStore { store }
    var rooms: any BookingStore { store }

    var sessions: SessionService {
        SessionService(
            accounts: store, tokens: tokens, appID: Self.appID, lifetimes: SessionLifetimes(), now: time.now)
    }

    var bookings: BookingService { bookings(policy: BookingPolicy(zone: zone)) }

    func bookings(policy: BookingPolicy) -> BookingService {
        BookingService(
            sessions: sessions, bookings: store, accounts: store, outbox: store, policy: policy,
            undoWindow: Self.undoWindow, appID: Self.appID, now: time.now)
    }

    var people: PeopleService {
        PeopleService(sessions: sessions, accounts: store, hasher: hasher, appID: Self.appID)
    }

    var roomService: RoomService { RoomService(sessions: sessions, bookings: store) }
    var templates: TemplateService { TemplateService(sessions: sessions, outbox: store) }

    /// A dispatcher that waits by `clock`.
    func dispatcher(
        _ sender: any NotificationSender, owner: String = "one", outbox: (any OutboxStore)? = nil,
        concurrency: Int = 8, poll: Duration = .seconds(1), clock: ManualClock = ManualClock(),
        events: Events = Events()
    ) -> OutboxDispatcher {
        OutboxDispatcher(
            outbox: outbox ?? store, sender: sender, appID: Self.appID, owner: owner,
            concurrency: concurrency, poll: poll,
            now: time.now, clock: clock, random: SeededGenerator(seed: 7), observer: events.note)
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

    /// An access token of that user.
    func access(_ user: User) async throws -> String {
        try await signIn().signIn(
            username: user.username, password: Self.password, code: nil, clientID: "test"
        ).tokens.access
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
