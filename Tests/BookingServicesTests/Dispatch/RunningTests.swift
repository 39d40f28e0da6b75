import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("A dispatcher that runs", .timeLimit(.minutes(1)))
struct RunningTests {
    @Test("waits until the next message is due, but no longer than the poll")
    func waits() async throws {
        let site = try await Site()
        try await site.queue(attendees: [])
        site.time.advance(seconds: -8)
        let (clock, sender) = (ManualClock(), HeldSender())
        let dispatcher = site.dispatcher(sender, pace: DispatchPace(poll: .seconds(5)), clock: clock)
        let task = Task { @concurrent in await dispatcher.run() }
        for seconds in [5, 3] {
            #expect(await clock.nextTimerScheduled() == .seconds(seconds))
            site.time.advance(seconds: Int64(seconds))
            clock.advance(by: .seconds(seconds))
        }
        await sender.begun(1)
        sender.letGo()
        task.cancel()
        await task.value
        #expect(try await site.messages().first?.state == .sent)
    }

    @Test("looks once a second for what others have queued")
    func polls() async throws {
        let site = try await Site()
        let (clock, sender) = (ManualClock(), HeldSender())
        let dispatcher = site.dispatcher(sender, clock: clock)
        let task = Task { @concurrent in await dispatcher.run() }
        for _ in 0..<3 {
            #expect(await clock.nextTimerScheduled() == .seconds(1))
            clock.advance(by: .seconds(1))
        }
        #expect(await clock.nextTimerScheduled() == .seconds(1))
        try await site.queue(attendees: [])
        clock.advance(by: .seconds(1))
        await sender.begun(1)
        sender.letGo()
        task.cancel()
        await task.value
    }

    @Test("looks at once when it is nudged")
    func nudged() async throws {
        let site = try await Site()
        let (clock, sender) = (ManualClock(), HeldSender())
        let dispatcher = site.dispatcher(sender, clock: clock)
        let task = Task { @concurrent in await dispatcher.run() }
        _ = await clock.nextTimerScheduled()
        try await site.queue(attendees: [])
        dispatcher.nudge()
        await sender.begun(1)
        sender.letGo()
        task.cancel()
        await task.value
    }

    @Test("sends what becomes due while a slow send is on its way")
    func slowSend() async throws {
        let site = try await Site()
        try await site.queue(attendees: [])
        let (clock, sender) = (ManualClock(), HeldSender())
        let dispatcher = site.dispatcher(sender, clock: clock)
        let task = Task { @concurrent in await dispatcher.run() }
        await sender.begun(1)
        _ = await clock.nextTimerScheduled()
        try await site.queue(by: site.han, attendees: [], from: "16:00", to: "17:00")
        dispatcher.nudge()
        await sender.begun(2)
        #expect(sender.underWay == ["open-li", "open-han"])
        sender.letGo()
        task.cancel()
        await task.value
    }

    @Test("a send that outlasts its lease is not sent a second time by the same dispatcher")
    func outlastsLease() async throws {
        let site = try await Site()
        try await site.queue(attendees: [])
        let (clock, sender) = (ManualClock(), HeldSender())
        let dispatcher = site.dispatcher(sender, clock: clock)
        let task = Task { @concurrent in await dispatcher.run() }
        await sender.begun(1)
        _ = await clock.nextTimerScheduled()
        site.time.advance(seconds: 60)
        dispatcher.nudge()
        // It has looked again by the time it waits again.
        _ = await clock.nextTimerScheduled()
        sender.letGo()
        task.cancel()
        await task.value
        #expect(sender.sends == 1)
        #expect(try await site.messages().first?.state == .sent)
    }

    @Test("ends when it is cancelled while it waits")
    func cancelledWaiting() async throws {
        let site = try await Site()
        let clock = ManualClock()
        let dispatcher = site.dispatcher(UnexpectedSender(), clock: clock)
        let task = Task { @concurrent in await dispatcher.run() }
        _ = await clock.nextTimerScheduled()
        task.cancel()
        await task.value
    }

    @Test("ends, cancelled, only when the send under way is recorded")
    func cancelledSending() async throws {
        let site = try await Site()
        try await site.queue(attendees: [])
        let sender = HeldSender()
        let dispatcher = site.dispatcher(sender)
        let task = Task { @concurrent in await dispatcher.run() }
        await sender.begun(1)
        task.cancel()
        sender.letGo(.tryAgain(afterSeconds: nil, errcode: nil, detail: "timeout", mayHaveArrived: true))
        await task.value
        let message = try await site.messages().first
        #expect(message?.state == .waiting && message?.detail == "timeout")
    }
}
