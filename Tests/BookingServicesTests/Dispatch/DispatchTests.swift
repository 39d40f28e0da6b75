import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Dispatching what is due", .timeLimit(.minutes(1)))
struct DispatchTests {
    private static let longDetail = Bilingual(verbatim: String(repeating: "x", count: 900))

    /// A booking of Li's alone, whose message is due.
    private func due(_ site: Site, attendees: [User] = []) async throws -> BookingID {
        let request = try site.request(site.orion, "14:00", "15:00", attendees: attendees)
        _ = try await site.bookings.book(request, as: try await site.access(site.li))
        site.time.advance(seconds: Site.undoWindow)
        return request.id
    }

    private func message(_ site: Site, _ id: BookingID) async throws -> OutboxMessage {
        try #require(try await site.outbox.messages(about: id, appID: Site.appID).first)
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
        #expect(notification.fields.map(\.key) == MessageTemplate.originalKeys.map(\.key))
        #expect(
            notification.fields.map(\.value) == ["周会", "Orion 猎户座", "14:00~15:00", "2026年11月23日 14:00", "李雷"])
        let states = try await site.outbox.messages(about: id, appID: Site.appID).map(\.state)
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
            MessageTemplate(kind: .booked, templateID: "", page: "", keys: MessageTemplate.originalKeys))
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
        #expect(waiting.dueAt == site.time.instant + 100)
        site.time.advance(seconds: 99)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().total == 0)
        site.time.advance(seconds: 1)
        #expect(try await site.dispatcher(ScriptedSender([.accepted])).dispatchDue().sent == 1)
    }

    @Test("twelve attempts are made, then the message has failed")
    func gaveUp() async throws {
        let site = try await Site()
        let id = try await due(site)
        let busy = SendResult.tryAgain(afterSeconds: nil, errcode: -1, detail: "busy", mayHaveArrived: false)
        let sender = ScriptedSender(Array(repeating: busy, count: 12))
        for _ in 0..<12 {
            _ = try await site.dispatcher(sender).dispatchDue()
            site.time.advance(seconds: max(0, try await message(site, id).dueAt - site.time.instant))
        }
        #expect(sender.sent.count == 12)
        let message = try await message(site, id)
        #expect(message.state == .failed && message.attempts == 12 && message.errcode == -1)
    }

    @Test("what was postponed comes back when it may, and was no attempt")
    func postponed() async throws {
        let site = try await Site()
        let id = try await due(site)
        let until = site.time.instant + 600
        let quota = SendResult.postponed(untilSeconds: until.seconds, errcode: 45009, detail: "quota")
        #expect(try await site.dispatcher(ScriptedSender([quota])).dispatchDue().again == 1)
        let message = try await message(site, id)
        #expect(message.state == .waiting && message.attempts == 0 && message.errcode == 45009)
        #expect(message.dueAt == until)
    }

    @Test(
        "a postponement that is long past or far ahead does no harm",
        arguments: [
            (-100, 1), (1 << 40, 25 * 3600),
        ] as [(Int64, Int64)])
    func oddPostponement(offset: Int64, wait: Int64) async throws {
        let site = try await Site()
        let id = try await due(site)
        let odd = SendResult.postponed(
            untilSeconds: site.time.instant.seconds + offset, errcode: nil, detail: "")
        _ = try await site.dispatcher(ScriptedSender([odd])).dispatchDue()
        #expect(try await message(site, id).dueAt == site.time.instant + wait)
    }

    @Test("a refusal by the user is remembered as no credits left")
    func credits() async throws {
        let site = try await Site()
        _ = try await due(site)
        let outbox = WatchedOutbox(site.outbox)
        let refused = SendResult.refusedByUser(errcode: 43101, detail: "")
        _ = try await site.dispatcher(ScriptedSender([refused]), outbox: outbox).dispatchDue()
        #expect(
            outbox.credits == [
                WatchedOutbox.Credits(count: 0, openID: "open-li", templateID: "template-booked")
            ])
    }
}
