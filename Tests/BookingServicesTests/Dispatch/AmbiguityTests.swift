import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Sends whose answer was lost", .timeLimit(.minutes(1)))
struct AmbiguityTests {
    private static let lost = SendResult.tryAgain(
        afterSeconds: nil, errcode: nil, detail: "timeout", mayHaveArrived: true)

    private func run(_ site: Site, _ results: [SendResult]) async throws -> OutboxMessage {
        let request = try site.request(site.orion, "14:00", "15:00")
        _ = try await site.bookings.book(request, as: try await site.access(site.li))
        site.time.advance(seconds: Site.undoWindow)
        let sender = ScriptedSender(results)
        for _ in results {
            _ = try await site.dispatcher(sender).dispatchDue()
            let due = try await site.messages(about: request.id).first?.dueAt
            site.time.advance(seconds: max(0, (due ?? site.time.instant) - site.time.instant))
        }
        #expect(sender.sent.count == results.count)
        return try #require(try await site.messages(about: request.id).first)
    }

    @Test("a lost answer is tried once more")
    func once() async throws {
        let site = try await Site()
        #expect(try await run(site, [Self.lost, .accepted]).state == .sent)
    }

    @Test("a refusal after a lost answer means that it probably arrived")
    func refusedAfterwards() async throws {
        let site = try await Site()
        let message = try await run(site, [Self.lost, .refusedByUser(errcode: 43101, detail: "refuse")])
        #expect(message.state == .unconfirmed && message.errcode == 43101)
    }

    @Test("an answer that is lost twice is not tried a third time")
    func twice() async throws {
        let site = try await Site()
        let message = try await run(site, [Self.lost, Self.lost])
        #expect(message.state == .unconfirmed && message.errcode == nil && message.detail == "timeout")
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().total == 0)
    }

    @Test("a failure that surely did not arrive is retried after a lost answer as well")
    func plainRetries() async throws {
        let site = try await Site()
        let busy = SendResult.tryAgain(afterSeconds: nil, errcode: -1, detail: "busy", mayHaveArrived: false)
        #expect(try await run(site, [Self.lost, busy, busy, .accepted]).state == .sent)
    }

    @Test("a message whose dispatcher died is sent again once its lease is over, and a second death ends it")
    func deaths() async throws {
        let site = try await Site()
        let request = try site.request(site.orion, "14:00", "15:00")
        _ = try await site.bookings.book(request, as: try await site.access(site.li))
        site.time.advance(seconds: Site.undoWindow)
        for owner in ["dead", "dead too"] {
            #expect(try await site.claim(by: owner).count == 1)
            #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().total == 0)
            site.time.advance(seconds: 60)
        }
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().unconfirmed == 1)
    }
}
