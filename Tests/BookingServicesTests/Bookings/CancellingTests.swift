import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Cancelling")
struct CancellingTests {
    private func booked(_ site: Site, attendees: [User] = []) async throws -> BookingID {
        let request = try site.request(site.orion, "14:00", "15:00", attendees: attendees)
        return try await site.bookings.book(request, as: try await site.access(site.li)).details.id
    }

    @Test("the organizer undoes a booking while its messages wait, and nobody hears of it")
    func undo() async throws {
        let site = try await Site()
        let id = try await booked(site, attendees: [site.han])
        site.time.advance(seconds: Site.undoWindow - 1)
        let receipt = try await site.bookings.cancel(id, as: try await site.access(site.li))
        #expect(receipt.details.booking.state == .cancelled)
        #expect(receipt.messages.map(\.state) == [.cancelled, .cancelled])
        site.time.advance(seconds: 3600)
        let summary = try await site.dispatcher(UnexpectedSender()).dispatchDue()
        #expect(summary.total == 0)
    }

    @Test("whoever was told of the booking, and nobody else, is told who cancelled it")
    func toldOfCancellation() async throws {
        let site = try await Site()
        let id = try await booked(site, attendees: [site.han, site.unbound])
        site.time.advance(seconds: Site.undoWindow)
        let summary = try await site.dispatcher(ScriptedSender([.accepted, .accepted])).dispatchDue()
        #expect(summary.sent == 2)
        let receipt = try await site.bookings.cancel(id, as: try await site.access(site.ada))
        let news = receipt.messages.filter { $0.kind == .cancelled }
        #expect(news.map(\.recipient.id) == [site.li.id, site.han.id])
        #expect(news.map(\.state) == [.waiting, .waiting])
        #expect(news.allSatisfy { $0.announcement.person == "Ada" && $0.announcement.title == "周会" })
        #expect(news.allSatisfy { $0.dueAt == site.time.instant + Site.undoWindow })
    }

    @Test("whoever is told learns why, and the history keeps it")
    func reason() async throws {
        let site = try await Site()
        let id = try await booked(site, attendees: [site.han])
        site.time.advance(seconds: Site.undoWindow)
        _ = try await site.dispatcher(AnsweringSender()).dispatchDue()
        let receipt = try await site.bookings.cancel(
            id, reason: " 下雪，改天再开 ", as: try await site.access(site.li))
        let news = receipt.messages.filter { $0.kind == .cancelled }
        #expect(news.count == 2 && news.allSatisfy { $0.announcement.reason == "下雪，改天再开" })
        let event = try await site.rooms.lastEvent(of: id)
        #expect(event?.kind == .cancelled && event?.by == site.li.id)
        #expect(event?.after?.contains("下雪，改天再开") == true)
        site.time.advance(seconds: Site.undoWindow)
        let sender = AnsweringSender()
        _ = try await site.dispatcher(sender).dispatchDue()
        #expect(sender.sent.map(\.templateID) == ["template-cancelled", "template-cancelled"])
        #expect(sender.sent.allSatisfy { $0.fields.last?.value == "下雪，改天再开" })
    }

    @Test(
        "a reason is short, and has no control characters",
        arguments: [
            (String(repeating: "雪", count: 81), .tooLong(limit: 80)), ("a\u{1B}[2J", .controlCharacters),
        ] as [(String, InputText.Problem)])
    func badReason(reason: String, problem: InputText.Problem) async throws {
        let site = try await Site()
        let id = try await booked(site)
        await #expect(throws: BookingError.invalidReason(problem)) {
            try await site.bookings.cancel(id, reason: reason, as: try await site.access(site.li))
        }
        #expect(try await site.bookings.agenda(.monday, as: try await site.access(site.li)).count == 1)
    }

    @Test("the room is free again")
    func freesTheRoom() async throws {
        let site = try await Site()
        let id = try await booked(site)
        let access = try await site.access(site.li)
        _ = try await site.bookings.cancel(id, as: access)
        _ = try await site.bookings.book(try site.request(site.orion, "14:00", "15:00"), as: access)
    }

    @Test("somebody else is told whose booking it is")
    func notYours() async throws {
        let site = try await Site()
        let id = try await booked(site, attendees: [site.han])
        await #expect(throws: BookingError.notYours(organizer: "李雷")) {
            try await site.bookings.cancel(id, as: try await site.access(site.han))
        }
        #expect(try await site.bookings.agenda(.monday, as: try await site.access(site.han)).count == 1)
    }

    @Test("a booking is cancelled once, and not when it is over")
    func onceAndInTime() async throws {
        let site = try await Site()
        let first = try await booked(site)
        _ = try await site.bookings.cancel(first, as: try await site.access(site.li))
        await #expect(throws: BookingError.alreadyCancelled) {
            try await site.bookings.cancel(first, as: try await site.access(site.li))
        }
        let second = try await booked(site)
        site.time.advance(seconds: 6 * 3600)
        await #expect(throws: BookingError.alreadyOver) {
            try await site.bookings.cancel(second, as: try await site.access(site.li))
        }
    }

    @Test("a meeting that is under way may be cancelled")
    func underWay() async throws {
        let site = try await Site()
        let id = try await booked(site)
        site.time.advance(seconds: 6 * 3600 - 1)
        let receipt = try await site.bookings.cancel(id, as: try await site.access(site.li))
        #expect(receipt.details.booking.state == .cancelled)
    }

    @Test("a booking that does not exist is named")
    func unknown() async throws {
        let site = try await Site()
        let id = BookingID.random()
        await #expect(throws: BookingError.noSuchBooking(id.description)) {
            try await site.bookings.cancel(id, as: try await site.access(site.li))
        }
    }
}
