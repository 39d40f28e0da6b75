import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Sending a booking again")
struct BookingTwiceTests {
    @Test("a booking that is sent twice is booked once, and both get its receipt")
    func twice() async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        let request = try site.request(site.orion, "14:00", "15:00", attendees: [site.han])
        let first = try await site.bookings.book(request, as: access)
        site.time.advance(seconds: 5)
        #expect(try await site.bookings.book(request, as: access) == first)
        #expect(try await site.bookings.agenda(.monday, as: access).count == 1)
        #expect(try await site.messages().count == 2)
    }

    @Test("the receipt comes even where the rules have come to speak against the booking")
    func againTooLate() async throws {
        let site = try await Site()
        let request = try site.request(site.orion, "09:00", "10:00")
        let first = try await site.bookings.book(request, as: try await site.access(site.li))
        try await site.rooms.setState(.closed(reason: "x"), of: site.orion.id)
        site.time.advance(seconds: 3600)
        let again = try await site.bookings.book(request, as: try await site.access(site.li))
        #expect(again.details == first.details)
    }

    @Test("what has been cancelled since is not called booked")
    func cancelledSince() async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        let request = try site.request(site.orion, "14:00", "15:00")
        _ = try await site.bookings.book(request, as: access)
        _ = try await site.bookings.cancel(request.id, as: access)
        await #expect(throws: BookingError.alreadyCancelled) {
            try await site.bookings.book(request, as: access)
        }
    }

    @Test("the id of somebody else's booking is refused, whatever room and time it comes with")
    func idOfAnother() async throws {
        let site = try await Site()
        let request = try site.request(site.orion, "14:00", "15:00")
        _ = try await site.bookings.book(request, as: try await site.access(site.li))
        let stolen = try site.request(site.lyra, "16:00", "17:00", id: request.id)
        let error = await #expect(throws: BookingError.self) {
            try await site.bookings.book(stolen, as: try await site.access(site.han))
        }
        guard case .refused(let refusals) = error, case .taken(let taken)? = refusals.first else {
            Issue.record("not refused as taken")
            return
        }
        #expect(taken.by == "李雷" && taken.room == "Orion 猎户座")
    }
}
