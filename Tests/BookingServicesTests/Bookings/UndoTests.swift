import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Taking the last thing back", .timeLimit(.minutes(1)))
struct UndoTests {
    /// Li's booking of Orion from 14:00 to 15:00 with Han.
    private func booked(_ site: Site) async throws -> BookingRequest {
        let request = try site.request(site.orion, "14:00", "15:00", attendees: [site.han])
        _ = try await site.bookings.book(request, as: try await site.access(site.li))
        return request
    }

    private func told(_ site: Site) async throws -> BookingRequest {
        let request = try await booked(site)
        site.time.advance(seconds: Site.undoWindow)
        #expect(try await site.dispatcher(AnsweringSender()).dispatchDue().sent == 2)
        return request
    }

    private func expectSilence(_ site: Site) async throws {
        site.time.advance(seconds: 3600)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().total == 0)
    }

    @Test("a booking is taken back while its messages wait: the room is free, and nobody hears of it")
    func booking() async throws {
        let site = try await Site()
        let request = try await booked(site)
        let access = try await site.access(site.li)
        let offer = try await site.bookings.receipt(of: request.id, as: access).undo
        #expect(offer == UndoOffer(kind: .created, until: site.time.instant + Site.undoWindow))
        site.time.advance(seconds: Site.undoWindow - 1)
        let receipt = try await site.bookings.undo(request.id, as: access)
        #expect(receipt.details.booking.state == .cancelled && receipt.undo == nil)
        #expect(receipt.messages.map(\.state) == [.cancelled, .cancelled])
        let event = try await site.rooms.lastEvent(of: request.id)
        #expect(event?.kind == .cancelled && event?.isUndo == true && event?.by == site.li.id)
        try await expectSilence(site)
        _ = try await site.bookings.book(
            try site.request(site.orion, "14:00", "15:00"), as: try await site.access(site.li))
    }

    @Test("a change is taken back: all is as it was, and nobody hears of it")
    func change() async throws {
        let site = try await Site()
        let request = try await told(site)
        let access = try await site.access(site.li)
        let before = try await site.bookings.receipt(of: request.id, as: access).details.booking
        let changed = BookingRequest(
            id: request.id, room: site.lyra.id, day: .monday + 1, start: ClockTime(minutes: 600),
            end: ClockTime(minutes: 630), title: "年会", note: "x", attendees: [site.ada.id, site.unbound.id])
        let receipt = try await site.bookings.change(changed, version: 1, as: access)
        #expect(receipt.undo == UndoOffer(kind: .changed, until: site.time.instant + Site.undoWindow))
        let undone = try await site.bookings.undo(request.id, as: access)
        var expected = before
        expected.version = 3
        #expect(undone.details.booking == expected)
        #expect(undone.details.roomName == "Orion 猎户座" && undone.undo == nil)
        let event = try await site.rooms.lastEvent(of: request.id)
        #expect(event?.kind == .changed && event?.isUndo == true)
        try await expectSilence(site)
    }

    @Test("a cancellation is taken back: the booking stands, and nobody hears of it")
    func cancellation() async throws {
        let site = try await Site()
        let request = try await told(site)
        let access = try await site.access(site.li)
        let receipt = try await site.bookings.cancel(request.id, reason: "下雪", as: access)
        #expect(receipt.undo == UndoOffer(kind: .cancelled, until: site.time.instant + Site.undoWindow))
        let undone = try await site.bookings.undo(request.id, as: access)
        #expect(undone.details.booking.state == .active && undone.details.booking.attendees == [site.han.id])
        try await expectSilence(site)
    }

    @Test("what was told of the booking before is still right after an undo, and its end is told later")
    func afterUndo() async throws {
        let site = try await Site()
        let request = try await told(site)
        let access = try await site.access(site.li)
        _ = try await site.bookings.cancel(request.id, as: access)
        _ = try await site.bookings.undo(request.id, as: access)
        _ = try await site.bookings.cancel(request.id, as: access)
        site.time.advance(seconds: Site.undoWindow)
        let sender = AnsweringSender()
        _ = try await site.dispatcher(sender).dispatchDue()
        #expect(sender.sent.map(\.templateID) == ["template-cancelled", "template-cancelled"])
    }

    @Test("once the first message has left, or may have, it is too late, and nothing changes")
    func tooLate() async throws {
        let site = try await Site()
        let request = try await booked(site)
        site.time.advance(seconds: Site.undoWindow)
        let sender = HeldSender()
        let dispatcher = site.dispatcher(sender, pace: DispatchPace(atOnce: 1))
        async let summary = dispatcher.dispatchDue()
        await sender.begun(1)
        let access = try await site.access(site.li)
        #expect(try await site.bookings.receipt(of: request.id, as: access).undo == nil)
        await #expect(throws: BookingError.tooLateToUndo) {
            try await site.bookings.undo(request.id, as: access)
        }
        sender.letGo()
        await sender.begun(2)
        sender.letGo()
        #expect(try await summary.sent == 2)
        await #expect(throws: BookingError.tooLateToUndo) {
            try await site.bookings.undo(request.id, as: access)
        }
        #expect(try await site.bookings.agenda(.monday, as: access).map(\.id) == [request.id])
    }

    @Test("it is too late, too, where the message leaves at the last moment before the undo is stored")
    func leavesAtTheLastMoment() async throws {
        let site = try await Site()
        let request = try await booked(site)
        site.time.advance(seconds: Site.undoWindow)
        let service = site.bookings(
            in: MeddledBookings(real: site.store) { () async throws(StorageError) in
                _ = try await site.claim(by: "at the last moment")
            })
        let access = try await site.access(site.li)
        await #expect(throws: BookingError.tooLateToUndo) { try await service.undo(request.id, as: access) }
        #expect(try await site.bookings.agenda(.monday, as: access).map(\.id) == [request.id])
    }

    @Test("it can be taken back for as long as nobody could be told")
    func stillWaiting() async throws {
        let site = try await Site()
        let request = try await booked(site)
        site.time.advance(seconds: Site.undoWindow)
        let busy = SendResult.tryAgain(afterSeconds: 300, errcode: -1, detail: "", mayHaveArrived: false)
        _ = try await site.dispatcher(AnsweringSender { _ in SendReply(busy) }).dispatchDue()
        let access = try await site.access(site.li)
        let offer = try #require(try await site.bookings.receipt(of: request.id, as: access).undo)
        #expect(offer.until >= site.time.instant + 300)
        _ = try await site.bookings.undo(request.id, as: access)
        try await expectSilence(site)
    }

    @Test("where the answer was lost it may have been heard of, and is not offered any more")
    func mayHaveArrived() async throws {
        let site = try await Site()
        let request = try await booked(site)
        site.time.advance(seconds: Site.undoWindow)
        let lost = SendResult.tryAgain(
            afterSeconds: nil, errcode: nil, detail: "timeout", mayHaveArrived: true)
        _ = try await site.dispatcher(AnsweringSender { _ in SendReply(lost) }).dispatchDue()
        let access = try await site.access(site.li)
        let receipt = try await site.bookings.receipt(of: request.id, as: access)
        #expect(receipt.undo == nil)
        #expect(receipt.messages.allSatisfy { $0.state == .waiting && $0.mayHaveArrived })
        await #expect(throws: BookingError.tooLateToUndo) {
            try await site.bookings.undo(request.id, as: access)
        }
    }

    @Test("where nobody is to be told, the offer stands for the undo window")
    func nobodyToTell() async throws {
        let site = try await Site()
        let request = try site.request(site.orion, "14:00", "15:00")
        let access = try await site.access(site.unbound)
        let receipt = try await site.bookings.book(request, as: access)
        #expect(receipt.undo?.until == site.time.instant + Site.undoWindow)
        site.time.advance(seconds: Site.undoWindow)
        #expect(try await site.bookings.receipt(of: request.id, as: access).undo == nil)
        await #expect(throws: BookingError.tooLateToUndo) {
            try await site.bookings.undo(request.id, as: access)
        }
    }

    @Test("only the last thing is taken back, and an undo is not")
    func once() async throws {
        let site = try await Site()
        let request = try await told(site)
        let access = try await site.access(site.li)
        var changed = request
        changed.title = "年会"
        _ = try await site.bookings.change(changed, version: 1, as: access)
        _ = try await site.bookings.undo(request.id, as: access)
        await #expect(throws: BookingError.nothingToUndo) {
            try await site.bookings.undo(request.id, as: access)
        }
    }

    @Test("its organizer or an admin takes it back, whoever did it; nobody else does")
    func byWhom() async throws {
        let site = try await Site()
        let request = try await told(site)
        _ = try await site.bookings.cancel(request.id, as: try await site.access(site.ada))
        for other in [site.han, site.unbound] {
            await #expect(throws: BookingError.notYours(organizer: "李雷")) {
                try await site.bookings.undo(request.id, as: try await site.access(other))
            }
        }
        _ = try await site.bookings.undo(request.id, as: try await site.access(site.li))
        _ = try await site.bookings.cancel(request.id, as: try await site.access(site.li))
        let undone = try await site.bookings.undo(request.id, as: try await site.access(site.ada))
        #expect(undone.details.booking.state == .active)
        let unknown = BookingID.random()
        await #expect(throws: BookingError.noSuchBooking(unknown.description)) {
            try await site.bookings.undo(unknown, as: try await site.access(site.ada))
        }
    }

    @Test("a cancellation or a move can not be taken back where somebody has the room by then")
    func roomTaken() async throws {
        let site = try await Site()
        let request = try await told(site)
        let (li, han) = (try await site.access(site.li), try await site.access(site.han))
        _ = try await site.bookings.cancel(request.id, as: li)
        _ = try await site.bookings.book(
            try site.request(site.orion, "14:00", "15:00", title: "季度评审"), as: han)
        let error = await #expect(throws: BookingError.self) {
            try await site.bookings.undo(request.id, as: li)
        }
        guard case .refused(let refusals) = error, case .taken(let taken)? = refusals.first else {
            Issue.record("not refused as taken")
            return
        }
        #expect(taken.by == "韩梅梅")
    }

    @Test("an undo that meets a change of the same moment does nothing")
    func race() async throws {
        let site = try await Site()
        let request = try await booked(site)
        let access = try await site.access(site.li)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<6 {
                group.addTask { (try? await site.bookings.undo(request.id, as: access)) != nil }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 }.count == 1)
        try await expectSilence(site)
    }
}
