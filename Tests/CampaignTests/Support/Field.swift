import CampaignPlan
import Foundation
import RoomBooking
import SQLiteStorage
import TestSupport
import Testing
import WeChatSandbox

/// What a campaign is fought on: a data file full of due messages, and a sandbox that counts what arrives.
final class Field: Sendable {
    let folder: TemporaryDirectory
    let store: SQLiteStore
    let sandbox: SandboxServer
    let plan: WorkerPlan
    let people: [User]
    private let zone: SiteZone
    private let appID: String

    /// Everybody is bound and accepts any number of messages.
    init(people count: Int, configure: (inout SandboxConfiguration) -> Void = { _ in }) async throws {
        folder = try TemporaryDirectory()
        zone = try Fixtures.zone()
        var configuration = SandboxConfiguration(initialCredits: nil)
        configuration.keptMessages = 100_000
        configure(&configuration)
        sandbox = SandboxServer(configuration: configuration)
        let address = try await sandbox.start()
        appID = configuration.appID
        plan = WorkerPlan(
            database: folder.file("roombook.db"), baseURL: address.url, appID: appID,
            appSecret: configuration.appSecret)
        store = try SQLiteStore(path: plan.database, create: true, zone: zone)
        for var template in try await store.templates() {
            let standard = SandboxTemplate.standard.first { $0.code == template.kind.rawValue }
            template.templateID = standard?.id ?? ""
            try await store.set(template)
        }
        var people: [User] = []
        for number in 0..<count {
            let user = try #require(
                try await store.add(
                    NewUser(
                        username: "p\(number)", displayName: "P\(number)", role: .staff, passwordHash: "-")))
            let openID = try sandbox.login(user: user.username).openID
            _ = try await store.bind(
                WeChatIdentity(openID: openID), appID: appID, to: user.id, at: Instant(Date()))
            people.append(user)
        }
        self.people = people
    }

    /// Queues a message to each of `group` people about each of so many bookings, all due now; each booking has a
    /// title of its own, so that person and title name a message.
    func queue(
        bookings count: Int, group: Int, named prefix: String = "M", due: Instant = Instant(Date())
    ) async throws {
        let room = try #require(try await store.add(NewRoom(name: "Orion \(UUID())", capacity: 8)))
        let first = Instant(Date()) + 86_400
        var generator = SystemRandomNumberGenerator()
        for number in 0..<count {
            let start = first + Int64(number) * 1800
            let slot = try #require(TimeSlot(start: start, end: start + 1800))
            let members = (0..<group).map { people[(number * group + $0) % people.count] }
            let booking = Booking(
                id: BookingID(now: Date(), using: &generator), room: room.id, slot: slot,
                title: "\(prefix)\(number)", organizer: members[0].id,
                attendees: members.dropFirst().map(\.id))
            let announcement = Announcement(
                title: booking.title, room: room.name, slot: slot, timeZone: zone.identifier, person: "P")
            let messages = members.map { member in
                NewOutboxMessage(
                    booking: booking.id, bookingVersion: 1, kind: .booked, recipient: member.id,
                    announcement: announcement, dueAt: due, notAfter: slot.end)
            }
            let event = BookingEvent(
                booking: booking.id, kind: .created, by: members[0].id, at: Instant(Date()))
            let outcome = try await store.insert(
                booking, event: event, announcing: messages, at: Instant(Date()))
            try #require(outcome == .inserted)
        }
    }

    func counts() async throws -> OutboxCounts {
        try await store.counts(for: nil, at: Instant(Date()), appID: appID)
    }

    /// Every call of the API so far.
    var calls: Int { sandbox.callCounts().values.reduce(0, +) }

    func audit() async throws -> Audit {
        Audit(
            messages: try await store.messages(limit: 100_000, states: [], about: nil, appID: appID),
            deliveries: sandbox.messages())
    }
}
