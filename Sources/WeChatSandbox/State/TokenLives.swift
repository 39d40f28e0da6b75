import Foundation

/// The tokens of one pool and how long each of them is good for.
struct TokenLives {
    enum Standing {
        case unknown
        case valid
        case superseded
        case expired
    }

    private struct Life {
        let expires: Date
        var superseded: Date?
    }

    private static let most = 4_096
    private var lives: [String: Life] = [:]
    private(set) var made = 0

    mutating func issue(lifetime: TimeInterval, at now: Date) -> String {
        forgetOld(at: now)
        made += 1
        let token = Identifiers.token()
        lives[token] = Life(expires: now.addingTimeInterval(lifetime))
        return token
    }

    /// Makes a token end at an instant because a newer one took its place, unless it ends sooner.
    mutating func supersede(_ token: String, at instant: Date) {
        guard let life = lives[token], instant < life.expires else { return }
        lives[token]?.superseded = min(instant, life.superseded ?? instant)
    }

    func standing(of token: String, at now: Date) -> Standing {
        guard let life = lives[token] else { return .unknown }
        if let superseded = life.superseded, now >= superseded { return .superseded }
        return now < life.expires ? .valid : .expired
    }

    func remaining(of token: String, at now: Date) -> TimeInterval {
        lives[token].map { $0.expires.timeIntervalSince(now) } ?? 0
    }

    private mutating func forgetOld(at now: Date) {
        guard lives.count >= Self.most else { return }
        lives = lives.filter { now < $0.value.expires }
    }
}
