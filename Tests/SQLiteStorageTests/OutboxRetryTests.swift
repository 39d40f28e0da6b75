import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("A message that was not sent can be tried again")
struct OutboxRetryTests {
    private func finished(_ world: World, _ outcome: OutboxOutcome) async throws -> OutboxID {
        let booking = try world.booking(1)
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim)])
        let claimed = try #require(
            try await world.store.claim(owner: "a", at: world.now, leaseSeconds: 60, appID: world.appID))
        _ = try await world.store.finish(claimed.id, owner: "a", outcome: outcome, at: world.now)
        return claimed.id
    }

    static let retryable: [OutboxOutcome] = [
        .failed(errcode: 40037, detail: "invalid template_id"), .refused(errcode: 43101, detail: "refuse"),
        .notBound,
        .again(
            at: Fixtures.morning + 500, errcode: -1, detail: "busy", ambiguous: false, countsAsAttempt: true),
    ]

    @Test("It is due at once and starts afresh", arguments: retryable)
    func retry(_ outcome: OutboxOutcome) async throws {
        let world = try await World()
        try await world.bind(world.jim)
        let id = try await finished(world, outcome)
        #expect(try await world.store.retry(id, at: world.now + 5, appID: world.appID) == .queued)
        let shown = try #require(try await world.store.messages(limit: 1, appID: world.appID).first)
        #expect(shown.state == .waiting)
        #expect(shown.attempts == 0)
        #expect(shown.errcode == nil)
        let claimed = try await world.store.claim(
            owner: "b", at: world.now + 5, leaseSeconds: 60, appID: world.appID)
        #expect(claimed?.id == id)
        #expect(claimed?.attempt == 1)
    }

    @Test(
        "What was sent, probably sent or given up is left as it is",
        arguments: [
            (.sent, .sent), (.unconfirmed(errcode: 43101, detail: ""), .unconfirmed), (.expired, .expired),
        ] as [(OutboxOutcome, OutboxState)])
    func notRetryable(_ outcome: OutboxOutcome, _ state: OutboxState) async throws {
        let world = try await World()
        try await world.bind(world.jim)
        let id = try await finished(world, outcome)
        #expect(try await world.store.retry(id, at: world.now, appID: world.appID) == .notRetryable(state))
        #expect(try await world.store.messages(limit: 1, appID: world.appID).map(\.state) == [state])
    }

    @Test("It says why where nobody can be reached, it is too late, or there is no such message")
    func hopeless() async throws {
        let world = try await World()
        let id = try await finished(world, .failed(errcode: 1, detail: ""))
        #expect(
            try await world.store.retry(id, at: world.now, appID: world.appID) == .notRetryable(.notBound))
        try await world.bind(world.jim)
        let tomorrow = world.now + 86_400
        #expect(
            try await world.store.retry(id, at: tomorrow, appID: world.appID) == .notRetryable(.expired))
        #expect(try await world.store.retry(OutboxID(99), at: world.now, appID: world.appID) == .unknown)
    }
}
