/// What the sandbox saw since its start, for a campaign that counts.
package struct SandboxAudit: Sendable {
    /// A card by what makes it one: whom it went to, its template, and its first line.
    package struct Card: Sendable, Hashable {
        package let openID: String
        package let templateCode: String
        package let title: String
    }

    /// How many messages were delivered.
    package let delivered: Int
    /// How often each card was delivered, of the messages that are kept.
    package let deliveries: [Card: Int]
    /// The answers of the service itself by their errcode, without those that a fault put in their place.
    package let answers: [SandboxEndpoint: [Int: Int]]
    /// All faults that were ever armed.
    package let faults: [SandboxFaultRecord]
    package let tokens: SandboxTokenCounts

    /// Deliveries beyond the first of each card.
    package var extraDeliveries: Int {
        deliveries.values.reduce(0) { $0 + $1 - 1 }
    }

    /// How often each kind of fault struck, by its name at the control face.
    package var strikes: [String: Int] {
        faults.reduce(into: [:]) { $0[$1.fault.kind.name, default: 0] += $1.struck }
    }

    /// Messages whose sender, if it waits no longer than that, was not told that they were delivered.
    package func untoldDeliveries(patience: Duration) -> Int {
        faults.filter { $0.isAmbiguous(patience: patience) }.reduce(0) { $0 + $1.delivered }
    }

    /// Calls whose sender, if it waits no longer than that, cannot know whether they took effect.
    package func ambiguousReplies(patience: Duration) -> Int {
        faults.filter { $0.isAmbiguous(patience: patience) }.reduce(0) { $0 + $1.struck }
    }
}

/// What was asked of the two pools of access tokens, and how often a dead one was used.
package struct SandboxTokenCounts: Sendable, Hashable {
    package struct Pool: Sendable, Hashable {
        /// Calls that reached the endpoint, struck and refused ones too.
        package internal(set) var calls = 0
        /// Answers that held a token.
        package internal(set) var handedOut = 0
        /// Tokens that were made.
        package internal(set) var made = 0
        /// Of these, by a forced refresh.
        package internal(set) var forced = 0
    }

    package internal(set) var stable = Pool()
    package internal(set) var plain = Pool()
    /// Calls with a token that was not valid, by errcode: 40001, 40014 or 42001.
    package internal(set) var deadTokens: [Int: Int] = [:]
}
