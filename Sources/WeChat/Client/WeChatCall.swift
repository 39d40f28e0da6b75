package import Foundation

/// One call as it may be shown to people: no secret, no token, no whole openId.
package struct WeChatCall: Sendable, Hashable {
    package enum Outcome: Sendable, Hashable {
        case succeeded
        case failed(WeChatError)
    }

    package let endpoint: APIEndpoint
    package let started: Date
    package let duration: Duration
    package let outcome: Outcome
    /// Whom it was about, shortened.
    package let subject: String?

    package init(
        endpoint: APIEndpoint, started: Date, duration: Duration, outcome: Outcome, subject: String?
    ) {
        self.endpoint = endpoint
        self.started = started
        self.duration = duration
        self.outcome = outcome
        self.subject = subject
    }
}
