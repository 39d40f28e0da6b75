import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Looking at bookings")
struct LookingTests {
    @Test("a booking is named by its whole id, or by its last digits in any case")
    func resolves() async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        let request = try site.request(site.orion, "14:00", "15:00")
        _ = try await site.bookings.book(request, as: access)
        let text = request.id.description
        for name in [
            text, text.uppercased(), request.id.short, String(text.suffix(6)).uppercased(), " \(text) ",
        ] {
            #expect(try await site.bookings.resolve(name, as: access) == request.id)
        }
    }

    @Test(
        "fewer than six digits, other signs and unknown ids name nothing",
        arguments: [
            "abcde", "", "zzzzzz", "％00000", "ffffffffffff", "01980000-0000-7000-8000-0000000000ff", "ａｂｃｄｅｆ",
        ])
    func resolvesNothing(text: String) async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        _ = try await site.bookings.book(
            try site.request(site.orion, "14:00", "15:00", id: Fixtures.bookingID(0xABCDE)), as: access)
        await #expect(throws: BookingError.noSuchBooking(text)) {
            try await site.bookings.resolve(text, as: access)
        }
    }

    @Test("digits in which two bookings end are not enough")
    func ambiguous() async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        for (id, room) in [(UInt32(0x11AA_BBCC), site.orion), (0x22AA_BBCC, site.lyra)] {
            _ = try await site.bookings.book(
                try site.request(room, "14:00", "15:00", id: Fixtures.bookingID(id)), as: access)
        }
        await #expect(throws: BookingError.ambiguousBooking("aabbcc")) {
            try await site.bookings.resolve("aabbcc", as: access)
        }
        #expect(try await site.bookings.resolve("22aabbcc", as: access) == Fixtures.bookingID(0x22AA_BBCC))
    }

    @Test("the board of a day holds its rooms, its bookings and the colleagues who can be invited")
    func board() async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        try await site.accounts.setDisabled(true, user: site.han.id)
        try await site.rooms.setState(.closed(reason: "x"), of: site.lyra.id)
        let today = try await site.bookings.book(try site.request(site.orion, "14:00", "15:00"), as: access)
        let next = try site.request(site.orion, "08:00", "09:00", day: .monday + 1)
        let tomorrow = try await site.bookings.book(next, as: access)
        let board = try await site.bookings.day(.monday, as: access)
        #expect(board.day == .monday)
        #expect(board.rooms.map(\.name) == ["Lyra", "Orion 猎户座"])
        #expect(board.bookings == [today.details])
        #expect(Set(board.colleagues.map(\.id)) == [site.ada.id, site.li.id, site.unbound.id])
        #expect(board.colleagues.first { $0.id == site.unbound.id }?.isBound == false)
        #expect(try await site.bookings.day(.monday + 1, as: access).bookings == [tomorrow.details])
        #expect(try await site.bookings.agenda(.monday + 1, as: access) == [tomorrow.details])
    }

    @Test("the agenda without a day is today's at the site")
    func today() async throws {
        let site = try await Site()
        let booked = try await site.bookings.book(
            try site.request(site.orion, "08:00", "09:00", day: .monday + 1),
            as: try await site.access(site.li))
        // 23:59 on Monday in Shanghai, then midnight.
        site.time.advance(seconds: 15 * 3600 - 60)
        #expect(try await site.bookings.agenda(nil, as: try await site.access(site.li)).isEmpty)
        site.time.advance(seconds: 60)
        #expect(try await site.bookings.agenda(nil, as: try await site.access(site.li)) == [booked.details])
    }

    @Test("my bookings are those I organize or attend and that are not over")
    func mine() async throws {
        let site = try await Site()
        let (li, han) = (try await site.access(site.li), try await site.access(site.han))
        let early = try site.request(site.orion, "09:00", "10:00")
        let invited = try site.request(site.lyra, "14:00", "15:00", attendees: [site.han])
        for request in [early, invited] { _ = try await site.bookings.book(request, as: li) }
        let own = try site.request(site.orion, "11:00", "12:00")
        _ = try await site.bookings.book(own, as: han)
        #expect(try await site.bookings.myBookings(as: han).map(\.id) == [own.id, invited.id])
        site.time.advance(seconds: 3600)
        let later = try await site.access(site.li)
        #expect(try await site.bookings.myBookings(as: later).map(\.id) == [invited.id])
    }

    @Test("the load of a month is the minutes booked on each of its days, over all rooms")
    func load() async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        let requests = [
            try site.request(site.orion, "14:00", "15:00"), try site.request(site.lyra, "14:00", "14:30"),
            try site.request(site.lyra, "10:00", "12:00", day: .monday + 7),
            // 1 December is another month.
            try site.request(site.lyra, "10:00", "12:00", day: .monday + 8),
        ]
        for request in requests { _ = try await site.bookings.book(request, as: access) }
        #expect(
            try await site.bookings.load(month: .monday + 2, as: access) == [.monday: 90, .monday + 7: 120])
    }

    @Test("the receipt follows what became of the messages")
    func receipt() async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        let request = try site.request(site.orion, "14:00", "15:00")
        _ = try await site.bookings.book(request, as: access)
        site.time.advance(seconds: Site.undoWindow)
        _ = try await site.dispatcher(ScriptedSender([.accepted])).dispatchDue()
        #expect(try await site.bookings.receipt(of: request.id, as: access).messages.map(\.state) == [.sent])
        let other = BookingID.random()
        await #expect(throws: BookingError.noSuchBooking(other.description)) {
            try await site.bookings.receipt(of: other, as: access)
        }
    }
}
