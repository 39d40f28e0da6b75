import Foundation
import RoomBooking

/// Claims and sends messages, several at a time: until nothing is due, or until it is stopped.
struct DispatchLoop {
    let delivery: Delivery
    let appID: String
    let leaseSeconds: Int64
    /// Most messages that are being sent at a time.
    let concurrency: Int
    /// Longest wait before a look at the outbox, for what other processes queued.
    let poll: Duration
    let clock: any Clock<Duration>
    let doorbell: Doorbell
    let stopSign: StopSign
    let isEndless: Bool

    private var summary = DispatchSummary()
    private var templates: [MessageTemplate]?
    private var underWay: Set<OutboxID> = []
    private var isDrained = false
    private var isWaiting = false
    private var failure: StorageError?
    private var failuresInARow = 0

    private enum Step: Sendable {
        case done(OutboxID, Result<DispatchEvent, StorageError>)
        case woken
    }

    init(
        delivery: Delivery, appID: String, leaseSeconds: Int64, concurrency: Int, poll: Duration,
        clock: any Clock<Duration>, doorbell: Doorbell, stopSign: StopSign, isEndless: Bool
    ) {
        self.delivery = delivery
        self.appID = appID
        self.leaseSeconds = leaseSeconds
        self.concurrency = concurrency
        self.poll = poll
        self.clock = clock
        self.doorbell = doorbell
        self.stopSign = stopSign
        self.isEndless = isEndless
    }

    /// What was done, or the failure of the store that ended it.
    mutating func run() async -> Result<DispatchSummary, StorageError> {
        await withTaskGroup(of: Step.self) { group in
            repeat {
                await claimWhatIsDue(in: &group)
                await waitWhereIdle(in: &group)
            } while await takeStep(in: &group)
        }
        return failure.map(Result.failure) ?? .success(summary)
    }

    private mutating func claimWhatIsDue(in group: inout TaskGroup<Step>) async {
        while !isDrained, failure == nil, !stopSign.isSet, underWay.count < concurrency {
            do throws(StorageError) {
                try await claimNext(in: &group)
                failuresInARow = 0
            } catch {
                fail(error)
            }
        }
    }

    private mutating func claimNext(in group: inout TaskGroup<Step>) async throws(StorageError) {
        // Before the claim: what is claimed must be sent at once.
        let templates = if let templates { templates } else { try await delivery.outbox.templates() }
        self.templates = templates
        let message = try await delivery.outbox.claim(
            owner: delivery.owner, at: Instant(delivery.now()), leaseSeconds: leaseSeconds, appID: appID)
        guard let message else {
            isDrained = true
            return
        }
        // A send that outlasts its lease, as where the host slept, is claimed again: it goes on under the new lease.
        guard underWay.insert(message.id).inserted else { return }
        group.addTask { [delivery] in
            do throws(StorageError) {
                return .done(message.id, .success(try await delivery.deliver(message, by: templates)))
            } catch {
                return .done(message.id, .failure(error))
            }
        }
    }

    private mutating func waitWhereIdle(in group: inout TaskGroup<Step>) async {
        guard isEndless, !isWaiting, !stopSign.isSet, isDrained || failure != nil else { return }
        let (pause, doorbell, clock) = (await pause(), doorbell, clock)
        isWaiting = true
        group.addTask {
            await doorbell.wait(for: pause, on: clock)
            return .woken
        }
    }

    /// False when nothing is under way any more.
    private mutating func takeStep(in group: inout TaskGroup<Step>) async -> Bool {
        switch await group.next() {
        case nil:
            return false
        case .woken:
            isWaiting = false
            isDrained = false
            templates = nil
            if !stopSign.isSet { failure = nil }
        case .done(let id, let result):
            underWay.remove(id)
            // The store holds back what is for somebody to whom this one was on its way.
            isDrained = false
            switch result {
            case .success(let event): summary.count(event)
            case .failure(let error): fail(error)
            }
        }
        return true
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
        if failure == nil {
            do {
                let now = delivery.now()
                let counts = try await delivery.outbox.counts(for: nil, at: Instant(now))
                guard let due = counts.nextDue?.date, due > now else { return poll }
                return min(poll, .seconds(due.timeIntervalSince(now)))
            } catch {
                fail(error)
            }
        }
        return max(poll, backoff)
    }
}
