import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Dispatching while the store fails", .timeLimit(.minutes(1)))
struct StorageTroubleTests {
    @Test("one round ends with the store's failure")
    func roundEnds() async throws {
        let site = try await Site()
        try await site.queue(attendees: [])
        let events = Events()
        let outbox = WatchedOutbox(site.outbox, claimFailures: [.full])
        await #expect(throws: StorageError.full) {
            try await site.dispatcher(UnexpectedSender(), outbox: outbox, events: events).dispatchDue()
        }
        #expect(events.all == [.storageFailed(.full, retryAfter: nil)])
    }

    @Test("what was sent is recorded although the store was busy at first, and nothing is sent twice")
    func busyAtFirst() async throws {
        let site = try await Site()
        for hour in 10..<16 {
            try await site.queue(attendees: [site.han, site.ada], from: "\(hour):00", to: "\(hour):30")
        }
        let sender = AnsweringSender()
        let outbox = WatchedOutbox(site.outbox, claimFailures: [], finishFailures: [.busy, .busy])
        let dispatcher = site.dispatcher(sender, outbox: outbox, clock: HurriedClock())
        #expect(try await dispatcher.dispatchDue().sent == 18)
        #expect(sender.sent.count == 18)
        #expect(try await site.messages().allSatisfy { $0.state == .sent })
    }

    @Test("what could not be recorded is not lost: it comes back when the lease ends, as possibly sent")
    func comesBack() async throws {
        let site = try await Site()
        try await site.queue(attendees: [])
        let outbox = WatchedOutbox(site.outbox, finishFailures: [.full, .full, .full])
        await #expect(throws: StorageError.full) {
            let sender = ScriptedSender([.accepted])
            return try await site.dispatcher(sender, outbox: outbox, clock: HurriedClock()).dispatchDue()
        }
        site.time.advance(seconds: 60)
        let refused = ScriptedSender([.refusedByUser(errcode: 43101, detail: "")])
        #expect(try await site.dispatcher(refused).dispatchDue().unconfirmed == 1)
    }

    @Test("stopped while the store is busy, it records what was sent, and says so")
    func stoppedWhileBusy() async throws {
        let site = try await Site()
        try await site.queue(attendees: [])
        let sender = HeldSender()
        let outbox = WatchedOutbox(site.outbox, finishFailures: [.busy, .busy])
        let dispatcher = site.dispatcher(sender, outbox: outbox, clock: HurriedClock())
        let task = Task { @concurrent in try await dispatcher.dispatchDue() }
        await sender.begun(1)
        task.cancel()
        sender.letGo()
        #expect(try await task.value.sent == 1)
        #expect(try await site.messages().map(\.state) == [.sent])
    }

    @Test("a running dispatcher goes on after a wait that doubles")
    func goesOn() async throws {
        let site = try await Site()
        try await site.queue(attendees: [])
        let clock = ManualClock()
        let events = Events()
        let sender = HeldSender()
        let outbox = WatchedOutbox(site.outbox, claimFailures: [.busy, .busy, .busy])
        let dispatcher = site.dispatcher(sender, outbox: outbox, clock: clock, events: events)
        let task = Task { @concurrent in await dispatcher.run() }
        for seconds in [1, 2, 4] {
            #expect(await clock.nextTimerScheduled() == .seconds(seconds))
            #expect(events.all.last == .storageFailed(.busy, retryAfter: .seconds(seconds)))
            clock.advance(by: .seconds(seconds))
        }
        await sender.begun(1)
        sender.letGo()
        task.cancel()
        await task.value
        #expect(try await site.messages().first?.state == .sent)
    }
}
