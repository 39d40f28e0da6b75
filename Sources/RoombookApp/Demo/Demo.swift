import Foundation
import RoomBooking
import Secrets
import WeChat
import WeChatSandbox

/// The whole flow in one process: a sandbox, and a data file with people, rooms and bookings in a temporary folder.
struct Demo: Sendable {
    let folder: DemoFolder
    let configuration: SandboxConfiguration
    let server: SandboxServer
    let policy: BookingPolicy
    let undoWindow: Int64
    let now: @Sendable () -> Date

    init(folder: DemoFolder, policy: BookingPolicy, undoWindow: Int64, now: @escaping @Sendable () -> Date) {
        self.folder = folder
        self.policy = policy
        self.undoWindow = undoWindow
        self.now = now
        configuration = SandboxConfiguration(initialCredits: nil, now: now)
        server = SandboxServer(configuration: configuration)
    }

    /// Starts the sandbox, fills the data file, and builds the services on both.
    func start() async throws -> Services {
        let address: SandboxAddress
        do throws(SandboxError) {
            address = try await server.start()
        } catch {
            throw CommandFailure.sandbox(error)
        }
        let services = try Services.build(
            Configuration(
                databasePath: folder.path + "/roombook.db",
                wechat: WeChatSettings(
                    baseURL: try WeChatBaseURL(address.url), appID: configuration.appID,
                    secret: .value(Secret(configuration.appSecret)), miniProgramState: .developer),
                notifications: NotificationSettings(undoWindow: undoWindow), policy: policy),
            create: true, now: now)
        try await services.takeSandboxTemplates()
        try await seed(services)
        return services
    }

    /// Ends the sandbox and removes the folder.
    func stop() async {
        await server.stop()
        folder.remove()
    }

    private func seed(_ services: Services) async throws {
        let hash = try await SodiumPasswordHasher(lockFolder: folder.path).hash(DemoData.password)
        let people = try await addPeople(services, hash: hash)
        var rooms: [Room] = []
        for room in DemoData.rooms {
            if let room = try await services.store.add(room) { rooms.append(room) }
        }
        if let closed = rooms.first(where: { $0.name == DemoData.closedRoom.name }) {
            try await services.store.setState(.closed(reason: DemoData.closedRoom.reason), of: closed.id)
        }
        try await addMeetings(services, rooms: rooms, people: people)
    }

    private func addPeople(_ services: Services, hash: String) async throws -> [String: User] {
        var people: [String: User] = [:]
        for person in DemoData.people {
            let user = try await services.store.add(
                NewUser(
                    username: person.username, displayName: person.displayName, role: person.role,
                    passwordHash: hash))
            guard let user else { continue }
            people[person.username] = user
            guard person.wechat != .unbound else { continue }
            let openID = try server.login(user: person.username).openID
            _ = try await services.store.bind(
                WeChatIdentity(openID: openID), appID: services.appID, to: user.id, at: Instant(now()))
            if person.wechat == .withoutCredits {
                try server.subscribe(openID: openID, template: "all", count: 0)
                _ = try await services.store.noteAccept(
                    -1, of: Set(NotificationKind.allCases), by: user.id, at: Instant(now()),
                    appID: services.appID)
            }
        }
        return people
    }

    private func addMeetings(_ services: Services, rooms: [Room], people: [String: User]) async throws {
        var generator = SystemRandomNumberGenerator()
        let today = policy.zone.day(Instant(now()))
        for meeting in DemoData.meetings {
            for day in meeting.days {
                guard let start = ClockTime(meeting.start), let organizer = people[meeting.organizer],
                    rooms.indices.contains(meeting.room),
                    let slot = TimeSlot(
                        start: policy.zone.instant(today + day, start),
                        end: policy.zone.instant(today + day, start + meeting.minutes))
                else { continue }
                let booking = Booking(
                    id: BookingID(now: now(), using: &generator), room: rooms[meeting.room].id, slot: slot,
                    title: meeting.title, organizer: organizer.id,
                    attendees: meeting.attendees.compactMap { people[$0]?.id })
                let event = BookingEvent(
                    booking: booking.id, kind: .created, by: organizer.id, at: Instant(now()))
                _ = try await services.store.insert(booking, event: event, announcing: [], at: Instant(now()))
            }
        }
    }
}
