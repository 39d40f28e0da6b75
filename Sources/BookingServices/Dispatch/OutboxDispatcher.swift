package import Foundation
package import RoomBooking

/// Sends the messages of the outbox when they are due.
///
/// It reads what is committed and is never handed work: any number of dispatchers, in any number of processes, share
/// one outbox, and each message is claimed by one of them at a time.
package final class OutboxDispatcher: Sendable {
    private let outbox: any OutboxStore
    private let delivery: Delivery
    private let owner: String
    private let appID: String
    private let pace: DispatchPace
    private let clock: any Clock<Duration>
    private let doorbell = Doorbell()

    /// `owner` is unlike that of any other dispatcher.
    package init(
        outbox: any OutboxStore, sender: any NotificationSender, appID: String, owner: String,
        pace: DispatchPace = DispatchPace(), now: @escaping @Sendable () -> Date,
        clock: any Clock<Duration>,
        random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(),
        observer: @escaping @Sendable (DispatchEvent) -> Void
    ) {
        self.outbox = outbox
        delivery = Delivery(
            sender: sender, retry: pace.retry, leaseSeconds: pace.leaseSeconds, random: SharedRandom(random),
            now: now, observer: observer)
        self.owner = owner
        self.appID = appID
        self.pace = pace
        self.clock = clock
    }

    /// Sends whatever is due.
    ///
    /// Cancelled, it claims no more and returns once the sends under way are recorded.
    package func dispatchDue() async throws(StorageError) -> DispatchSummary {
        try await perform(isEndless: false).get()
    }

    /// Sends messages as they become due until it is cancelled; failures of the store make it wait, not end.
    package func run() async {
        _ = await perform(isEndless: true)
    }

    /// Says that there may be something to send, so that `run` looks at once.
    package func nudge() {
        doorbell.ring()
    }

    private func perform(isEndless: Bool) async -> Result<DispatchSummary, StorageError> {
        let stopSign = StopSign()
        // A task of its own: cancelling must not cut off a request whose answer then nobody records.
        let task = Task { @concurrent in
            var loop = DispatchLoop(
                outbox: outbox, delivery: delivery, owner: owner, appID: appID, pace: pace, clock: clock,
                doorbell: doorbell, stopSign: stopSign, isEndless: isEndless)
            return await loop.run()
        }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            stopSign.set()
            doorbell.ring()
        }
    }
}
