import BookingServices
import Foundation
import RoomBooking
import Synchronization
import TestSupport
import Testing

/// Answers with what it was given, in order, and keeps what it was asked to send; one send too many fails the test.
final class ScriptedSender: NotificationSender {
    private struct State {
        var answers: [SendReply]
        var sent: [OutgoingNotification] = []
        var deadlines: [Date] = []
    }

    private let state: Mutex<State>

    init(replies: [SendReply]) {
        state = Mutex(State(answers: replies))
    }

    convenience init(_ answers: [SendResult]) {
        self.init(replies: answers.map { SendReply($0) })
    }

    var sent: [OutgoingNotification] { state.withLock { $0.sent } }
    var deadlines: [Date] { state.withLock { $0.deadlines } }

    func send(_ notification: OutgoingNotification, before deadline: Date) async -> SendReply {
        let answer = state.withLock { state -> SendReply? in
            state.sent.append(notification)
            state.deadlines.append(deadline)
            return state.answers.isEmpty ? nil : state.answers.removeFirst()
        }
        guard let answer else {
            Issue.record("nothing more was to be sent")
            return SendReply(.rejected(errcode: nil, detail: ""))
        }
        return answer
    }
}

/// Takes so long that the deadline comes before it can send anything.
final class TardySender: NotificationSender {
    private let time: ManualTime
    private let seconds: Int64
    private let state = Mutex<[Date]>([])

    init(time: ManualTime, seconds: Int64) {
        self.time = time
        self.seconds = seconds
    }

    var deadlines: [Date] { state.withLock { $0 } }

    func send(_ notification: OutgoingNotification, before deadline: Date) async -> SendReply {
        state.withLock { $0.append(deadline) }
        time.advance(seconds: seconds)
        return SendReply(.tooLate, nil)
    }
}

/// Fails the test when anything is sent.
struct UnexpectedSender: NotificationSender {
    func send(_ notification: OutgoingNotification, before deadline: Date) async -> SendReply {
        Issue.record("nothing was to be sent")
        return SendReply(.rejected(errcode: nil, detail: ""))
    }
}

/// Answers each send as `answer` says, and keeps what it was asked to send.
final class AnsweringSender: NotificationSender {
    private let answer: @Sendable (OutgoingNotification) -> SendReply
    private let state = Mutex<[OutgoingNotification]>([])

    init(_ answer: @escaping @Sendable (OutgoingNotification) -> SendReply = { _ in SendReply(.accepted) }) {
        self.answer = answer
    }

    var sent: [OutgoingNotification] { state.withLock { $0 } }

    func send(_ notification: OutgoingNotification, before deadline: Date) async -> SendReply {
        state.withLock { $0.append(notification) }
        return answer(notification)
    }
}

/// Keeps every send waiting until the test lets it go.
final class HeldSender: NotificationSender {
    private struct State {
        var held: [(openID: String, continuation: CheckedContinuation<SendReply, Never>)] = []
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
        var started = 0
    }

    private let state = Mutex(State())

    /// The openIds of the sends under way.
    var underWay: [String] { state.withLock { $0.held.map(\.openID) } }

    /// How many sends have begun.
    var sends: Int { state.withLock { $0.started } }

    func send(_ notification: OutgoingNotification, before deadline: Date) async -> SendReply {
        await withCheckedContinuation { continuation in
            let ready = state.withLock { state in
                state.held.append((notification.openID, continuation))
                state.started += 1
                let ready = state.watchers.filter { $0.count <= state.started }
                state.watchers.removeAll { $0.count <= state.started }
                return ready.map(\.continuation)
            }
            for watcher in ready { watcher.resume() }
        }
    }

    /// Returns once so many sends have begun, counted from the first.
    func begun(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                if state.started >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isReady { continuation.resume() }
        }
    }

    func letGo(_ result: SendResult = .accepted) {
        let held = state.withLock { state in
            defer { state.held = [] }
            return state.held
        }
        for send in held { send.continuation.resume(returning: SendReply(result)) }
    }
}
