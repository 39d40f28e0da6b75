import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Reminders come before the start, or not at all", .timeLimit(.minutes(1)))
struct ReminderTests {
    private static let lead: Int64 = 900

    /// Li's booking from 14:00 to 15:00, told at once, with its reminder still to come at 13:45.
    private func told(_ site: Site) async throws -> BookingRequest {
        let request = try site.request(site.orion, "14:00", "15:00")
        _ = try await site.bookings(reminderLead: Self.lead).book(
            request, as: try await site.access(site.li))
        site.time.advance(seconds: Site.undoWindow)
        #expect(try await site.dispatcher(AnsweringSender()).dispatchDue().sent == 1)
        site.time.advance(seconds: start(site) - Self.lead - site.time.instant)
        return request
    }

    private func start(_ site: Site) -> Instant { site.zone.instant(.monday, ClockTime(minutes: 14 * 60)) }

    @Test("it comes so many minutes before")
    func onTime() async throws {
        let site = try await Site()
        _ = try await told(site)
        site.time.advance(seconds: -1)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().total == 0)
        site.time.advance(seconds: 1)
        let sender = ScriptedSender([.accepted])
        #expect(try await site.dispatcher(sender).dispatchDue().sent == 1)
        #expect(sender.sent.map(\.templateID) == ["template-reminder"])
        #expect(sender.sent.first?.fields.last?.value == "15 分钟后开始")
    }

    @Test(
        "the sender may not send it after the start, nor anything when the lease is nearly over",
        arguments: [(900, 45), (46, 45), (45, 45), (20, 20), (1, 1)] as [(Int64, Int64)])
    func deadline(secondsBefore: Int64, secondsLeft: Int64) async throws {
        let site = try await Site()
        _ = try await told(site)
        site.time.advance(seconds: Self.lead - secondsBefore)
        let sender = ScriptedSender([.accepted])
        _ = try await site.dispatcher(sender).dispatchDue()
        #expect(sender.deadlines == [(site.time.instant + secondsLeft).date])
    }

    @Test("a late one says how long it still is")
    func late() async throws {
        let site = try await Site()
        _ = try await told(site)
        site.time.advance(seconds: Self.lead - 61)
        let sender = ScriptedSender([.accepted])
        #expect(try await site.dispatcher(sender).dispatchDue().sent == 1)
        #expect(sender.sent.first?.fields.last?.value == "2 分钟后开始")
    }

    @Test("once the meeting has begun it is not sent any more")
    func afterTheStart() async throws {
        let site = try await Site()
        let request = try await told(site)
        site.time.advance(seconds: Self.lead)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().expired == 1)
        #expect(try await site.messages(about: request.id).last?.state == .expired)
    }

    @Test("where the token takes too long the sender gives up, and nothing was sent")
    func tokenTakesLong() async throws {
        let site = try await Site()
        let request = try await told(site)
        site.time.advance(seconds: Self.lead - 1)
        let sender = TardySender(time: site.time, seconds: 2)
        #expect(try await site.dispatcher(sender).dispatchDue().expired == 1)
        #expect(sender.deadlines == [start(site).date])
        #expect(try await site.messages(about: request.id).last?.state == .expired)
    }

    @Test("where an earlier attempt may have arrived, one that is too late is not called unsent")
    func ambiguousAndLate() async throws {
        let site = try await Site()
        let request = try await told(site)
        let lost = SendResult.tryAgain(
            afterSeconds: nil, errcode: nil, detail: "timeout", mayHaveArrived: true)
        _ = try await site.dispatcher(ScriptedSender([lost])).dispatchDue()
        site.time.advance(seconds: Self.lead)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().unconfirmed == 1)
        #expect(try await site.messages(about: request.id).last?.state == .unconfirmed)
    }

    @Test("what is told of a booking has until its lease is nearly over, and then is sent under another one")
    func news() async throws {
        let site = try await Site()
        try await site.queue(attendees: [])
        let began = site.time.instant
        let sender = ScriptedSender(replies: [SendReply(.tooLate, nil), SendReply(.accepted)])
        let summary = try await site.dispatcher(sender).dispatchDue()
        #expect(summary.again == 1 && summary.sent == 1)
        #expect(sender.deadlines == [(began + 45).date, (began + 45).date])
    }

    @Test("whoever binds before it is due is reminded")
    func boundMeanwhile() async throws {
        let site = try await Site()
        let request = try site.request(site.orion, "14:00", "15:00")
        let access = try await site.access(site.unbound)
        let receipt = try await site.bookings(reminderLead: Self.lead).book(request, as: access)
        #expect(receipt.messages.map(\.state) == [.notBound, .waiting])
        let identity = WeChatIdentity(openID: "open-uma")
        _ = try await site.accounts.bind(
            identity, appID: Site.appID, to: site.unbound.id, at: site.time.instant)
        site.time.advance(seconds: start(site) - Self.lead - site.time.instant)
        let sender = ScriptedSender([.accepted])
        #expect(try await site.dispatcher(sender).dispatchDue().sent == 1)
        #expect(sender.sent.map(\.openID) == ["open-uma"])
    }

    @Test("whoever is not bound by then is not reminded, and that is said")
    func neverBound() async throws {
        let site = try await Site()
        let request = try site.request(site.orion, "14:00", "15:00")
        _ = try await site.bookings(reminderLead: Self.lead).book(
            request, as: try await site.access(site.unbound))
        site.time.advance(seconds: start(site) - Self.lead - site.time.instant)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().notBound == 1)
        #expect(try await site.messages(about: request.id).map(\.state) == [.notBound, .notBound])
    }

    @Test("it follows the meeting where that is moved, and goes with it where that is cancelled")
    func follows() async throws {
        let site = try await Site()
        var request = try await told(site)
        site.time.advance(seconds: -60)
        request.start = ClockTime(minutes: 16 * 60)
        request.end = ClockTime(minutes: 17 * 60)
        let service = site.bookings(reminderLead: Self.lead)
        let receipt = try await service.change(request, version: 1, as: try await site.access(site.li))
        let reminders = receipt.messages.filter { $0.kind == .reminder }
        #expect(reminders.map(\.state) == [.cancelled, .waiting])
        #expect(reminders.last?.dueAt == start(site) + 7200 - Self.lead)
        let cancelled = try await service.cancel(request.id, as: try await site.access(site.li))
        #expect(cancelled.messages.filter { $0.kind == .reminder }.allSatisfy { $0.state == .cancelled })
    }

    @Test("the receipt's newest news is of the booking, not of its reminder")
    func receipt() async throws {
        let site = try await Site()
        let receipt = try await site.bookings(reminderLead: Self.lead).book(
            try site.request(site.orion, "14:00", "15:00", attendees: [site.han]),
            as: try await site.access(site.li))
        #expect(receipt.messages.map(\.kind) == [.booked, .reminder, .booked, .reminder])
        #expect(receipt.latest.map(\.kind) == [.booked, .booked])
        #expect(receipt.latest.map(\.recipient.id) == [site.li.id, site.han.id])
    }
}
