import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Booking")
struct BookingTests {
    @Test("a booking is stored with a message for everyone concerned, which waits for the undo window")
    func books() async throws {
        let site = try await Site()
        let request = try site.request(
            site.orion, "14:00", "15:00", title: " 周会 ", attendees: [site.han, site.unbound])
        let receipt = try await site.bookings.book(request, as: try await site.access(site.li))

        #expect(receipt.details.id == request.id)
        #expect(receipt.details.booking.title == "周会")
        #expect(receipt.details.roomName == "Orion 猎户座")
        #expect(receipt.details.organizer.id == site.li.id)
        #expect(receipt.details.attendees.map(\.id) == [site.han.id, site.unbound.id])
        #expect(receipt.messages.map(\.recipient.id) == [site.li.id, site.han.id, site.unbound.id])
        #expect(receipt.messages.map(\.state) == [.waiting, .waiting, .notBound])
        #expect(receipt.messages.allSatisfy { $0.kind == .booked })
        #expect(receipt.messages.allSatisfy { $0.dueAt == site.time.instant + Site.undoWindow })
        let announcement = Announcement(
            title: "周会", room: "Orion 猎户座", slot: receipt.details.booking.slot, timeZone: "Asia/Shanghai",
            person: "李雷")
        #expect(receipt.messages.allSatisfy { $0.announcement == announcement })
    }

    @Test("an organizer who is not bound is told nothing, and the receipt says so")
    func unboundOrganizer() async throws {
        let site = try await Site()
        let receipt = try await site.bookings.book(
            try site.request(site.orion, "14:00", "15:00"), as: try await site.access(site.unbound))
        #expect(receipt.messages.map(\.state) == [.notBound])
    }

    @Test("whoever is named twice, or is the organizer, is told once")
    func eachOnce() async throws {
        let site = try await Site()
        let request = try site.request(
            site.orion, "14:00", "15:00", attendees: [site.han, site.li, site.han])
        let receipt = try await site.bookings.book(request, as: try await site.access(site.li))
        #expect(receipt.details.booking.attendees == [site.han.id])
        #expect(receipt.messages.map(\.recipient.id) == [site.li.id, site.han.id])
    }

    @Test("a taken room is refused with who has it, and when")
    func taken() async throws {
        let site = try await Site()
        let (li, han) = (try await site.access(site.li), try await site.access(site.han))
        _ = try await site.bookings.book(
            try site.request(site.orion, "14:00", "15:00", title: "季度评审"), as: li)
        let late = try site.request(site.orion, "14:30", "15:30")
        let taken = BookingRefusal.taken(
            BookingRefusal.Taken(
                room: "Orion 猎户座", by: "李雷", title: "季度评审", day: .monday,
                start: ClockTime(minutes: 14 * 60), end: ClockTime(minutes: 15 * 60)))
        await #expect(throws: BookingError.refused([taken])) { try await site.bookings.book(late, as: han) }
        #expect(try await site.bookings.check(late, as: han) == [taken])
        // Neighbours in time and another room are free.
        _ = try await site.bookings.book(try site.request(site.orion, "15:00", "15:30"), as: han)
        _ = try await site.bookings.book(try site.request(site.lyra, "14:30", "15:30"), as: han)
    }

    @Test("of many who want one room at once, exactly one gets it")
    func race() async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        let requests = try (0..<12).map { _ in try site.request(site.orion, "14:00", "15:00") }
        let booked = await withTaskGroup(of: Bool.self) { group in
            for request in requests {
                group.addTask { (try? await site.bookings.book(request, as: access)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(booked == 1)
        #expect(try await site.bookings.agenda(nil, as: access).count == 1)
        #expect(try await site.messages().count == 1)
    }

    @Test("every broken rule is named at once, in the order of the form's fields, and nothing is stored")
    func refusals() async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        try await site.rooms.setState(.closed(reason: "漏水"), of: site.orion.id)
        try await site.accounts.setDisabled(true, user: site.han.id)
        var request = try site.request(site.orion, "06:00", "07:00", title: " ", attendees: [site.han])
        request.attendees.append(UserID(999))
        let expected: [BookingRefusal] = [
            .titleEmpty, .roomClosed(room: "Orion 猎户座", reason: "漏水"),
            .outsideOpeningHours(opens: ClockTime(minutes: 480), closes: ClockTime(minutes: 1200)),
            .inThePast(earliest: ClockTime(minutes: 540)),
            .attendeeDisabled(name: "韩梅梅"), .unknownAttendee(name: "999"),
        ]
        #expect(try await site.bookings.check(request, as: access) == expected)
        await #expect(throws: BookingError.refused(expected)) {
            try await site.bookings.book(request, as: access)
        }
        #expect(try await site.bookings.agenda(.monday, as: access).isEmpty)
        #expect(try await site.messages().isEmpty)
    }

    @Test("a room that does not exist is refused")
    func unknownRoom() async throws {
        let site = try await Site()
        var request = try site.request(site.orion, "14:00", "15:00")
        request.room = RoomID(77)
        await #expect(throws: BookingError.refused([.unknownRoom(name: "77")])) {
            try await site.bookings.book(request, as: try await site.access(site.li))
        }
    }

    @Test("a dry run that finds nothing stores nothing")
    func dryRun() async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        let request = try site.request(site.orion, "14:00", "15:00")
        #expect(try await site.bookings.check(request, as: access).isEmpty)
        #expect(try await site.bookings.agenda(.monday, as: access).isEmpty)
        // What is stored under the same id is no obstacle to it.
        _ = try await site.bookings.book(request, as: access)
        #expect(try await site.bookings.check(request, as: access).isEmpty)
    }

    @Test("a booking that ends at midnight ends at 24:00 of its day")
    func midnight() async throws {
        let site = try await Site()
        var bookings = BookingPolicy(zone: site.zone)
        bookings.closes = .endOfDay
        let service = site.bookings(policy: bookings)
        let (li, han) = (try await site.access(site.li), try await site.access(site.han))
        _ = try await service.book(try site.request(site.orion, "23:00", "24:00"), as: li)
        let refusals = try await service.check(try site.request(site.orion, "23:30", "24:00"), as: han)
        guard case .taken(let taken)? = refusals.first else {
            Issue.record("the room was free")
            return
        }
        #expect(taken.day == .monday && taken.end == .endOfDay)
    }
}
