package import Foundation

/// An access token and the time it lives.
package struct AccessToken: Sendable, Hashable {
    package let value: Secret
    package let fetchedAt: Date
    package let expiresAt: Date

    package init(value: Secret, fetchedAt: Date, expiresAt: Date) {
        self.value = value
        self.fetchedAt = fetchedAt
        self.expiresAt = expiresAt
    }

    /// Whether it can be used; a token from the future or with too long a life is not believed.
    func lives(at now: Date, _ pace: AccessTokenPace) -> Bool {
        now < expiresAt
            && fetchedAt.timeIntervalSince(now) <= 60
            && expiresAt.timeIntervalSince(now) <= pace.longestLife
    }

    /// Whether it lives and is not yet due for renewal, which begins the margin before its end less some jitter.
    func isFresh(at now: Date, _ pace: AccessTokenPace, jitter: TimeInterval) -> Bool {
        lives(at: now, pace) && now < expiresAt.addingTimeInterval(jitter - pace.margin)
    }

    /// Whether it was asked for so lately that asking again would bring the same.
    func wasJustFetched(at now: Date, _ pace: AccessTokenPace) -> Bool {
        abs(now.timeIntervalSince(fetchedAt)) < pace.holdOff
    }
}
