/// When a message that could not be sent is tried again, and when it is given up.
package struct RetryPolicy: Sendable, Hashable {
    /// Fewest seconds before the second attempt; each further wait is twice as long.
    package var firstWait: Int64
    package var longestWait: Int64
    package var attempts: Int

    package init(firstWait: Int64 = 15, longestWait: Int64 = 3600, attempts: Int = 12) {
        self.firstWait = firstWait
        self.longestWait = longestWait
        self.attempts = attempts
    }

    /// Seconds to wait after attempt `attempt`: a step, and up to twice that on top, so that messages that failed
    /// together do not come back together; never sooner than the server asked, which is believed up to the longest
    /// wait.
    package func wait(
        after attempt: Int, asked: Int64? = nil, using generator: inout some RandomNumberGenerator
    ) -> Int64 {
        let doublings = min(max(attempt - 1, 0), 30)
        let step = max(1, min(longestWait / 2, firstWait << Int64(doublings)))
        let spread = Int64.random(in: 0...min(2 * step, longestWait - step), using: &generator)
        return max(step, min(max(asked ?? 0, 0), longestWait)) + spread
    }
}
