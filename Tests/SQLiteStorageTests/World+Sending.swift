import RoomBooking
import SQLiteStorage
import TestSupport

extension World {
    /// What a dispatcher gets that has `limit` sends free, some seconds after now.
    func claims(
        _ limit: Int = 100, by owner: String = "a", after seconds: Int64 = 0, lease: Int64 = 60,
        breaker: BreakerPolicy = BreakerPolicy(), from other: SQLiteStore? = nil
    ) async throws -> [ClaimedMessage] {
        try await (other ?? store).claim(
            owner: owner, at: now + seconds, leaseSeconds: lease, limit: limit, breaker: breaker, appID: appID
        )
    }

    func claim(
        by owner: String = "a", after seconds: Int64 = 0, from other: SQLiteStore? = nil
    ) async throws -> ClaimedMessage? {
        try await claims(1, by: owner, after: seconds, from: other).first
    }

    /// Whether the message was still the owner's.
    @discardableResult
    func finish(
        _ id: OutboxID, _ outcome: OutboxOutcome = .sent, by owner: String = "a",
        report: EndpointReport? = nil, lesson: FinishedMessage.Lesson? = nil, after seconds: Int64 = 0,
        breaker: BreakerPolicy = BreakerPolicy(), in other: SQLiteStore? = nil
    ) async throws -> Bool {
        let message = FinishedMessage(id: id, outcome: outcome, report: report, lesson: lesson)
        let ours = try await (other ?? store).finish(
            [message], owner: owner, at: now + seconds, breaker: breaker, appID: appID)
        return ours == [id]
    }

    /// Sends whatever is due, and says what was sent to whom.
    @discardableResult
    func sendAll(after seconds: Int64 = 0) async throws -> [ClaimedMessage] {
        var sent: [ClaimedMessage] = []
        while true {
            let claimed = try await claims(after: seconds)
            if claimed.isEmpty { return sent }
            for message in claimed { try await finish(message.id, after: seconds) }
            sent += claimed
        }
    }

    func counts(for user: User? = nil, in other: SQLiteStore? = nil) async throws -> OutboxCounts {
        try await (other ?? store).counts(for: user?.id, at: now, appID: appID)
    }

    func messages(about booking: Booking) async throws -> [OutboxMessage] {
        try await store.messages(about: booking.id, appID: appID)
    }

    func messages(limit: Int = 100, _ states: Set<OutboxState> = []) async throws -> [OutboxMessage] {
        try await store.messages(limit: limit, states: states, about: nil, appID: appID)
    }

    /// Who is told what, and where that stands, in short.
    func lines(_ booking: Booking) async throws -> [String] {
        try await messages(about: booking).map {
            "\($0.recipient.username) \($0.kind.rawValue) \($0.state.rawValue)"
        }
    }
}

extension OutboxOutcome {
    /// Back to waiting for so long, with an answer that says that it did not arrive.
    static func busy(until instant: Instant) -> OutboxOutcome {
        .again(at: instant, errcode: -1, detail: "busy", ambiguous: false, countsAsAttempt: true)
    }

    /// Back to waiting, with no answer.
    static func lost(until instant: Instant) -> OutboxOutcome {
        .again(at: instant, errcode: nil, detail: "timeout", ambiguous: true, countsAsAttempt: true)
    }
}
