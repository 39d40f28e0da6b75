package import Foundation

/// The times of an access token's life, in seconds; those of WeChat, unless a campaign scales them down.
package struct AccessTokenPace: Sendable, Hashable {
    /// No token lives longer, whatever a stored row or a wrong clock says.
    package var longestLife: TimeInterval
    /// How long before its end a token is replaced; within that time WeChat gives out the next one.
    package var margin: TimeInterval
    /// By how much at most a process comes later than the margin says, so that not all come at once.
    package var jitter: TimeInterval
    /// How long nobody asks again for what was just asked for, be it given or refused.
    package var holdOff: TimeInterval
    /// Longer than a fetch can take: a process that was killed while it fetched holds the others up for so long.
    package var lease: TimeInterval
    /// How long a process without a token waits for the one that is fetching it.
    package var longestWait: TimeInterval
    /// How long a valid token is used without another look at the shared place.
    package var trust: TimeInterval

    package init(
        longestLife: TimeInterval = 7200, margin: TimeInterval = 300, jitter: TimeInterval = 60,
        holdOff: TimeInterval = 60, lease: TimeInterval = 15, longestWait: TimeInterval = 30,
        trust: TimeInterval = 1
    ) {
        self.longestLife = longestLife
        self.margin = margin
        self.jitter = jitter
        self.holdOff = holdOff
        self.lease = lease
        self.longestWait = longestWait
        self.trust = trust
    }
}
