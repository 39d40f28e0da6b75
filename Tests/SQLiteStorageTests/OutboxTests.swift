import RoomBooking
import TestSupport
import Testing

@testable import SQLiteStorage

@Suite("Messages wait, are claimed once, and keep what became of them")
struct OutboxTests {
    private func queued(
        _ world: World, _ messages: (Booking) -> [NewOutboxMessage]
    ) async throws -> Booking {
        let booking = try world.booking(1, attendees: [world.jim, world.hanMeimei])
        try await world.insert(booking, announcing: messages(booking))
        return booking
    }

    @Test("A claimed message carries all that the sender needs")
    func claim() async throws {
        let world = try await World()
        try await world.bind(world.jim, openID: "o-jim")
        let booking = try await queued(world) { [world.message($0, to: world.jim)] }
        let claimed = try #require(try await world.claim())
        #expect(claimed.openID == "o-jim")
        #expect(claimed.language == .english)
        #expect(claimed.announcement == world.message(booking, to: world.jim).announcement)
        #expect(claimed.recipient == world.jim.id)
        #expect(claimed.notAfter == booking.slot.end)
        #expect(claimed.kind == .booked)
        #expect(claimed.attempt == 1)
        #expect(claimed.ambiguousAttempts == 0)
        let shown = try await world.messages(about: booking)
        #expect(shown.map(\.state) == [.sending])
        #expect(shown.map(\.recipient.isBound) == [true])
    }

    @Test("Messages are claimed when due, the one that waits longest first")
    func order() async throws {
        let world = try await World()
        _ = try await queued(world) {
            [
                world.message($0, to: world.jim, dueIn: 20), world.message($0, to: world.liLei, dueIn: 10),
                world.message($0, to: world.hanMeimei, dueIn: 10),
            ]
        }
        #expect(try await world.claim(after: 9) == nil)
        #expect(try await world.counts().nextDue == world.now + 10)
        let first = try await world.claims(2, after: 20)
        #expect(first.map(\.recipient) == [world.liLei.id, world.hanMeimei.id])
        #expect(try await world.claims(2, after: 20).map(\.recipient) == [world.jim.id])
        #expect(try await world.claims(2, after: 20).isEmpty)
    }

    @Test("Two stores never claim the same message")
    func claimRace() async throws {
        let world = try await World()
        for number: UInt32 in 0..<8 {
            let booking = try world.booking(number, Int64(number) * 60, Int64(number) * 60 + 60)
            let messages = [world.liLei, world.jim, world.hanMeimei, world.admin].map {
                world.message(booking, to: $0)
            }
            try await world.insert(booking, announcing: messages)
        }
        let stores = [world.store, try world.another()]
        let claims = try await withThrowingTaskGroup(of: [OutboxID].self) { group in
            for worker in 0..<4 {
                group.addTask {
                    var mine: [OutboxID] = []
                    let (store, owner) = (stores[worker % 2], "worker \(worker)")
                    while true {
                        let claimed = try await world.claims(2, by: owner, from: store).map(\.id)
                        if claimed.isEmpty { return mine }
                        for id in claimed { try await world.finish(id, by: owner, in: store) }
                        mine += claimed
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(claims).count == claims.count)
        // A worker stops early where all that is left is for people whom others are telling.
        let left = try await world.counts().waiting
        #expect(claims.count + left == 32)
    }

    @Test(
        "A person gets one message at a time; the next one waits until the first is done or its lease is over"
    )
    func onePerPerson() async throws {
        let world = try await World()
        let booking = try await queued(world) { [world.message($0, to: world.jim)] }
        let other = try world.booking(2, 300, 360)
        try await world.insert(other, announcing: [world.message(other, to: world.jim)])
        let second = try world.another()
        let first = try await world.claims()
        #expect(first.count == 1)
        #expect(try await world.claim(by: "b", from: second) == nil)
        try await world.finish(try #require(first.first).id)
        let next = try await world.claim(by: "b", from: second)
        #expect(next != nil && next?.id != first.first?.id)
        #expect(try await world.messages(about: booking).map(\.state) == [.sent])
    }

    @Test("A message whose lease ran out is claimed again, as one that may have been sent")
    func leaseEnds() async throws {
        let world = try await World()
        let booking = try await queued(world) { [world.message($0, to: world.jim)] }
        let other = try world.another()
        let first = try #require(try await world.claim())
        // Setting the wall clock does not end a lease.
        #expect(try await world.claim(by: "b", after: 86_400, from: other) == nil)
        world.bootTime.advance(59)
        #expect(try await world.claim(by: "b", from: other) == nil)
        #expect(try await world.counts(in: other).nextDue == world.now + 1)
        world.bootTime.advance(1)
        let second = try #require(try await world.claim(by: "b", from: other))
        #expect(second.id == first.id)
        #expect(second.attempt == 2)
        #expect(second.ambiguousAttempts == 1)
        // The first one comes back too late.
        #expect(try await !world.finish(first.id, .failed(errcode: 1, detail: "")))
        #expect(try await world.messages(about: booking).map(\.state) == [.sending])
        #expect(try await world.finish(first.id, by: "b", in: other))
        #expect(try await !world.finish(first.id, .notBound, by: "b", in: other))
        #expect(try await world.messages(about: booking).map(\.state) == [.sent])
    }

    @Test("A reboot ends every lease")
    func reboot() async throws {
        let world = try await World()
        _ = try await queued(world) { [world.message($0, to: world.jim)] }
        let first = try await world.claim()
        let second = try await world.claim(from: try world.another(bootID: "next boot"))
        #expect(second?.id == first?.id)
        #expect(second?.ambiguousAttempts == 1)
    }

    static let outcomes: [(OutboxOutcome, OutboxState, Int?)] = [
        (.sent, .sent, nil), (.notBound, .notBound, nil), (.expired, .expired, nil),
        (.refused(errcode: 43101, detail: "no"), .refused, 43101),
        (.unconfirmed(errcode: 43101, detail: "maybe"), .unconfirmed, 43101),
        (.failed(errcode: 40037, detail: "id"), .failed, 40037),
        (.failed(errcode: nil, detail: "x"), .failed, nil),
    ]

    @Test("What became of a message is kept, and ends it", arguments: outcomes)
    func finish(_ outcome: OutboxOutcome, _ state: OutboxState, _ errcode: Int?) async throws {
        let world = try await World()
        let booking = try await queued(world) { [world.message($0, to: world.jim)] }
        let claimed = try #require(try await world.claim())
        #expect(try await world.finish(claimed.id, outcome))
        let shown = try #require(try await world.messages(about: booking).first)
        #expect(shown.state == state)
        #expect(shown.errcode == errcode)
        #expect(shown.attempts == 1)
        #expect(try await world.claim(after: 999) == nil)
        #expect(
            try await world.counts()
                == OutboxCounts(waiting: 0, failed: state == .failed ? 1 : 0, nextDue: nil))
    }

    @Test("A message put back is due later and remembers whether it may have been sent")
    func again() async throws {
        let world = try await World()
        _ = try await queued(world) { [world.message($0, to: world.jim)] }
        func putBack(_ message: ClaimedMessage?, ambiguous: Bool, counts: Bool) async throws {
            let outcome = OutboxOutcome.again(
                at: world.now + 30, errcode: -1, detail: "busy", ambiguous: ambiguous, countsAsAttempt: counts
            )
            let id = try #require(message).id
            #expect(try await world.finish(id, outcome))
        }
        try await putBack(try await world.claim(), ambiguous: false, counts: false)
        #expect(try await world.claim(after: 29) == nil)
        let second = try await world.claim(after: 30)
        #expect(second?.attempt == 1)
        #expect(second?.ambiguousAttempts == 0)
        try await putBack(second, ambiguous: true, counts: true)
        let third = try await world.claim(after: 30)
        #expect(third?.attempt == 2)
        #expect(third?.ambiguousAttempts == 1)
    }

    @Test("The same event is queued once for a person, however often it is announced")
    func uniqueKey() async throws {
        let world = try await World()
        let booking = try await queued(world) {
            [
                world.message($0, to: world.jim), world.message($0, to: world.jim),
                world.message($0, to: world.jim, kind: .reminder),
            ]
        }
        #expect(try await world.messages(about: booking).map(\.kind) == [.booked, .reminder])
    }

    @Test("Counts are of all messages, or of those about one's own bookings")
    func counts() async throws {
        let world = try await World()
        _ = try await queued(world) {
            [world.message($0, to: world.jim), world.message($0, to: world.liLei, dueIn: 9)]
        }
        #expect(try await world.counts() == OutboxCounts(waiting: 2, failed: 0, nextDue: world.now))
        for (user, waiting) in [(world.liLei, 2), (world.hanMeimei, 2), (world.admin, 0)] {
            #expect(try await world.counts(for: user).waiting == waiting)
        }
    }
}
