import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("Whoever was not told of a booking is not told that it is cancelled")
struct OutboxCancelTests {
    /// A booking of Li Lei's with one message a person, due a second after each other.
    private func announced(_ world: World, to people: [User]) async throws -> Booking {
        let booking = try world.booking(1, attendees: people.filter { $0.id != world.liLei.id })
        let messages = people.enumerated().map { world.message(booking, to: $1, dueIn: Int64($0)) }
        try await world.insert(booking, announcing: messages)
        return booking
    }

    @Test("Undone while the messages wait, a booking makes no noise at all")
    func undo() async throws {
        let world = try await World()
        let booking = try await announced(world, to: [world.jim, world.liLei])
        try await world.cancel(booking.id)
        #expect(try await world.lines(booking) == ["jim booked cancelled", "lilei booked cancelled"])
        #expect(try await world.claims(after: 3600).isEmpty)
    }

    @Test("Who was told, is being told or may have been told hears of the cancellation, the others do not")
    func told() async throws {
        let world = try await World()
        let people = [world.jim, world.liLei, world.hanMeimei, world.admin]
        let booking = try await announced(world, to: people)
        // Jim is told, Li Lei perhaps (the answer was lost), Han Meimei this moment, the admin not at all.
        for outcome in [OutboxOutcome.sent, .lost(until: world.now + 60)] {
            let claimed = try #require(try await world.claim(after: 1))
            try await world.finish(claimed.id, outcome)
        }
        let sending = try await world.claim(after: 2)
        #expect(sending?.recipient == world.hanMeimei.id)
        try await world.cancel(booking.id, reason: "下雪")
        #expect(
            try await world.lines(booking) == [
                "jim booked sent", "lilei booked waiting", "hanmeimei booked sending",
                "admin booked cancelled", "lilei cancelled waiting", "jim cancelled waiting",
                "hanmeimei cancelled waiting",
            ])
        // What may have arrived is not brought a second time when there is something newer to tell.
        let news = try await world.claims()
        #expect(Set(news.map(\.recipient)) == [world.jim.id, world.liLei.id])
        #expect(news.allSatisfy { $0.kind == .cancelled && $0.announcement.reason == "下雪" })
        #expect(try await world.lines(booking).contains("lilei booked unconfirmed"))
        // Han Meimei's waits until the other one is through.
        try await world.finish(try #require(sending).id)
        #expect(try await world.claims().map(\.recipient) == [world.hanMeimei.id])
    }

    @Test("News on its way that did not arrive takes the cancellation with it")
    func cancelledMeanwhile() async throws {
        let world = try await World()
        let booking = try await announced(world, to: [world.jim])
        let claimed = try #require(try await world.claim())
        try await world.cancel(booking.id)
        try await world.finish(claimed.id, .busy(until: world.now + 15))
        #expect(try await world.claims(after: 3600).isEmpty)
        #expect(try await world.lines(booking) == ["jim booked cancelled", "jim cancelled cancelled"])
    }

    @Test(
        "Who could not be told of a booking is not told of its end",
        arguments: [OutboxState.notBound, .failed])
    func neverTold(_ state: OutboxState) async throws {
        let world = try await World()
        let booking = try world.booking(1)
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim, state: state)])
        try await world.cancel(booking.id)
        #expect(try await world.lines(booking) == ["jim booked \(state.rawValue)"])
    }

    @Test("What announces a booking is not sent again once it is cancelled")
    func moot() async throws {
        let world = try await World()
        try await world.bind(world.jim)
        let booking = try world.booking(1, attendees: [world.jim])
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim, state: .failed)])
        try await world.cancel(booking.id)
        let id = try #require(try await world.messages(about: booking).first?.id)
        #expect(
            try await world.store.retry(id, at: world.now, appID: world.appID) == .notRetryable(.cancelled))
        #expect(try await world.store.retryFailed(at: world.now, appID: world.appID) == 0)
    }

    @Test("A waiting reminder is withdrawn, and the person who was told of the booking hears of its end")
    func reminder() async throws {
        let world = try await World()
        let booking = try world.booking(1, attendees: [world.jim])
        try await world.insert(
            booking,
            announcing: [
                world.message(booking, to: world.jim),
                world.message(booking, to: world.jim, kind: .reminder, dueIn: 1800),
            ])
        try await world.sendAll()
        try await world.cancel(booking.id)
        #expect(
            try await world.lines(booking) == [
                "jim booked sent", "jim reminder cancelled", "jim cancelled waiting",
            ])
    }

    @Test("Who was only reminded of a booking knows of it, and hears of its end")
    func reminded() async throws {
        let world = try await World()
        let booking = try world.booking(1, attendees: [world.jim])
        try await world.insert(
            booking,
            announcing: [
                world.message(booking, to: world.jim, state: .failed),
                world.message(booking, to: world.jim, kind: .reminder),
            ])
        #expect(try await world.sendAll().map(\.kind) == [.reminder])
        try await world.cancel(booking.id)
        #expect(try await world.sendAll().map(\.kind) == [.cancelled])
    }

    @Test("A reminder on its way to somebody who is asked out meanwhile is not tried again")
    func reminderOfWhoIsOut() async throws {
        let world = try await World()
        let booking = try world.booking(1, attendees: [world.jim])
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim, kind: .reminder)])
        let claimed = try #require(try await world.claim())
        try await world.change(booking.id) { $0.attendees = [] }
        try await world.finish(claimed.id, .busy(until: world.now + 15))
        #expect(try await world.sendAll(after: 3600).map(\.recipient) == [world.liLei.id])
        #expect(
            try await world.lines(booking) == [
                "jim reminder cancelled", "lilei booked sent", "jim cancelled cancelled",
            ])
    }

    @Test("A reminder on its way when its booking is cancelled is not tried again")
    func reminderOnItsWay() async throws {
        let world = try await World()
        let booking = try world.booking(1, attendees: [world.jim])
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim, kind: .reminder)])
        let claimed = try #require(try await world.claim())
        try await world.cancel(booking.id)
        try await world.finish(claimed.id, .busy(until: world.now + 15))
        #expect(try await world.claims(after: 3600).isEmpty)
        #expect(try await world.lines(booking) == ["jim reminder cancelled", "jim cancelled cancelled"])
    }
}
