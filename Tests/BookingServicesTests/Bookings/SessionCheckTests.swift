import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Every call checks the session")
struct SessionCheckTests {
    typealias Call = @Sendable (Site, String) async throws -> Void

    private static let bookingCalls: [Call] = [
        { _ = try await $0.bookings.check(try $0.request($0.orion, "14:00", "15:00"), as: $1) },
        { _ = try await $0.bookings.book(try $0.request($0.orion, "14:00", "15:00"), as: $1) },
        { _ = try await $0.bookings.cancel(.random(), as: $1) },
        {
            let request = try $0.request($0.orion, "14:00", "15:00")
            _ = try await $0.bookings.change(request, version: 1, as: $1)
        },
        { _ = try await $0.bookings.undo(.random(), as: $1) },
        { _ = try await $0.bookings.retry(OutboxID(1), about: .random(), as: $1) },
        { _ = try await $0.bookings.retryFailed(as: $1) },
        { _ = try await $0.bookings.messages(failedOnly: false, as: $1) },
        { _ = try await $0.bookings.outboxCounts(as: $1) },
        { _ = try await $0.bookings.resolve("abcdef", as: $1) },
        { _ = try await $0.bookings.receipt(of: .random(), as: $1) },
        { _ = try await $0.bookings.day(.monday, as: $1) },
        { _ = try await $0.bookings.agenda(nil, as: $1) },
        { _ = try await $0.bookings.myBookings(as: $1) },
        { _ = try await $0.bookings.load(month: .monday, as: $1) },
    ]

    private static let template = MessageTemplate(
        kind: .booked, templateID: "T", page: "", keys: MessageTemplate.standardKeys(of: .booked))

    private static let adminCalls: [(permission: Permission, call: Call)] = [
        (.managePeople, { _ = try await $0.people.list(as: $1) }),
        (
            .managePeople,
            {
                _ = try await $0.people.add(
                    username: "new", displayName: "New", role: .staff, password: "long enough", as: $1)
            }
        ),
        (.managePeople, { try await $0.people.disable("han", as: $1) }),
        (.managePeople, { try await $0.people.enable("han", as: $1) }),
        (.managePeople, { try await $0.people.setPassword("long enough", of: "han", as: $1) }),
        (.managePeople, { try await $0.people.unbind("han", as: $1) }),
        (.manageRooms, { _ = try await $0.roomService.add(NewRoom(name: "Vega", capacity: 2), as: $1) }),
        (.manageRooms, { try await $0.roomService.close("Lyra", reason: "x", as: $1) }),
        (.manageRooms, { try await $0.roomService.open("Lyra", as: $1) }),
        (.manageTemplates, { _ = try await $0.templates.list(as: $1) }),
        (
            .manageTemplates,
            {
                do throws(TemplateError) {
                    try await $0.templates.set(template, as: $1)
                } catch {
                    if case .admin(let error) = error { throw error }
                    throw error
                }
            }
        ),
    ]

    @Test("nothing is booked, cancelled or shown without a session", arguments: bookingCalls.indices)
    func bookings(index: Int) async throws {
        let site = try await Site()
        await #expect(throws: BookingError.notSignedIn) { try await Self.bookingCalls[index](site, "guess") }
        let access = try await site.access(site.li)
        try await site.sessions.signOut(access: access)
        await #expect(throws: BookingError.notSignedIn) { try await Self.bookingCalls[index](site, access) }
    }

    @Test("people, rooms and templates are for admins", arguments: adminCalls.indices)
    func administration(index: Int) async throws {
        let site = try await Site()
        let (permission, call) = Self.adminCalls[index]
        await #expect(throws: AdminError.notSignedIn) { try await call(site, "guess") }
        await #expect(throws: AdminError.notAllowed(permission)) {
            try await call(site, try await site.access(site.li))
        }
        try await call(site, try await site.access(site.ada))
    }

    @Test("anybody signed in may list the rooms, and nobody else")
    func listingRooms() async throws {
        let site = try await Site()
        #expect(try await site.roomService.list(as: try await site.access(site.li)).count == 2)
        await #expect(throws: AdminError.notSignedIn) { try await site.roomService.list(as: "guess") }
    }
}
