import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("Whoever was not told of a booking is not told that it is cancelled")
struct OutboxCancelTests {
    private struct Line: Equatable {
        var person: String
        var kind: NotificationKind
        var state: OutboxState

        init(_ person: String, _ kind: NotificationKind, _ state: OutboxState) {
            (self.person, self.kind, self.state) = (person, kind, state)
        }
    }

    private func lines(_ world: World, _ booking: Booking) async throws -> [Line] {
        try await world.store.messages(about: booking.id, appID: world.appID).map {
            Line($0.recipient.username, $0.kind, $0.state)
        }
    }

    @Test("Undone while the messages wait, a booking makes no noise at all")
    func undo() async throws {
        let world = try await World()
        let booking = try world.booking(1)
        try await world.insert(
            booking,
            announcing: [world.message(booking, to: world.jim), world.message(booking, to: world.liLei)])
        try await world.cancel(
            booking.id,
            announcing: [world.jim, world.liLei].map { world.message(booking, to: $0, kind: .cancelled) })
        #expect(
            try await lines(world, booking) == [
                Line("jim", .booked, .cancelled), Line("lilei", .booked, .cancelled),
            ])
    }

    @Test("Who was told, is being told or may have been told hears of the cancellation")
    func told() async throws {
        let world = try await World()
        let people = [world.jim, world.liLei, world.hanMeimei, world.admin]
        let booking = try world.booking(1)
        // Jim is told, Li Lei perhaps (the answer was lost), Han Meimei this moment, the admin not at all.
        try await world.insert(
            booking,
            announcing: people.enumerated().map { world.message(booking, to: $1, dueIn: Int64($0)) })
        for outcome in [
            OutboxOutcome.sent,
            .again(
                at: world.now + 60, errcode: nil, detail: "timeout", ambiguous: true, countsAsAttempt: true),
        ] {
            let claimed = try #require(
                try await world.store.claim(
                    owner: "a", at: world.now + 1, leaseSeconds: 60, appID: world.appID))
            _ = try await world.store.finish(claimed.id, owner: "a", outcome: outcome, at: world.now)
        }
        let sending = try await world.store.claim(
            owner: "a", at: world.now + 2, leaseSeconds: 60, appID: world.appID)
        #expect(sending?.recipient == world.hanMeimei.id)
        try await world.cancel(
            booking.id, announcing: people.map { world.message(booking, to: $0, kind: .cancelled) })
        #expect(
            try await lines(world, booking) == [
                Line("jim", .booked, .sent), Line("lilei", .booked, .cancelled),
                Line("hanmeimei", .booked, .sending), Line("admin", .booked, .cancelled),
                Line("jim", .cancelled, .waiting), Line("lilei", .cancelled, .waiting),
                Line("hanmeimei", .cancelled, .waiting),
            ])
    }

    @Test("News on its way when its booking was cancelled is not announced again")
    func cancelledMeanwhile() async throws {
        let world = try await World()
        let booking = try world.booking(1)
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim)])
        let claimed = try #require(
            try await world.store.claim(owner: "a", at: world.now, leaseSeconds: 60, appID: world.appID))
        try await world.cancel(booking.id, announcing: [])
        let busy = OutboxOutcome.again(
            at: world.now + 15, errcode: -1, detail: "busy", ambiguous: false, countsAsAttempt: true)
        _ = try await world.store.finish(claimed.id, owner: "a", outcome: busy, at: world.now)
        #expect(try await lines(world, booking) == [Line("jim", .booked, .cancelled)])
    }

    @Test(
        "Who could not be told of a booking is not told of its end",
        arguments: [OutboxState.notBound, .failed])
    func neverTold(_ state: OutboxState) async throws {
        let world = try await World()
        let booking = try world.booking(1)
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim, state: state)])
        try await world.cancel(
            booking.id, announcing: [world.message(booking, to: world.jim, kind: .cancelled)])
        #expect(try await lines(world, booking) == [Line("jim", .booked, state)])
    }

    @Test("What announces a booking is not sent again once it is cancelled")
    func moot() async throws {
        let world = try await World()
        let booking = try world.booking(1)
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim, state: .failed)])
        try await world.cancel(booking.id, announcing: [])
        let id = try #require(
            try await world.store.messages(about: booking.id, appID: world.appID).first?.id)
        #expect(
            try await world.store.retry(id, at: world.now, appID: world.appID) == .notRetryable(.cancelled))
    }

    @Test("A waiting reminder is withdrawn, and the person who was told of the booking hears of its end")
    func reminder() async throws {
        let world = try await World()
        let booking = try world.booking(1)
        try await world.insert(
            booking,
            announcing: [
                world.message(booking, to: world.jim),
                world.message(booking, to: world.jim, kind: .reminder, dueIn: 1800),
            ])
        let claimed = try #require(
            try await world.store.claim(owner: "a", at: world.now, leaseSeconds: 60, appID: world.appID))
        _ = try await world.store.finish(claimed.id, owner: "a", outcome: .sent, at: world.now)
        try await world.cancel(
            booking.id, announcing: [world.message(booking, to: world.jim, kind: .cancelled)])
        #expect(
            try await lines(world, booking) == [
                Line("jim", .booked, .sent), Line("jim", .reminder, .cancelled),
                Line("jim", .cancelled, .waiting),
            ])
    }
}
