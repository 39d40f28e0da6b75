import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("What one process learns of WeChat stops, and starts, all of them")
struct BreakerTests {
    private static let down = EndpointReport.unreachable(reason: "no answer")

    /// A world with messages for everybody about `count` bookings, and a second process on its file.
    private func queued(_ count: UInt32 = 4) async throws -> (World, SQLiteStore) {
        let world = try await World()
        for number in 0..<count {
            let start = Int64(number) * 60
            let booking = try world.booking(
                number, start, start + 60, attendees: [world.hanMeimei, world.jim, world.admin])
            try await world.insert(booking, announcing: world.plan(booking).messages(told: [:]))
        }
        return (world, try world.another())
    }

    /// Claims a message and puts it back at once, with that report; false where there was nothing to claim.
    @discardableResult
    private func attempt(
        _ world: World, _ report: EndpointReport?, by owner: String = "a", from store: SQLiteStore? = nil
    ) async throws -> Bool {
        guard let claimed = try await world.claim(by: owner, from: store) else { return false }
        try await world.finish(
            claimed.id, .busy(until: world.now), by: owner, report: report, in: store)
        return true
    }

    @Test("Five failures in a row, over two processes, stop both for 30 seconds")
    func opens() async throws {
        let (world, other) = try await queued()
        for failure in 0..<5 {
            #expect(try await world.counts().hold == nil)
            let store = failure % 2 == 0 ? world.store : other
            #expect(try await attempt(world, Self.down, by: "\(failure)", from: store))
        }
        let hold = SendingHold(until: world.now + 30, reason: "no answer")
        for store in [world.store, other] {
            #expect(try await world.claims(from: store).isEmpty)
            #expect(try await world.counts(in: store).hold == hold)
            #expect(try await world.counts(in: store).nextDue == hold.until)
        }
        world.bootTime.advance(29)
        #expect(try await world.claims(from: other).isEmpty)
    }

    @Test("An answer in between, whatever it says, starts the count anew")
    func answers() async throws {
        let (world, other) = try await queued()
        for report in [
            Self.down, Self.down, Self.down, Self.down, .answered, Self.down, Self.down, Self.down,
        ] {
            try await attempt(world, report, from: other)
        }
        #expect(try await world.claims().count == 4)
    }

    @Test("After the hold one message is tried for all, and its answer sets everybody free")
    func probeAnswered() async throws {
        let (world, other) = try await queued()
        for _ in 0..<5 { try await attempt(world, Self.down) }
        world.bootTime.advance(30)
        let probe = try await world.claims(8, by: "b", from: other)
        #expect(probe.count == 1)
        #expect(try await world.claims(8).isEmpty)
        try await world.finish(try #require(probe.first).id, by: "b", report: .answered, in: other)
        #expect(try await world.counts().hold == nil)
        #expect(try await world.claims(8).count == 4)
    }

    @Test("A try that fails costs another period, and one that nobody reports does too")
    func probeFails() async throws {
        let (world, other) = try await queued()
        for _ in 0..<5 { try await attempt(world, Self.down) }
        for _ in 0..<3 {
            world.bootTime.advance(30)
            #expect(try await attempt(world, Self.down, by: "b", from: other))
            #expect(try await world.claims(8).isEmpty)
        }
        world.bootTime.advance(30)
        #expect(try await world.claims(8, by: "dead").count == 1)
        world.bootTime.advance(29)
        #expect(try await world.claims(8, by: "b", from: other).isEmpty)
        world.bootTime.advance(1)
        #expect(try await world.claims(8, by: "b", from: other).count == 1)
    }

    @Test(
        "While WeChat is down for ten minutes, twenty dispatchers in two processes ask twice a period at most"
    )
    func outage() async throws {
        let (world, other) = try await queued(2)
        for _ in 0..<5 { try await attempt(world, Self.down) }
        var asked: [Int64] = []
        for second in stride(from: Int64(0), to: 600, by: 6) {
            for dispatcher in 0..<20 {
                let store = dispatcher % 2 == 0 ? world.store : other
                if try await attempt(world, Self.down, by: "d\(dispatcher)", from: store) {
                    asked.append(second)
                }
            }
            world.bootTime.advance(6)
        }
        let periods = Dictionary(grouping: asked) { $0 / 30 }
        #expect(periods.values.allSatisfy { $0.count <= 2 })
        // It is not given up either.
        #expect(asked.count >= 18)
    }

    @Test("A try that turns out not to ask WeChat does not cost a period")
    func probeWithoutQuestion() async throws {
        let (world, other) = try await queued()
        for _ in 0..<5 { try await attempt(world, Self.down) }
        world.bootTime.advance(30)
        for _ in 0..<3 {
            let probe = try #require(try await world.claim(by: "b", from: other))
            #expect(try await world.claims(8).isEmpty)
            try await world.finish(probe.id, .expired, by: "b", in: other)
        }
        #expect(try await attempt(world, .answered))
        #expect(try await world.claims(8).count > 1)
    }

    @Test("Where nothing is due after the hold, the try is kept for what comes")
    func nothingToTry() async throws {
        let (world, other) = try await queued(0)
        let booking = try world.booking(1)
        try await world.insert(booking, announcing: [world.message(booking, to: world.liLei)])
        for _ in 0..<5 { try await attempt(world, Self.down) }
        world.bootTime.advance(30)
        // What is due is overtaken: there is nothing to send.
        let claimed = try #require(try await world.claim())
        try await world.cancel(booking.id)
        try await world.finish(claimed.id, .busy(until: world.now), report: nil)
        #expect(try await world.claims(from: other).isEmpty)
        let next = try world.booking(2)
        try await world.insert(next, announcing: [world.message(next, to: world.jim)])
        #expect(try await world.claims(from: other).count == 1)
    }

    @Test(
        "A quota holds everybody for as long as it lasts, whatever is answered meanwhile to what was under way"
    )
    func firm() async throws {
        let (world, other) = try await queued()
        let underWay = try await world.claims(3, by: "b", from: other)
        try await attempt(world, .hold(seconds: 300, reason: "quota"))
        for message in underWay {
            let report = message == underWay.first ? Self.down : .answered
            try await world.finish(message.id, by: "b", report: report, in: other)
        }
        #expect(try await world.counts().hold == SendingHold(until: world.now + 300, reason: "quota"))
        world.bootTime.advance(299)
        #expect(try await world.claims(from: other).isEmpty)
        world.bootTime.advance(1)
        let probe = try await world.claims(8)
        #expect(probe.count == 1)
        #expect(try await world.claims(8, by: "b", from: other).isEmpty)
        try await world.finish(try #require(probe.first).id, report: .answered)
        #expect(try await world.claims(8, by: "b", from: other).count > 1)
    }

    @Test("Five failures of what was under way do not cut a longer hold short")
    func longerHold() async throws {
        let (world, other) = try await queued()
        let underWay = try await world.claims(3, by: "b", from: other)
        try await attempt(world, .hold(seconds: 300, reason: "quota"))
        for message in underWay {
            for _ in 0..<2 {
                try await world.finish(message.id, by: "b", report: Self.down, in: other)
            }
        }
        #expect(try await world.counts().hold?.until == world.now + 300)
    }

    @Test(
        "Whatever a server asks for, a hold lasts from a second to an hour",
        arguments: [(-5, 1), (0, 1), (1, 1), (3600, 3600), (1_000_000_000, 3600), (Int64.max, 3600)]
            as [(Int64, Int64)])
    func capped(_ asked: Int64, _ seconds: Int64) async throws {
        let (world, _) = try await queued(1)
        try await attempt(world, .hold(seconds: asked, reason: "Retry-After"))
        #expect(try await world.counts().hold?.until == world.now + seconds)
    }

    @Test("A hold of before the host was started again is over, and one message is tried")
    func reboot() async throws {
        let (world, _) = try await queued()
        try await attempt(world, .hold(seconds: 3600, reason: "quota"))
        let rebooted = try world.another(bootID: "next boot")
        #expect(try await world.counts(in: rebooted).hold?.until == world.now)
        let probe = try await world.claims(8, from: rebooted)
        #expect(probe.count == 1)
        try await world.finish(try #require(probe.first).id, report: .answered, in: rebooted)
        #expect(try await world.counts(in: rebooted).hold == nil)
    }

    @Test("Another mini program's trouble is not ours")
    func perAppID() async throws {
        let (world, _) = try await queued()
        try await attempt(world, .hold(seconds: 300, reason: "quota"))
        let others = try await world.store.claim(
            owner: "a", at: world.now, leaseSeconds: 60, limit: 9, breaker: BreakerPolicy(), appID: "wx2")
        #expect(others.count == 4)
    }

    @Test("An admin's retry lifts the hold, and the caution after a death stays")
    func lifted() async throws {
        let (world, other) = try await queued()
        _ = try await world.claims(1, by: "dead")
        world.bootTime.advance(60)
        // The one that is taken over meets a quota.
        try await attempt(world, .hold(seconds: 300, reason: "quota"))
        // It is due at once, too.
        #expect(try await world.store.retryFailed(at: world.now, appID: world.appID) == 1)
        #expect(try await world.counts().hold == nil)
        #expect(try await world.claims(8, by: "b", from: other).count == 1)
        #expect(try await world.claims(8, by: "b", from: other).isEmpty)
    }
}
