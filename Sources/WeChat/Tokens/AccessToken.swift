package import Foundation

/// An access token and the time it lives.
package struct AccessToken: Sendable, Hashable {
    /// No token of WeChat lives longer, whatever a stored row or a wrong clock says.
    package static let longestLife: TimeInterval = 7200

    package let value: Secret
    package let fetchedAt: Date
    package let expiresAt: Date

    package init(value: Secret, fetchedAt: Date, expiresAt: Date) {
        self.value = value
        self.fetchedAt = fetchedAt
        self.expiresAt = expiresAt
    }

    /// Whether it can be used; a token from the future or with too long a life is not believed.
    func lives(at now: Date) -> Bool {
        now < expiresAt
            && fetchedAt.timeIntervalSince(now) <= 60
            && expiresAt.timeIntervalSince(now) <= Self.longestLife
    }

    /// Whether it lives and is not yet due for renewal, which begins 300 s before the end less some jitter.
    func isFresh(at now: Date, jitter: TimeInterval) -> Bool {
        lives(at: now) && now < expiresAt.addingTimeInterval(jitter - 300)
    }

    /// Whether it was asked for within the last minute, so that asking again would bring the same.
    func wasJustFetched(at now: Date) -> Bool {
        abs(now.timeIntervalSince(fetchedAt)) < 60
    }
}
