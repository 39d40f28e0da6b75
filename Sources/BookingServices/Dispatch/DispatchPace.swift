package import RoomBooking

/// How a dispatcher goes about its work.
package struct DispatchPace: Sendable, Hashable {
    /// Messages that are on their way at a time; each of them may come twice if the process is killed.
    package var atOnce: Int
    /// Much longer than a send may take.
    package var leaseSeconds: Int64
    /// Longest wait before a look at the outbox, for what other processes queued.
    package var poll: Duration
    package var retry: RetryPolicy
    package var breaker: BreakerPolicy

    package init(
        atOnce: Int = standardAtOnce, leaseSeconds: Int64 = 60, poll: Duration = .seconds(1),
        retry: RetryPolicy = RetryPolicy(), breaker: BreakerPolicy = BreakerPolicy()
    ) {
        self.atOnce = atOnce
        self.leaseSeconds = leaseSeconds
        self.poll = poll
        self.retry = retry
        self.breaker = breaker
    }

    package static let standardAtOnce = 4
}
