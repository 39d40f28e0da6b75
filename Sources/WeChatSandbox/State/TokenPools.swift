import Foundation

/// A token as the service tells it: the text and the whole seconds it has left.
struct IssuedToken {
    let text: String
    let remaining: Int
}

/// The pool of `/cgi-bin/token`: each call makes a new token, the one before it lives on for the overlap.
struct PlainTokens {
    private(set) var lives = TokenLives()
    private var current: String?

    mutating func issue(under rules: SandboxTokenRules, at now: Date) -> IssuedToken {
        if let current {
            lives.supersede(current, at: now.addingTimeInterval(rules.overlap))
        }
        let token = lives.issue(lifetime: rules.lifetime, at: now)
        current = token
        return IssuedToken(text: token, remaining: Int(rules.lifetime))
    }
}

/// The pool of `/cgi-bin/stable_token`: one token for everybody until the margin before its end.
struct StableTokens {
    private(set) var lives = TokenLives()
    private(set) var forced = 0
    private var current: String?
    private var lastForced: Date?
    private var forcedToday = WindowCounter(.day)

    mutating func obtain(
        force: Bool, under rules: SandboxTokenRules, at now: Date
    ) throws(APIError) -> IssuedToken {
        if force, !wasJustForced(under: rules, at: now) {
            guard forcedToday.admits(limit: rules.forcedPerDay, at: now) else {
                throw .dailyQuota(.stableToken)
            }
            forced += 1
            lastForced = now
            return replace(under: rules, overlap: 0, at: now)
        }
        guard let current, lives.standing(of: current, at: now) == .valid,
            lives.remaining(of: current, at: now) > rules.rotationMargin
        else { return replace(under: rules, overlap: rules.overlap, at: now) }
        return IssuedToken(text: current, remaining: Int(lives.remaining(of: current, at: now)))
    }

    /// A second forced call within the interval changes nothing.
    private func wasJustForced(under rules: SandboxTokenRules, at now: Date) -> Bool {
        lastForced.map { now.timeIntervalSince($0) < rules.forcedInterval } ?? false
    }

    private mutating func replace(
        under rules: SandboxTokenRules, overlap: TimeInterval, at now: Date
    ) -> IssuedToken {
        if let current {
            lives.supersede(current, at: now.addingTimeInterval(overlap))
        }
        let token = lives.issue(lifetime: rules.lifetime, at: now)
        current = token
        return IssuedToken(text: token, remaining: Int(rules.lifetime))
    }
}
