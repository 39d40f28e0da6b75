import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Dispatching what is due", .timeLimit(.minutes(1)))
struct DispatchTests {
    private static let longDetail = Bilingual(verbatim: String(repeating: "x", count: 900))

    /// A booking of Li's alone, whose message is due.
    private func due(
        _ site: Site, attendees: [User] = [], day: CalendarDay = .monday
    ) async throws -> BookingID {
        let request = try site.request(site.orion, "14:00", "15:00", attendees: attendees, day: day)
        _ = try await site.bookings.book(request, as: try await site.access(site.li))
        site.time.advance(seconds: Site.undoWindow)
        return request.id
    }

    private func message(_ site: Site, _ id: BookingID) async throws -> OutboxMessage {
        try #require(try await site.messages(about: id).first)
    }

    @Test("nothing is sent before the undo window is over")
    func notYet() async throws {
        let site = try await Site()
        _ = try await due(site)
        site.time.advance(seconds: -1)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue() == DispatchSummary())
    }

    @Test("everyone who is bound gets the template of the event, filled in, in their language")
    func sends() async throws {
        let site = try await Site()
        let id = try await due(site, attendees: [site.han, site.unbound])
        let sender = ScriptedSender([.accepted, .accepted])
        let summary = try await site.dispatcher(sender).dispatchDue()
        #expect(summary.sent == 2 && summary.total == 2)
        #expect(Set(sender.sent.map(\.openID)) == ["open-li", "open-han"])
        let notification = try #require(sender.sent.first)
        #expect(notification.templateID == "template-booked")
        #expect(notification.page == "pages/booking/detail")
        #expect(notification.language == .chinese)
        #expect(notification.fields.map(\.key) == MessageTemplate.standardKeys(of: .booked).map(\.key))
        #expect(
            notification.fields.map(\.value) == ["周会", "Orion 猎户座", "14:00~15:00", "2026年11月23日 14:00", "李雷"])
        let states = try await site.messages(about: id).map(\.state)
        #expect(states == [.sent, .sent, .notBound])
        // Nothing is left to send.
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue() == DispatchSummary())
    }

    @Test("what it does is told as it happens")
    func events() async throws {
        let site = try await Site()
        let id = try await due(site)
        let events = Events()
        _ = try await site.dispatcher(ScriptedSender([.accepted]), events: events).dispatchDue()
        let message = try await message(site, id)
        #expect(
            events.all == [
                .sending(message.id, kind: .booked, recipient: site.li.id, attempt: 1),
                .finished(message.id, kind: .booked, recipient: site.li.id, outcome: .sent),
            ])
    }

    @Test(
        "what no retry can help is final, with its error code and a short reason",
        arguments: [
            (SendResult.refusedByUser(errcode: 43101, detail: "user refuse"), OutboxState.refused, 43101),
            (.invalidRecipient(errcode: 40003, detail: "invalid openid"), .failed, 40003),
            (.rejected(errcode: 47003, detail: Self.longDetail), .failed, 47003),
        ] as [(SendResult, OutboxState, Int)])
    func final(result: SendResult, state: OutboxState, errcode: Int) async throws {
        let site = try await Site()
        let id = try await due(site)
        let summary = try await site.dispatcher(ScriptedSender([result])).dispatchDue()
        #expect(summary.total == 1)
        let message = try await message(site, id)
        #expect(message.state == state)
        #expect(message.errcode == errcode)
        #expect((1...200).contains(message.detail?.en.count ?? 0))
        site.time.advance(seconds: 4 * 3600)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().total == 0)
    }

    @Test("a message whose meeting is over is not sent any more")
    func expired() async throws {
        let site = try await Site()
        let id = try await due(site)
        site.time.advance(seconds: 6 * 3600)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().expired == 1)
        #expect(try await message(site, id).state == .expired)
    }

    @Test("whoever was unbound meanwhile can not be told")
    func unboundMeanwhile() async throws {
        let site = try await Site()
        let id = try await due(site)
        _ = try await site.accounts.unbind(site.li.id, appID: Site.appID)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().notBound == 1)
        #expect(try await message(site, id).state == .notBound)
    }

    @Test("without a template id the message fails and says so")
    func noTemplate() async throws {
        let site = try await Site()
        try await site.outbox.set(
            MessageTemplate(
                kind: .booked, templateID: "", page: "", keys: MessageTemplate.standardKeys(of: .booked)))
        let id = try await due(site)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().failed == 1)
        let message = try await message(site, id)
        #expect(message.state == .failed && message.errcode == nil)
        #expect(message.detail?.en.hasPrefix("no id is set for the template booked") == true)
    }

    @Test("a passing failure is tried again after the wait, and not before")
    func again() async throws {
        let site = try await Site()
        let id = try await due(site)
        let busy = SendResult.tryAgain(afterSeconds: 100, errcode: -1, detail: "busy", mayHaveArrived: false)
        #expect(try await site.dispatcher(ScriptedSender([busy])).dispatchDue().again == 1)
        let waiting = try await message(site, id)
        #expect(waiting.state == .waiting && waiting.attempts == 1 && waiting.errcode == -1)
        let wait = waiting.dueAt - site.time.instant
        #expect((100...130).contains(wait))
        site.time.advance(seconds: wait - 1)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().total == 0)
        site.time.advance(seconds: 1)
        #expect(try await site.dispatcher(ScriptedSender([.accepted])).dispatchDue().sent == 1)
    }

    @Test("twelve attempts are made, then the message has failed, and can be driven again")
    func gaveUp() async throws {
        let site = try await Site()
        let id = try await due(site, day: .monday + 7)
        let busy = SendResult.tryAgain(afterSeconds: nil, errcode: -1, detail: "busy", mayHaveArrived: false)
        let sender = ScriptedSender(Array(repeating: busy, count: 12))
        for _ in 0..<12 {
            _ = try await site.dispatcher(sender).dispatchDue()
            site.time.advance(seconds: max(0, try await message(site, id).dueAt - site.time.instant))
        }
        #expect(sender.sent.count == 12)
        let message = try await message(site, id)
        #expect(message.state == .failed && message.attempts == 12 && message.errcode == -1)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().total == 0)
        #expect(try await site.bookings.retryFailed(as: try await site.access(site.ada)) == 1)
        #expect(try await site.dispatcher(ScriptedSender([.accepted])).dispatchDue().sent == 1)
    }

    @Test("what was postponed comes back when it may, somewhat spread, and was no attempt")
    func postponed() async throws {
        let site = try await Site()
        let id = try await due(site)
        let quota = SendResult.postponed(seconds: 600, errcode: 45009, detail: "quota")
        #expect(try await site.dispatcher(ScriptedSender([quota])).dispatchDue().again == 1)
        let message = try await message(site, id)
        #expect(message.state == .waiting && message.attempts == 0 && message.errcode == 45009)
        #expect((600...630).contains(message.dueAt - site.time.instant))
    }

    @Test(
        "a postponement that is past or far ahead does no harm",
        arguments: [
            (-100, 1...2), (0, 1...2), (1 << 40, (25 * 3600)...(25 * 3600 + 30)),
            (.max, (25 * 3600)...(25 * 3600 + 30)),
        ] as [(Int64, ClosedRange<Int64>)])
    func oddPostponement(seconds: Int64, expected: ClosedRange<Int64>) async throws {
        let site = try await Site()
        let id = try await due(site)
        let odd = SendResult.postponed(seconds: seconds, errcode: nil, detail: "")
        _ = try await site.dispatcher(ScriptedSender([odd])).dispatchDue()
        #expect(expected.contains(try await message(site, id).dueAt - site.time.instant))
    }

    @Test("a refusal by the user is remembered as no credits left, and a card that arrived as one spent")
    func credits() async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        try await site.binding().noteAccept(5, of: [.booked], as: access)
        func credits() async throws -> Subscription.Credits? {
            try await site.outbox.subscriptions(of: site.li.id, appID: Site.appID).first?.credits
        }
        _ = try await due(site)
        #expect(try await site.dispatcher(ScriptedSender([.accepted])).dispatchDue().sent == 1)
        #expect(try await credits() == .oneTime(4))
        _ = try await due(site, day: .monday + 1)
        let refused = SendResult.refusedByUser(errcode: 43101, detail: "")
        #expect(try await site.dispatcher(ScriptedSender([refused])).dispatchDue().refused == 1)
        #expect(try await credits() == .oneTime(0))
    }

    @Test("words that WeChat does not accept are left out once; refused again, the message fails")
    func plainWords() async throws {
        let site = try await Site()
        let id = try await due(site)
        let refused = SendResult.textRefused(errcode: 45168, detail: "sensitive word")
        let sender = ScriptedSender([refused, refused])
        let summary = try await site.dispatcher(sender).dispatchDue()
        #expect(summary.again == 1 && summary.failed == 1)
        #expect(sender.sent.map { $0.fields.first?.value } == ["周会", "会议"])
        #expect(sender.sent.map { $0.fields.last?.value } == ["李雷", "李雷"])
        let message = try await message(site, id)
        #expect(message.state == .failed && message.errcode == 45168 && message.attempts == 2)
    }

    @Test("words that are accepted in plain form were sent")
    func plainWordsAccepted() async throws {
        let site = try await Site()
        let id = try await due(site)
        let refused = SendResult.textRefused(errcode: 45168, detail: "sensitive word")
        _ = try await site.dispatcher(ScriptedSender([refused, .accepted])).dispatchDue()
        #expect(try await message(site, id).state == .sent)
    }

    @Test("43108 is tried again in a second or two, and is an attempt")
    func personBusy() async throws {
        let site = try await Site()
        let id = try await due(site)
        let busy = SendResult.personBusy(errcode: 43108, detail: "concurrent")
        #expect(try await site.dispatcher(ScriptedSender([busy])).dispatchDue().again == 1)
        let message = try await message(site, id)
        #expect(message.state == .waiting && message.attempts == 1)
        #expect((1...2).contains(message.dueAt - site.time.instant))
        let sender = ScriptedSender(Array(repeating: busy, count: 11))
        for _ in 0..<11 {
            site.time.advance(seconds: 2)
            _ = try await site.dispatcher(sender).dispatchDue()
        }
        #expect(try await self.message(site, id).state == .failed)
    }
}
