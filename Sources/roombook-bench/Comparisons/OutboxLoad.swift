import BookingServices
import Foundation
import RoomBooking
import RoombookApp

/// A full outbox that is sent through the real dispatcher and client, and counted at both ends.
struct OutboxLoad: Sendable {
    let office: Office
    let server: Nginx

    /// The organizer is told too.
    static let attendees = 49
    static let messagesPerBooking = attendees + 1
    /// Enough for neighbouring messages never to wait for the same person.
    static let people = 400

    /// Fills the outbox with at least so many messages, sends them all, and says how many went out a second.
    func rate(messages wanted: Int) async throws(BenchFailure) -> Double {
        let bookings = (max(1, wanted) + Self.messagesPerBooking - 1) / Self.messagesPerBooking
        let messages = bookings * Self.messagesPerBooking
        try await fill(bookings)
        let answeredBefore = try await server.answeredSends().count
        let dispatcher = try await office.dispatcher()
        let clock = ContinuousClock()
        let begin = clock.now
        let summary: DispatchSummary
        do throws(StorageError) {
            summary = try await dispatcher.dispatchDue()
        } catch {
            throw .failed("The outbox can not be sent: \(error.text(in: .english))")
        }
        let elapsed = (clock.now - begin) / .seconds(1)
        let answered = try await server.answeredSends().count - answeredBefore
        guard summary.sent == messages, answered == messages else {
            throw .failed(
                "Of \(messages) messages the dispatcher sent \(summary.sent) of the \(summary.total) it "
                    + "handled, and nginx answered \(answered).")
        }
        try await checkThatAllIsSent()
        return Double(messages) / elapsed
    }

    /// Returns when everything is due.
    private func fill(_ bookings: Int) async throws(BenchFailure) {
        var due = Date.distantPast
        for _ in 0..<bookings {
            let receipt = try await office.book(attendees: Self.attendees)
            due = receipt.messages.map(\.dueAt.date).max() ?? due
        }
        try? await Task.sleep(for: .seconds(max(0, due.timeIntervalSinceNow)))
    }

    private func checkThatAllIsSent() async throws(BenchFailure) {
        let unsent: [OutboxMessage]
        do throws(StorageError) {
            unsent = try await office.services.store.messages(
                limit: 1, states: Set(OutboxState.allCases).subtracting([.sent]), about: nil,
                appID: Office.appID)
        } catch {
            throw .failed("The outbox can not be read: \(error.text(in: .english))")
        }
        guard unsent.isEmpty else { throw .failed("Some messages are not marked as sent.") }
    }
}
