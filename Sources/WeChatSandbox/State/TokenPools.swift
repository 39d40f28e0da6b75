import Foundation

/// A token as the service tells it: the text and the whole seconds it has left.
struct IssuedToken {
    let text: String
    let remaining: Int
}

/// The pool of `/cgi-bin/token`: each call makes a new token, the one before it lives on for five minutes.
struct PlainTokens {
    private(set) var lives = TokenLives()
    private var current: String?
    private var today = WindowCounter(.day)

    mutating func issue(at now: Date) throws(APIError) -> IssuedToken {
        guard today.admits(limit: 2_000, at: now) else { throw .dailyQuota }
        if let current {
            lives.supersede(current, at: now.addingTimeInterval(300))
        }
        let token = lives.issue(at: now)
        current = token
        return IssuedToken(text: token, remaining: Int(TokenLives.lifetime))
    }
}

/// The pool of `/cgi-bin/stable_token`: one token for everybody until its last five minutes.
struct StableTokens {
    private(set) var lives = TokenLives()
    private var current: String?
    private var lastForced: Date?
    private var minute = WindowCounter(.minute)
    private var today = WindowCounter(.day)
    private var forcedToday = WindowCounter(.day)

    mutating func obtain(force: Bool, at now: Date) throws(APIError) -> IssuedToken {
        guard today.admits(limit: 500_000, at: now) else { throw .dailyQuota }
        guard minute.admits(limit: 10_000, at: now) else { throw .minuteQuota }
        if force, !wasJustForced(at: now) {
            guard forcedToday.admits(limit: 20, at: now) else { throw .dailyQuota }
            lastForced = now
            if let current {
                lives.supersede(current, at: now)
            }
            return renew(at: now)
        }
        guard let current, lives.remaining(of: current, at: now) > 300 else { return renew(at: now) }
        return IssuedToken(text: current, remaining: Int(lives.remaining(of: current, at: now)))
    }

    /// A second forced call within 30 seconds changes nothing.
    private func wasJustForced(at now: Date) -> Bool {
        lastForced.map { now.timeIntervalSince($0) < 30 } ?? false
    }

    private mutating func renew(at now: Date) -> IssuedToken {
        let token = lives.issue(at: now)
        current = token
        return IssuedToken(text: token, remaining: Int(TokenLives.lifetime))
    }
}
