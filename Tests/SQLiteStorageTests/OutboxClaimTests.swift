import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("A claim takes what is due, and only what is still to be told")
struct OutboxClaimTests {
    /// Bookings of Li Lei's, each announced to everybody.
    private func announced(_ world: World, _ count: UInt32 = 1) async throws -> [Booking] {
        var bookings: [Booking] = []
        for number in 0..<count {
            let start = Int64(number) * 60
            let booking = try world.booking(
                number, start, start + 60, attendees: [world.hanMeimei, world.jim, world.admin])
            try await world.insert(booking, announcing: world.plan(booking).messages(told: [:]))
            bookings.append(booking)
        }
        return bookings
    }

    /// As it is after Jim and Li Lei have been told of a booking.
    private func told(_ world: World) async throws -> Booking {
        let booking = try world.booking(1, attendees: [world.jim])
        try await world.insert(booking, announcing: world.plan(booking).messages(told: [:]))
        #expect(try await world.sendAll().count == 2)
        return booking
    }

    @Test("One claim takes as many as there is room for, and never two for one person")
    func batch() async throws {
        let world = try await World()
        _ = try await announced(world, 3)
        let first = try await world.claims(3)
        #expect(first.count == 3 && Set(first.map(\.recipient)).count == 3)
        let second = try await world.claims(100, by: "b")
        #expect(second.map(\.recipient) == [world.admin.id])
        #expect(try await world.claims(100, by: "c").isEmpty)
        #expect(try await world.claims(0).isEmpty)
    }

    @Test("What is finished together is kept together, each only where it is still ours")
    func finishesTogether() async throws {
        let world = try await World()
        let booking = try #require(try await announced(world).first)
        let claimed = try await world.claims()
        let outcomes: [OutboxOutcome] = [.sent, .refused(errcode: 43101, detail: ""), .notBound, .expired]
        let stranger = FinishedMessage(id: OutboxID(99), outcome: .sent)
        let finished =
            zip(claimed, outcomes).map { FinishedMessage(id: $0.id, outcome: $1) } + [stranger]
        func finish(_ owner: String) async throws -> Set<OutboxID> {
            try await world.store.finish(
                finished, owner: owner, at: world.now, breaker: BreakerPolicy(), appID: world.appID)
        }
        #expect(try await finish("b").isEmpty)
        #expect(try await finish("a") == Set(claimed.map(\.id)))
        #expect(
            Set(try await world.messages(about: booking).map(\.state))
                == [.sent, .refused, .notBound, .expired])
    }

    @Test(
        "A later change takes the place of one that waits, and says all that is different from what was told")
    func superseded() async throws {
        let world = try await World()
        let booking = try await told(world)
        let moved = try Fixtures.slot(120, 180)
        try await world.change(booking.id) { $0.slot = moved }
        try await world.change(booking.id, by: world.admin) { $0.title = "年会" }
        let news = try await world.sendAll()
        #expect(news.map(\.kind) == [.changed, .changed])
        #expect(
            news.allSatisfy {
                $0.announcement.changes == [.time(was: booking.slot), .title(was: booking.title)]
            })
        #expect(news.allSatisfy { $0.announcement.slot == moved && $0.announcement.title == "年会" })
        #expect(news.allSatisfy { $0.announcement.person == world.admin.displayName })
    }

    @Test("A change that is changed back before it is told is not told")
    func changedBack() async throws {
        let world = try await World()
        let booking = try await told(world)
        try await world.change(booking.id) { $0.title = "年会" }
        try await world.change(booking.id) { $0.title = booking.title }
        #expect(try await world.sendAll(after: 3600).isEmpty)
    }

    @Test("A change of what never arrived is told as a booking, with its organizer")
    func changedIsBooked() async throws {
        let world = try await World()
        let booking = try world.booking(1, attendees: [world.jim])
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim)])
        let onItsWay = try #require(try await world.claim())
        try await world.change(booking.id, by: world.admin) { $0.title = "年会" }
        try await world.finish(onItsWay.id, .busy(until: world.now + 60))
        let news = try await world.claims().filter { $0.recipient == world.jim.id }
        #expect(news.map(\.kind) == [.booked])
        #expect(news.first?.announcement.title == "年会" && news.first?.announcement.changes == [])
        #expect(news.first?.announcement.person == world.liLei.displayName)
        try await world.finish(try #require(news.first).id)
        #expect(try await world.claims(after: 3600).isEmpty)
    }

    @Test("A change on its way that did not arrive is told with the next one")
    func changesAddUp() async throws {
        let world = try await World()
        let booking = try await told(world)
        try await world.change(booking.id) { $0.title = "年会" }
        let onItsWay = try await world.claims()
        #expect(onItsWay.count == 2)
        try await world.change(booking.id) { $0.room = world.rooms[1].id }
        for message in onItsWay { try await world.finish(message.id, .busy(until: world.now + 60)) }
        let news = try await world.sendAll()
        #expect(news.count == 2)
        #expect(
            news.allSatisfy {
                $0.announcement.changes == [.room(was: world.rooms[0].name), .title(was: booking.title)]
            })
        #expect(try await world.sendAll(after: 3600).isEmpty)
    }

    @Test("A change on its way that was taken back meanwhile is still told if it did not arrive")
    func onItsWayAndTakenBack() async throws {
        let world = try await World()
        let booking = try world.booking(1, attendees: [world.jim])
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim)])
        let onItsWay = try #require(try await world.claim())
        try await world.change(booking.id, undoWindow: 10) { $0.title = "年会" }
        // Undone: for Jim all is as it is being told.
        try await world.change(booking.id, undoWindow: 10, onlyIfUntold: true) { $0.title = booking.title }
        try await world.finish(onItsWay.id, .busy(until: world.now + 15))
        let again = try await world.claims(after: 15).filter { $0.recipient == world.jim.id }
        #expect(again.map(\.id) == [onItsWay.id])
    }

    @Test("The end of a booking is told with what the person knows of it, not with what did not arrive")
    func cancelledAsKnown() async throws {
        let world = try await World()
        let booking = try await told(world)
        try await world.change(booking.id) { $0.title = "年会" }
        let onItsWay = try await world.claims()
        try await world.cancel(booking.id)
        for message in onItsWay { try await world.finish(message.id, .failed(errcode: 47003, detail: "")) }
        let news = try await world.sendAll()
        #expect(news.map(\.kind) == [.cancelled, .cancelled])
        #expect(news.allSatisfy { $0.announcement.title == booking.title })
    }

    @Test("Who is asked out and in again while the cancellation fails is not told twice of the same booking")
    func outAndInAgain() async throws {
        let world = try await World()
        let booking = try await told(world)
        try await world.change(booking.id) { $0.attendees = [] }
        let onItsWay = try await world.claims()
        #expect(onItsWay.map(\.kind) == [.cancelled] && onItsWay.map(\.recipient) == [world.jim.id])
        try await world.change(booking.id) { $0.attendees = [world.jim.id] }
        #expect(try await world.lines(booking).last == "jim booked waiting")
        try await world.finish(try #require(onItsWay.first).id, .failed(errcode: 47003, detail: ""))
        #expect(try await world.claims(after: 3600).isEmpty)
    }

    @Test("Out, moved, and in again while the cancellation fails, the person is told what is different")
    func outMovedAndInAgain() async throws {
        let world = try await World()
        let booking = try await told(world)
        try await world.change(booking.id) { $0.attendees = [] }
        let onItsWay = try await world.claims()
        try await world.change(booking.id) {
            $0.attendees = [world.jim.id]
            $0.room = world.rooms[1].id
        }
        for message in onItsWay { try await world.finish(message.id, .failed(errcode: 47003, detail: "")) }
        let news = try await world.sendAll().filter { $0.recipient == world.jim.id }
        #expect(news.map(\.kind) == [.changed])
        #expect(news.first?.announcement.changes == [.room(was: world.rooms[0].name)])
    }

    @Test(
        "Newcomers hear of the booking, who was asked out hears of its end, the others of what is different")
    func peopleChange() async throws {
        let world = try await World()
        let booking = try await told(world)
        try await world.change(booking.id) { $0.attendees = [world.hanMeimei.id] }
        let news = try await world.sendAll()
        #expect(news.map(\.kind) == [.booked, .cancelled])
        #expect(news.map(\.recipient) == [world.hanMeimei.id, world.jim.id])
    }

    @Test("Where what is due first has been overtaken, the claim goes on to what is behind it")
    func goesOnBehind() async throws {
        let world = try await World()
        let booking = try world.booking(1, attendees: [world.jim])
        try await world.insert(booking, announcing: [world.message(booking, to: world.jim)])
        let onItsWay = try #require(try await world.claim())
        try await world.change(booking.id) { $0.title = "年会" }
        // The organizer's is out of the way.
        _ = try await world.claims().filter { $0.recipient == world.liLei.id }
        try await world.finish(onItsWay.id, .busy(until: world.now - 60))
        #expect(try await world.claims(1, by: "b").map(\.recipient) == [world.jim.id])
    }

    @Test("After a dispatcher died with messages in hand, each takes one at a time for two minutes")
    func caution() async throws {
        let world = try await World()
        _ = try await announced(world, 3)
        let other = try world.another()
        #expect(try await world.claims(4, by: "dead").count == 4)
        world.bootTime.advance(60)
        let rescued = try await world.claims(4, by: "b", from: other)
        #expect(rescued.map(\.ambiguousAttempts) == [1])
        #expect(try await world.claims(4, by: "b", from: other).isEmpty)
        let third = try await world.claims(4, by: "c")
        #expect(third.count == 1)
        try await world.finish(try #require(rescued.first).id, by: "b", in: other)
        try await world.finish(try #require(third.first).id, by: "c")
        let rest = try await world.sendAll()
        #expect(rest.count == 10)
        world.bootTime.advance(119)
        let later = try world.booking(9, 600, 660, attendees: [world.hanMeimei, world.jim, world.admin])
        try await world.insert(later, announcing: world.plan(later).messages(told: [:]))
        let one = try await world.claims(4, by: "b", from: other)
        #expect(one.count == 1)
        try await world.finish(try #require(one.first).id, by: "b", in: other)
        world.bootTime.advance(1)
        #expect(try await world.claims(4, by: "b", from: other).count == 3)
    }

    @Test(
        "A reminder that is due or was missed survives a change that tells the person nothing, and comes once"
    )
    func remindersSurvive() async throws {
        let world = try await World()
        let booking = try world.booking(1, attendees: [world.jim])
        let lead: Int64 = 3600
        let plan = world.plan(booking, dueAt: world.now - 10, reminderLead: lead - 1)
        try await world.insert(booking, announcing: plan.messages(told: [:]))
        #expect(try await world.sendAll().map(\.kind) == [.booked, .booked])
        // Due in a second, when a note is written.
        try await world.change(booking.id, undoWindow: 10, reminderLead: lead - 1) { $0.note = "x" }
        let reminders = try await world.sendAll(after: 1)
        #expect(reminders.map(\.kind) == [.reminder, .reminder])
        try await world.change(booking.id, undoWindow: 10, reminderLead: lead - 1) { $0.note = "y" }
        #expect(try await world.sendAll(after: 3600).isEmpty)
    }
}
