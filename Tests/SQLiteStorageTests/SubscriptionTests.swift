import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("The ledger of what people accept")
struct SubscriptionTests {
    /// A world with Jim bound, and with templates of which the reminder's is a long-term one.
    private func world() async throws -> World {
        let world = try await World()
        try await world.bind(world.jim)
        for kind in [NotificationKind.booked, .reminder] {
            try await world.store.set(
                MessageTemplate(
                    kind: kind, templateID: "T-\(kind.rawValue)", page: "",
                    keys: MessageTemplate.standardKeys(of: kind), isLongTerm: kind == .reminder))
        }
        return world
    }

    private func accept(_ world: World, _ count: Int, _ kind: NotificationKind = .booked) async throws -> Bool
    {
        try await world.store.noteAccept(
            count, of: [kind], by: world.jim.id, at: world.now, appID: world.appID)
    }

    private func credits(
        _ world: World, _ kind: NotificationKind = .booked
    ) async throws -> Subscription.Credits? {
        let all = try await world.store.subscriptions(of: world.jim.id, appID: world.appID)
        return all.first { $0.kind == kind }?.credits
    }

    /// Sends Jim a message, and learns that of it.
    private func send(_ world: World, _ number: UInt32, _ lesson: FinishedMessage.Lesson) async throws {
        let booking = try world.booking(number, Int64(number) * 60, Int64(number) * 60 + 60)
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim)])
        let claimed = try #require(try await world.claim())
        try await world.finish(claimed.id, lesson: lesson)
    }

    private func reach(_ world: World) async throws -> Colleague.Reach? {
        try await world.store.colleagues(appID: world.appID).first { $0.id == world.jim.id }?.reach
    }

    @Test("Each accept of a one-time template is good for one message, and they add up")
    func oneTime() async throws {
        let world = try await world()
        #expect(try await credits(world) == nil)
        #expect(try await accept(world, 2))
        #expect(try await accept(world, 1))
        #expect(try await credits(world) == .oneTime(3))
        for left in [2, 1, 0] {
            try await send(
                world, UInt32(10 + left), .spentCredit(openID: "o-jim", templateID: "T-booked"))
            #expect(try await credits(world) == .oneTime(left))
            #expect(try await reach(world) == (left > 0 ? .reachable : .noSubscription))
        }
    }

    @Test("A message that nobody reported an accept for leaves the ledger as it is: not known")
    func unknown() async throws {
        let world = try await world()
        try await send(world, 1, .spentCredit(openID: "o-jim", templateID: "T-booked"))
        #expect(try await credits(world) == nil)
        #expect(try await reach(world) == .reachable)
    }

    @Test("A refusal sets the count to none, however many there should have been")
    func refused() async throws {
        let world = try await world()
        #expect(try await accept(world, 7))
        try await send(world, 1, .hasNoCredits(openID: "o-jim", templateID: "T-booked"))
        #expect(try await credits(world) == .oneTime(0))
        #expect(try await reach(world) == .noSubscription)
        // Accepting once more is enough.
        #expect(try await accept(world, 1))
        #expect(try await credits(world) == .oneTime(1))
        #expect(try await reach(world) == .reachable)
    }

    @Test("A long-term template is accepted once for all messages, until it is declined or refused")
    func longTerm() async throws {
        let world = try await world()
        #expect(try await accept(world, 5, .reminder))
        for number: UInt32 in 1..<4 {
            try await send(world, number, .spentCredit(openID: "o-jim", templateID: "T-reminder"))
        }
        #expect(try await credits(world, .reminder) == .longTerm(isAccepted: true))
        #expect(try await accept(world, -1, .reminder))
        #expect(try await credits(world, .reminder) == .longTerm(isAccepted: false))
        #expect(try await accept(world, 1, .reminder))
        try await send(world, 9, .hasNoCredits(openID: "o-jim", templateID: "T-reminder"))
        #expect(try await credits(world, .reminder) == .longTerm(isAccepted: false))
    }

    @Test("A decline ends what was accepted of a one-time template, too")
    func declined() async throws {
        let world = try await world()
        #expect(try await accept(world, 3))
        #expect(try await accept(world, -1))
        #expect(try await credits(world) == .oneTime(0))
    }

    @Test("A credit is spent once, although two dispatchers come back with the same message")
    func spentOnce() async throws {
        let world = try await world()
        #expect(try await accept(world, 5))
        let booking = try world.booking(1)
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim)])
        let first = try #require(try await world.claim(by: "slow"))
        world.bootTime.advance(60)
        #expect(try await world.claim(by: "b")?.id == first.id)
        let lesson = FinishedMessage.Lesson.spentCredit(openID: "o-jim", templateID: "T-booked")
        #expect(try await !world.finish(first.id, by: "slow", lesson: lesson))
        #expect(try await world.finish(first.id, by: "b", lesson: lesson))
        #expect(try await credits(world) == .oneTime(4))
    }

    @Test("What is accepted by somebody who is not bound, or of a template without an id, is not noted")
    func nothingToNote() async throws {
        let world = try await world()
        #expect(try await !accept(world, 1, .cancelled))
        let stranger = try await world.store.noteAccept(
            1, of: [.booked], by: world.liLei.id, at: world.now, appID: world.appID)
        #expect(!stranger)
        let elsewhere = try await world.store.noteAccept(
            1, of: [.booked], by: world.jim.id, at: world.now, appID: "wx2")
        #expect(!elsewhere)
        #expect(try await world.store.subscriptions(of: nil, appID: world.appID).isEmpty)
    }

    @Test("Everybody's subscriptions are listed by name and kind, or one's own")
    func list() async throws {
        let world = try await world()
        try await world.bind(world.admin)
        #expect(try await accept(world, 1, .reminder))
        #expect(try await accept(world, 1))
        _ = try await world.store.noteAccept(
            2, of: [.booked], by: world.admin.id, at: world.now, appID: world.appID)
        let all = try await world.store.subscriptions(of: nil, appID: world.appID)
        #expect(all.map(\.user.username) == ["admin", "jim", "jim"])
        #expect(all.map(\.kind) == [.booked, .booked, .reminder])
        #expect(try await world.store.subscriptions(of: world.admin.id, appID: world.appID).count == 1)
    }

    @Test("What an answer tells of a person is kept although the message has passed to another dispatcher")
    func lateLesson() async throws {
        let world = try await world()
        let booking = try world.booking(1)
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim)])
        let first = try #require(try await world.claim(by: "slow"))
        world.bootTime.advance(60)
        #expect(try await world.claim(by: "b")?.id == first.id)
        let lesson = FinishedMessage.Lesson.hasNoCredits(openID: "o-jim", templateID: "T-booked")
        #expect(try await !world.finish(first.id, by: "slow", lesson: lesson))
        #expect(try await credits(world) == .oneTime(0))
    }

    @Test("An openId that WeChat refused is not used again until somebody binds anew")
    func invalidOpenID() async throws {
        let world = try await world()
        #expect(try await accept(world, 1))
        try await send(world, 1, .openIDIsInvalid("o-jim"))
        #expect(try await reach(world) == .bindAgain)
        #expect(try await world.store.identity(of: world.jim.id, appID: world.appID) == nil)
        let binding = try await world.store.bindings(appID: world.appID)[world.jim.id]
        #expect(binding?.invalidAt == world.now && binding?.identity.openID == "o-jim")
        #expect(try await !accept(world, 1))
        let booking = try world.booking(2, 300, 360, attendees: [world.jim])
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim)])
        let claimed = try #require(try await world.claim())
        #expect(claimed.openID == nil)
        try await world.finish(claimed.id, .notBound)
        #expect(
            try await world.store.retry(claimed.id, at: world.now, appID: world.appID)
                == .notRetryable(.notBound))

        try await world.bind(world.jim, openID: "o-jim-2")
        #expect(try await reach(world) == .reachable)
        #expect(try await world.store.bindings(appID: world.appID)[world.jim.id]?.invalidAt == nil)
        // The old openId's trouble comes late and is not the new one's.
        try await send(world, 3, .openIDIsInvalid("o-jim"))
        #expect(try await reach(world) == .reachable)
    }
}
