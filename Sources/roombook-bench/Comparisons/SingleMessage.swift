import BookingServices
import Foundation
import RoomBooking
import WeChat

/// A dispatcher at work, and bookings that are made one at a time to see how soon their message goes out.
struct SingleMessage: Sendable {
    /// In milliseconds.
    struct Trial: Sendable {
        /// From the end of the undo window until the server has answered the message.
        let accepted: Double
        /// From the end of the undo window until the outbox says so for good.
        let recorded: Double
        /// A plain request with the same body.
        let roundTrip: Double
    }

    private let office: Office
    private let server: Nginx
    private let dispatcher: OutboxDispatcher
    private let work: Task<Void, Never>
    private let events: AsyncStream<(event: DispatchEvent, at: Date)>
    private let transport = CurlTransport()

    init(office: Office, server: Nginx) async throws(BenchFailure) {
        let (events, continuation) = AsyncStream.makeStream(of: (event: DispatchEvent, at: Date).self)
        let dispatcher = try await office.dispatcher { continuation.yield(($0, Date())) }
        self.office = office
        self.server = server
        self.dispatcher = dispatcher
        self.events = events
        work = Task { @concurrent in await dispatcher.run() }
    }

    func trial() async throws(BenchFailure) -> Trial {
        let before = try await server.answeredSends().count
        let receipt = try await office.book(attendees: 0)
        dispatcher.nudge()
        let recorded = try await recordedAt()
        let (count, accepted) = try await server.answeredSends()
        guard count == before + 1, let message = receipt.messages.first else {
            throw .failed("Of 1 message nginx answered \(count - before).")
        }
        let due = message.dueAt.date.timeIntervalSince1970
        return Trial(
            accepted: (accepted - due) * 1000, recorded: (recorded.timeIntervalSince1970 - due) * 1000,
            roundTrip: try await roundTrip())
    }

    func end() async {
        work.cancel()
        await work.value
        await transport.shutdown()
    }

    private func recordedAt() async throws(BenchFailure) -> Date {
        for await (event, at) in events {
            switch event {
            case .sending: continue
            case .finished(_, _, _, outcome: .sent): return at
            default: throw .failed("A message was not sent: \(event).")
            }
        }
        throw .failed("The dispatcher has ended.")
    }

    private func roundTrip() async throws(BenchFailure) -> Double {
        let request = TransportLoad.request(to: server)
        let clock = ContinuousClock()
        let begin = clock.now
        guard (try? await transport.send(request))?.status == 200 else {
            throw .failed("A plain request was not answered with 200.")
        }
        return (clock.now - begin) / .milliseconds(1)
    }
}
