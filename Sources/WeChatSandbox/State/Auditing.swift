extension SandboxState {
    /// Notes what the service itself answered, before any fault changes it.
    mutating func note(_ reply: Reply, of endpoint: SandboxEndpoint) {
        guard let code = reply.errorCode else { return }
        answers[endpoint, default: [:]][code, default: 0] += 1
    }

    var tokenCounts: SandboxTokenCounts {
        var counts = SandboxTokenCounts()
        counts.stable.calls = self.counts[.stableToken] ?? 0
        counts.stable.handedOut = answers[.stableToken]?[0] ?? 0
        counts.stable.made = stableTokens.lives.made
        counts.stable.forced = stableTokens.forced
        counts.plain.calls = self.counts[.token] ?? 0
        counts.plain.handedOut = answers[.token]?[0] ?? 0
        counts.plain.made = plainTokens.lives.made
        counts.deadTokens = deadTokens
        return counts
    }

    var audit: SandboxAudit {
        let cards = mailbox.entries(since: 0).map { message in
            SandboxAudit.Card(
                openID: message.openID, templateCode: message.templateCode,
                title: message.data.first?.value ?? "")
        }
        return SandboxAudit(
            delivered: mailbox.lastID, deliveries: cards.reduce(into: [:]) { $0[$1, default: 0] += 1 },
            answers: answers, faults: faults.records, tokens: tokenCounts)
    }
}
