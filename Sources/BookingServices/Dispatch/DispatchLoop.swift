import Foundation
import RoomBooking
import Synchronization

/// Claims and sends messages, several at a time: until nothing is due, or until it is stopped.
///
/// What has come back since the last look is recorded in one transaction, and as much is claimed anew in one more, so
/// that the disk is asked twice a round and not twice a message.
struct DispatchLoop {
    let outbox: any OutboxStore
    let delivery: Delivery
    let owner: String
    let appID: String
    let pace: DispatchPace
    let clock: any Clock<Duration>
    let doorbell: Doorbell
    let stopSign: StopSign
    let isEndless: Bool

    private var summary = DispatchSummary()
    private var templates: [MessageTemplate]?
    private var underWay: [OutboxID: ClaimedMessage] = [:]
    /// Sent and not recorded yet.
    private var unrecorded: [FinishedMessage] = []
    private let arrivals = Arrivals()
    private var isDrained = false
    private var failure: StorageError?
    private var failuresInARow = 0

    /// Failures of the store after which a loop that is not endless gives up what it has sent to the next one.
    private static let patience = 3

    init(
        outbox: any OutboxStore, delivery: Delivery, owner: String, appID: String, pace: DispatchPace,
        clock: any Clock<Duration>, doorbell: Doorbell, stopSign: StopSign, isEndless: Bool
    ) {
        self.outbox = outbox
        self.delivery = delivery
        self.owner = owner
        self.appID = appID
        self.pace = pace
        self.clock = clock
        self.doorbell = doorbell
        self.stopSign = stopSign
        self.isEndless = isEndless
    }

    /// What was done, or the failure of the store that ended it.
    mutating func run() async -> Result<DispatchSummary, StorageError> {
        await withDiscardingTaskGroup { group in
            while true {
                await record()
                await claim(in: &group)
                if isOver { break }
                await doorbell.wait(for: await pause(), on: clock)
                lookAfresh()
            }
        }
        return failure.map(Result.failure) ?? .success(summary)
    }

    private var isOver: Bool {
        if underWay.count > unrecorded.count { return false }
        if !unrecorded.isEmpty { return failuresInARow >= Self.patience && (stopSign.isSet || !isEndless) }
        return stopSign.isSet || !isEndless && (isDrained || failure != nil)
    }

    /// Records everything that has come back, so that it is never sent again.
    private mutating func record() async {
        unrecorded += arrivals.take()
        guard !unrecorded.isEmpty else { return }
        let ours: Set<OutboxID>
        do throws(StorageError) {
            ours = try await outbox.finish(
                unrecorded, owner: owner, at: Instant(delivery.now()), breaker: pace.breaker, appID: appID)
        } catch {
            return fail(error)
        }
        failuresInARow = 0
        failure = nil
        for message in unrecorded {
            guard let claimed = underWay.removeValue(forKey: message.id) else { continue }
            let event =
                ours.contains(message.id)
                ? DispatchEvent.finished(
                    message.id, kind: claimed.kind, recipient: claimed.recipient, outcome: message.outcome)
                : .leaseLost(message.id)
            summary.count(event)
            delivery.observer(event)
        }
        unrecorded = []
        // The store holds back what is for somebody to whom one of these was on its way.
        isDrained = false
    }

    private mutating func claim(in group: inout DiscardingTaskGroup) async {
        while !isDrained, failure == nil, !stopSign.isSet, underWay.count < pace.atOnce {
            do throws(StorageError) {
                try await claimOnce(in: &group)
                failuresInARow = 0
            } catch {
                fail(error)
            }
        }
    }

    private mutating func claimOnce(in group: inout DiscardingTaskGroup) async throws(StorageError) {
        // Before the claim: what is claimed must be sent at once.
        let templates = if let templates { templates } else { try await outbox.templates() }
        self.templates = templates
        let claimed = try await outbox.claim(
            owner: owner, at: Instant(delivery.now()), leaseSeconds: pace.leaseSeconds,
            limit: pace.atOnce - underWay.count, breaker: pace.breaker, appID: appID)
        isDrained = claimed.isEmpty
        for message in claimed {
            // A send that outlasts its lease, as where the host slept, is claimed again: it goes on under the new one.
            guard underWay.updateValue(message, forKey: message.id) == nil else { continue }
            group.addTask { [delivery, arrivals, doorbell] in
                arrivals.add(await delivery.deliver(message, by: templates))
                doorbell.ring()
            }
        }
    }

    private mutating func lookAfresh() {
        guard arrivals.isEmpty else { return }
        isDrained = false
        templates = nil
        if !stopSign.isSet { failure = nil }
    }

    private mutating func fail(_ error: StorageError) {
        failure = error
        failuresInARow += 1
        delivery.observer(.storageFailed(error, retryAfter: isEndless ? backoff : nil))
    }

    private var backoff: Duration {
        .seconds(min(30, 1 << min(failuresInARow - 1, 5)))
    }

    /// How long to wait: until the next message is due, but no longer than `poll`.
    private mutating func pause() async -> Duration {
        if failure == nil, underWay.isEmpty {
            do {
                let now = delivery.now()
                let due = try await outbox.nextDue(at: Instant(now), appID: appID)?.date
                guard let due, due > now else { return pace.poll }
                return min(pace.poll, .seconds(due.timeIntervalSince(now)))
            } catch {
                fail(error)
            }
        }
        return failure == nil ? pace.poll : max(pace.poll, backoff)
    }
}

/// What came back from the sends, until the loop looks.
final class Arrivals: Sendable {
    private let messages = Mutex<[FinishedMessage]>([])

    var isEmpty: Bool { messages.withLock { $0.isEmpty } }

    func add(_ message: FinishedMessage) {
        messages.withLock { $0.append(message) }
    }

    func take() -> [FinishedMessage] {
        messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
