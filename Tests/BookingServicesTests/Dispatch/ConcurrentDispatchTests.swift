import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Several messages at a time", .timeLimit(.minutes(1)))
struct ConcurrentDispatchTests {
    @Test("messages to different people are on their way together, up to the limit")
    func together() async throws {
        let site = try await Site()
        try await site.queue(attendees: [site.han, site.ada])
        let sender = HeldSender()
        let dispatcher = site.dispatcher(sender, pace: DispatchPace(atOnce: 2))
        async let summary = dispatcher.dispatchDue()
        await sender.begun(2)
        #expect(Set(sender.underWay) == ["open-li", "open-han"])
        sender.letGo()
        await sender.begun(3)
        #expect(sender.underWay == ["open-ada"])
        sender.letGo()
        #expect(try await summary.sent == 3)
    }

    @Test("two messages to one person go one after the other")
    func oneLane() async throws {
        let site = try await Site()
        try await site.queue(attendees: [])
        try await site.queue(attendees: [], from: "16:00", to: "17:00")
        let sender = HeldSender()
        let dispatcher = site.dispatcher(sender)
        async let summary = dispatcher.dispatchDue()
        await sender.begun(1)
        #expect(sender.underWay == ["open-li"])
        sender.letGo()
        await sender.begun(2)
        #expect(sender.underWay == ["open-li"])
        sender.letGo()
        #expect(try await summary.sent == 2)
    }

    @Test("two dispatchers share the work and send nothing twice")
    func twoDispatchers() async throws {
        let site = try await Site()
        for hour in 10..<19 {
            try await site.queue(attendees: [site.han, site.ada], from: "\(hour):00", to: "\(hour):30")
        }
        let sender = ScriptedSender(Array(repeating: .accepted, count: 27))
        async let first = site.dispatcher(sender, owner: "one").dispatchDue()
        async let second = site.dispatcher(sender, owner: "two").dispatchDue()
        var sent = try await first.sent + second.sent
        // What one holds back while the other sends to that person may be left for a later look.
        sent += try await site.dispatcher(sender, owner: "three").dispatchDue().sent
        #expect(sent == 27)
        #expect(sender.sent.count == 27)
    }

    @Test("cancelled, it claims no more, and what is on its way is recorded")
    func cancelled() async throws {
        let site = try await Site()
        try await site.queue(attendees: [site.han, site.ada])
        let sender = HeldSender()
        let dispatcher = site.dispatcher(sender, pace: DispatchPace(atOnce: 2))
        let task = Task { @concurrent in try await dispatcher.dispatchDue() }
        await sender.begun(2)
        task.cancel()
        sender.letGo()
        let summary = try await task.value
        #expect(summary.sent == 2 && summary.total == 2)
        let states = try await site.messages().map(\.state)
        #expect(states == [.waiting, .sent, .sent])
    }

    @Test("until WeChat has answered, a message is being sent and nothing more")
    func notSentYet() async throws {
        let site = try await Site()
        try await site.queue(attendees: [])
        let sender = HeldSender()
        async let summary = site.dispatcher(sender).dispatchDue()
        await sender.begun(1)
        #expect(try await site.messages().map(\.state) == [.sending])
        sender.letGo(.rejected(errcode: 47003, detail: "argument invalid"))
        #expect(try await summary.failed == 1)
        #expect(try await site.messages().map(\.state) == [.failed])
    }

    @Test("a dispatcher that dies between the send and its record leaves the message in doubt, not sent")
    func diesAfterSending() async throws {
        let site = try await Site()
        try await site.queue(attendees: [])
        let first = try await site.claim(by: "dead")
        site.time.advance(seconds: 60)
        let sender = ScriptedSender([.accepted])
        #expect(try await site.dispatcher(sender).dispatchDue().sent == 1)
        #expect(try await site.messages().map(\.id) == first.map(\.id))
    }

    @Test("a message whose lease went to another dispatcher meanwhile is not recorded by the first")
    func leaseLost() async throws {
        let site = try await Site()
        try await site.queue(attendees: [])
        let sender = HeldSender()
        let events = Events()
        let dispatcher = site.dispatcher(sender, owner: "slow", pace: DispatchPace(atOnce: 1), events: events)
        async let summary = dispatcher.dispatchDue()
        await sender.begun(1)
        site.time.advance(seconds: 60)
        let claimed = try await site.claim(by: "other").first
        sender.letGo()
        #expect(try await summary.leaseLost == 1)
        #expect(claimed?.ambiguousAttempts == 1)
        #expect(events.all.last == claimed.map { .leaseLost($0.id) })
        #expect(try await site.messages().first?.state == .sending)
    }
}
