extension ControlFace {
    func calls() -> JSON {
        sandbox.withState { state, _ in
            let counts = SandboxEndpoint.allCases.map { endpoint in
                (endpoint.rawValue, JSON.number("\(state.counts[endpoint] ?? 0)"))
            }
            return .object(counts + [("other", .number("\(state.otherCalls)"))])
        }
    }

    func tokens() -> JSON {
        Self.document(of: sandbox.withState { state, _ in state.tokenCounts })
    }

    /// What the sandbox saw since its start, for a client that waits that many milliseconds.
    func audit(_ query: QueryParameters) throws(Refusal) -> JSON {
        guard let patience = Int(query["patience"] ?? "10000"), patience >= 0 else {
            throw .bad("patience is a number of milliseconds")
        }
        let audit = sandbox.withState { state, _ in state.audit }
        let repeated = audit.deliveries.filter { $0.value > 1 }
            .sorted { ($0.key.openID, $0.key.title) < ($1.key.openID, $1.key.title) }
        return .object([
            ("delivered", .number("\(audit.delivered)")),
            ("extra_deliveries", .number("\(audit.extraDeliveries)")),
            ("repeated", .array(repeated.map { Self.document(of: $0.key, count: $0.value) })),
            (
                "ambiguous_replies",
                .number("\(audit.ambiguousReplies(patience: .milliseconds(patience)))")
            ),
            (
                "untold_deliveries",
                .number("\(audit.untoldDeliveries(patience: .milliseconds(patience)))")
            ),
            ("answers", Self.document(of: audit.answers)),
            ("strikes", Self.counts(audit.strikes)),
            ("tokens", Self.document(of: audit.tokens)),
        ])
    }

    private static func document(of card: SandboxAudit.Card, count: Int) -> JSON {
        .object([
            ("openid", .string(card.openID)), ("template_code", .string(card.templateCode)),
            ("title", .string(card.title)), ("count", .number("\(count)")),
        ])
    }

    private static func document(of answers: [SandboxEndpoint: [Int: Int]]) -> JSON {
        .object(
            SandboxEndpoint.allCases.compactMap { endpoint in
                answers[endpoint].map { (endpoint.rawValue, codes($0)) }
            })
    }

    private static func document(of tokens: SandboxTokenCounts) -> JSON {
        .object([
            ("stable_token", document(of: tokens.stable)), ("token", document(of: tokens.plain)),
            ("dead_tokens", codes(tokens.deadTokens)),
        ])
    }

    private static func document(of pool: SandboxTokenCounts.Pool) -> JSON {
        .object([
            ("calls", .number("\(pool.calls)")), ("handed_out", .number("\(pool.handedOut)")),
            ("made", .number("\(pool.made)")), ("forced", .number("\(pool.forced)")),
        ])
    }

    private static func codes(_ counts: [Int: Int]) -> JSON {
        .object(counts.sorted { $0.key < $1.key }.map { ("\($0.key)", .number("\($0.value)")) })
    }

    private static func counts(_ counts: [String: Int]) -> JSON {
        .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .number("\($0.value)")) })
    }
}
