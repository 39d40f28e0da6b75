import BookingServices
import RoomBooking
import Synchronization
import TestSupport
import Testing

/// Answers with what it was given, in order, and keeps what it was asked to send; one send too many fails the test.
final class ScriptedSender: NotificationSender {
    private struct State {
        var answers: [SendResult]
        var sent: [OutgoingNotification] = []
    }

    private let state: Mutex<State>

    init(_ answers: [SendResult]) {
        state = Mutex(State(answers: answers))
    }

    var sent: [OutgoingNotification] { state.withLock { $0.sent } }

    func send(_ notification: OutgoingNotification) async -> SendResult {
        let answer = state.withLock { state -> SendResult? in
            state.sent.append(notification)
            return state.answers.isEmpty ? nil : state.answers.removeFirst()
        }
        guard let answer else {
            Issue.record("nothing more was to be sent")
            return .rejected(errcode: nil, detail: "")
        }
        return answer
    }
}

/// Fails the test when anything is sent.
struct UnexpectedSender: NotificationSender {
    func send(_ notification: OutgoingNotification) async -> SendResult {
        Issue.record("nothing was to be sent")
        return .rejected(errcode: nil, detail: "")
    }
}

/// Keeps every send waiting until the test lets it go.
final class HeldSender: NotificationSender {
    private struct State {
        var held: [(openID: String, continuation: CheckedContinuation<SendResult, Never>)] = []
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
        var started = 0
    }

    private let state = Mutex(State())

    /// The openIds of the sends under way.
    var underWay: [String] { state.withLock { $0.held.map(\.openID) } }

    /// How many sends have begun.
    var sends: Int { state.withLock { $0.started } }

    func send(_ notification: OutgoingNotification) async -> SendResult {
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
        for send in held { send.continuation.resume(returning: result) }
    }
}
