/// How often an endpoint may be called; nil is no limit.
package struct SandboxQuota: Sendable, Hashable {
    /// Calls of a day, which begins at midnight in Beijing; more are 45009.
    package var daily: Int?
    /// Calls of a minute, of each person where it is the code exchange; more are 45011.
    package var minute: Int?

    package init(daily: Int? = nil, minute: Int? = nil) {
        self.daily = daily
        self.minute = minute
    }

    /// The published limits of an account without payment.
    package static let standard: [SandboxEndpoint: SandboxQuota] = [
        .codeToSession: SandboxQuota(minute: 100),
        .token: SandboxQuota(daily: 2_000),
        .stableToken: SandboxQuota(daily: 500_000, minute: 10_000),
        .subscribeSend: SandboxQuota(daily: 10_000_000),
        .miniProgramCode: SandboxQuota(minute: 5_000),
    ]
}
