import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("A message that was not sent can be tried again")
struct OutboxRetryTests {
    private func finished(_ world: World, _ outcome: OutboxOutcome) async throws -> OutboxID {
        let booking = try world.booking(1, attendees: [world.jim])
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim)])
        let claimed = try #require(try await world.claim())
        try await world.finish(claimed.id, outcome)
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
        let shown = try #require(try await world.messages(limit: 1).first)
        #expect(shown.state == .waiting)
        #expect(shown.attempts == 0)
        #expect(shown.errcode == nil)
        let claimed = try await world.claim(by: "b", after: 5)
        #expect(claimed?.id == id)
        #expect(claimed?.attempt == 1)
    }

    @Test(
        "What has probably arrived is sent once more where somebody wants it, and a refusal then proves that it had"
    )
    func unconfirmed() async throws {
        let world = try await World()
        try await world.bind(world.jim)
        let id = try await finished(world, .unconfirmed(errcode: nil, detail: ""))
        #expect(try await world.store.retry(id, at: world.now, appID: world.appID) == .queuedOnceMore)
        let claimed = try #require(try await world.claim(by: "b"))
        #expect(claimed.id == id && claimed.ambiguousAttempts == 1)
    }

    @Test("What waits to be sent once more may have been heard of, so its end is told")
    func unconfirmedThenCancelled() async throws {
        let world = try await World()
        try await world.bind(world.jim)
        let id = try await finished(world, .unconfirmed(errcode: nil, detail: "timeout"))
        _ = try await world.store.retry(id, at: world.now, appID: world.appID)
        try await world.cancel(Fixtures.bookingID(1))
        #expect(try await world.sendAll().map(\.kind) == [.cancelled])
    }

    @Test(
        "What was sent or given up is left as it is",
        arguments: [(.sent, .sent), (.expired, .expired)] as [(OutboxOutcome, OutboxState)])
    func notRetryable(_ outcome: OutboxOutcome, _ state: OutboxState) async throws {
        let world = try await World()
        try await world.bind(world.jim)
        let id = try await finished(world, outcome)
        #expect(try await world.store.retry(id, at: world.now, appID: world.appID) == .notRetryable(state))
        #expect(try await world.messages(limit: 1).map(\.state) == [state])
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

    /// Jim and Li Lei know of the booking; what is queued after that fails.
    private func toldThenFailing(
        _ world: World, _ edit: (inout Booking) -> Void
    ) async throws -> (Booking, [OutboxID]) {
        let booking = try world.booking(1, attendees: [world.jim])
        for user in [world.jim, world.liLei] { try await world.bind(user) }
        try await world.insert(booking, announcing: world.plan(booking).messages(told: [:]))
        try await world.sendAll()
        try await world.change(booking.id, edit)
        let failing = try await world.claims()
        for message in failing { try await world.finish(message.id, .failed(errcode: 47003, detail: "")) }
        return (booking, failing.map(\.id))
    }

    private func expectMoot(_ world: World, _ ids: [OutboxID]) async throws {
        #expect(!ids.isEmpty)
        for id in ids {
            let outcome = try await world.store.retry(id, at: world.now, appID: world.appID)
            #expect(outcome == .notRetryable(.cancelled))
        }
        #expect(try await world.store.retryFailed(at: world.now, appID: world.appID) == 0)
        #expect(try await world.claims(after: 3600).isEmpty)
    }

    @Test("A cancellation that failed and was taken back since is not told after all")
    func cancellationTakenBack() async throws {
        let world = try await World()
        let (booking, failed) = try await toldThenFailing(world) { $0.state = .cancelled }
        #expect(try await world.change(booking.id, onlyIfUntold: true) { $0.state = .active } == .changed)
        try await expectMoot(world, failed)
    }

    @Test("A change that failed and was changed back since is not told after all")
    func changeTakenBack() async throws {
        let world = try await World()
        let (booking, failed) = try await toldThenFailing(world) { $0.title = "年会" }
        try await world.change(booking.id) { $0.title = booking.title }
        try await expectMoot(world, failed)
    }

    @Test("What failed before something newer was told stays as it is")
    func overtaken() async throws {
        let world = try await World()
        let (booking, failed) = try await toldThenFailing(world) { $0.title = "年会" }
        try await world.change(booking.id) { $0.note = "x" }
        // The same change is told once more, instead of the one that failed.
        #expect(try await world.sendAll().map(\.kind) == [.changed, .changed])
        try await expectMoot(world, failed)
    }

    @Test("A reminder that was refused is not sent beside the one that took its place")
    func reminderReplaced() async throws {
        let world = try await World()
        try await world.bind(world.jim)
        let booking = try world.booking(1, attendees: [world.jim])
        try await world.insert(
            booking,
            announcing: [
                world.message(booking, to: world.jim), world.message(booking, to: world.liLei),
                world.message(booking, to: world.jim, kind: .reminder, dueIn: 1),
            ])
        try await world.sendAll()
        let refused = try #require(try await world.claim(after: 1))
        try await world.finish(refused.id, .refused(errcode: 43101, detail: ""))
        try await world.change(booking.id, reminderLead: 3600) { $0.note = "x" }
        #expect(Set(try await world.sendAll(after: 1).map(\.kind)) == [.reminder])
        try await expectMoot(world, [refused.id])
    }

    @Test("Whoever has left hears nothing more")
    func disabled() async throws {
        let world = try await World()
        try await world.bind(world.jim)
        let booking = try world.booking(1, attendees: [world.jim])
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim)])
        try await world.store.setDisabled(true, user: world.jim.id)
        #expect(try await world.claim() == nil)
        #expect(try await world.messages(limit: 1).map(\.state) == [.cancelled])
    }

    @Test("All that failed and is not over is driven again at once")
    func allFailed() async throws {
        let world = try await World()
        for number: UInt32 in 0..<3 {
            let start = Int64(number) * 60
            let booking = try world.booking(number, start, start + 60, attendees: [world.jim])
            try await world.insert(
                booking, announcing: [world.message(booking, to: world.jim, state: .failed)])
        }
        // The first meeting is over.
        let at = world.now + 3600
        #expect(try await world.store.retryFailed(at: at, appID: world.appID) == 2)
        #expect(try await world.sendAll(after: 3600).count == 2)
        #expect(try await world.store.retryFailed(at: at, appID: world.appID) == 0)
    }
}
