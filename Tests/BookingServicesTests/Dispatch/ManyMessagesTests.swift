import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Many messages at once", .timeLimit(.minutes(1)))
struct ManyMessagesTests {
    private static let atOnce = DispatchPace(atOnce: 100)

    private static func busy(after seconds: Int64? = nil) -> SendReply {
        SendReply(.tryAgain(afterSeconds: seconds, errcode: -1, detail: "busy", mayHaveArrived: false))
    }

    @Test("a thousand that failed together come back spread: no second gets more than one in twenty")
    func spread() async throws {
        let site = try await Site()
        try await site.queue(10, to: try await site.crowd(100))
        let sender = AnsweringSender { _ in Self.busy() }
        #expect(try await site.dispatcher(sender, pace: Self.atOnce).dispatchDue().again == 1000)
        let waits = try await site.messages([.waiting]).map { $0.dueAt - site.time.instant }
        #expect(waits.count == 1000 && waits.allSatisfy { (15...45).contains($0) })
        #expect(Dictionary(grouping: waits) { $0 }.values.allSatisfy { $0.count <= 50 })
    }

    @Test(
        "what the server asks for is honoured up to an hour, and spread as well",
        arguments: [(120, 120), (3600, 3600), (1_000_000_000, 3600)] as [(Int64, Int64)])
    func asked(seconds: Int64, shortest: Int64) async throws {
        let site = try await Site()
        try await site.queue(5, to: try await site.crowd(20))
        let sender = AnsweringSender { _ in Self.busy(after: seconds) }
        #expect(try await site.dispatcher(sender, pace: Self.atOnce).dispatchDue().again == 100)
        let waits = try await site.messages([.waiting]).map { $0.dueAt - site.time.instant }
        #expect(waits.count == 100 && waits.allSatisfy { (shortest...shortest + 30).contains($0) })
        #expect(Set(waits).count > 10)
    }

    @Test("a poison message among a thousand holds up nobody, and is dead after its attempts")
    func poison() async throws {
        let site = try await Site()
        try await site.queue(20, to: try await site.crowd(50))
        // The first to be claimed, and the first of its person.
        let sender = AnsweringSender { notification in
            let isPoison = notification.openID == "open-u0" && notification.fields.first?.value == "meeting 0"
            return isPoison ? Self.busy() : SendReply(.accepted)
        }
        // No time passes: nothing waits for a lease.
        let summary = try await site.dispatcher(sender).dispatchDue()
        #expect(summary.sent == 999 && summary.again == 1)
        for _ in 0..<11 {
            let left = try #require(try await site.messages([.waiting]).first)
            site.time.advance(seconds: left.dueAt - site.time.instant)
            _ = try await site.dispatcher(sender).dispatchDue()
        }
        #expect(try await site.messages([.failed]).map(\.recipient.username) == ["u0"])
        #expect(sender.sent.count == 1011)
        // It is there to be seen, and to be driven again.
        let ada = try await site.access(site.ada)
        #expect(try await site.bookings.messages(failedOnly: true, as: ada).map(\.attempts) == [12])
        #expect(try await site.bookings.retryFailed(as: ada) == 1)
        #expect(try await site.dispatcher(AnsweringSender()).dispatchDue().sent == 1)
    }

    @Test(
        "a message that kills whoever sends it holds up only its person, for a lease, and is given up at the third"
    )
    func deadly() async throws {
        let site = try await Site()
        try await site.queue(4, to: try await site.crowd(10))
        let poison = try #require(try await site.claim(by: "dead").first)
        let sender = AnsweringSender()
        #expect(try await site.dispatcher(sender).dispatchDue().sent == 36)
        #expect(!sender.sent.map(\.openID).contains(poison.openID ?? ""))
        site.time.advance(seconds: 60)
        #expect(try await site.claim(by: "dead too").map(\.id) == [poison.id])
        site.time.advance(seconds: 60)
        let summary = try await site.dispatcher(sender).dispatchDue()
        #expect(summary.unconfirmed == 1 && summary.sent == 3)
        #expect(try await site.messages([.unconfirmed]).map(\.id) == [poison.id])
    }

    @Test("while WeChat is down a dispatcher stops after five failures, and lets all go out once it is back")
    func outage() async throws {
        let site = try await Site()
        try await site.queue(6, to: try await site.crowd(20))
        let refused = SendResult.tryAgain(
            afterSeconds: nil, errcode: nil, detail: "refused", mayHaveArrived: false)
        let down = AnsweringSender { _ in SendReply(refused, .unreachable(reason: "no connection")) }
        let pace = DispatchPace(atOnce: 4)
        _ = try await site.dispatcher(down, pace: pace).dispatchDue()
        #expect((5...8).contains(down.sent.count))
        for _ in 0..<10 {
            site.time.advance(seconds: 30)
            _ = try await site.dispatcher(down, pace: pace).dispatchDue()
        }
        #expect((15...18).contains(down.sent.count))
        site.time.advance(seconds: 60)
        let sender = AnsweringSender()
        #expect(try await site.dispatcher(sender, pace: pace).dispatchDue().sent == 120)
    }

    @Test("a quota stops all sending until its window, and one message finds out for the others")
    func quota() async throws {
        let site = try await Site()
        try await site.queue(3, to: try await site.crowd(20))
        let full = SendReply(
            .postponed(seconds: 60, errcode: 45011, detail: "minute quota"),
            .hold(seconds: 60, reason: "minute quota"))
        let sender = AnsweringSender { _ in full }
        #expect(try await site.dispatcher(sender, pace: DispatchPace(atOnce: 1)).dispatchDue().total == 1)
        #expect(
            try await site.bookings.outboxCounts(as: try await site.access(site.li)).hold?.reason
                == "minute quota")
        site.time.advance(seconds: 59)
        #expect(try await site.dispatcher(UnexpectedSender()).dispatchDue().total == 0)
        site.time.advance(seconds: 1)
        #expect(try await site.dispatcher(sender).dispatchDue().total == 1)
        site.time.advance(seconds: 90)
        #expect(try await site.dispatcher(AnsweringSender()).dispatchDue().sent == 60)
    }
}
