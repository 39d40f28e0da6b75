import Foundation

extension ControlFace {
    /// The account as it stands, without its secret.
    func account() -> JSON {
        sandbox.withState { state, now in
            let rules = state.rules
            let quotas = SandboxEndpoint.allCases.map { endpoint in
                let used = state.quotas.usedToday(endpoint, at: now)
                return (endpoint.rawValue, Self.document(of: rules.quotas[endpoint], used: used))
            }
            return .object([
                ("appid", .string(rules.appID)),
                ("allowed_addresses", Self.list(rules.allowedAddresses)),
                ("secret_frozen", .bool(rules.secretIsFrozen)),
                ("quota", .object(quotas)),
                ("tokens", Self.document(of: rules.tokens)),
                ("latency", .number("\(rules.latency / .milliseconds(1))")),
                ("allowed_pages", Self.list(rules.allowedPages)),
                ("blocked_words", Self.list(rules.blockedWords)),
                ("initial_credits", rules.initialCredits.map { .number("\($0)") } ?? .string("unlimited")),
                ("msgid", .string(rules.includesMessageID.rawValue)),
                ("unionid", .bool(rules.includesUnionID)),
                ("lenient", .bool(rules.acceptsUnknownStates)),
                ("seed", .number("\(state.faults.seed)")),
            ])
        }
    }

    /// Changes what the document names, all of it or nothing, and answers as `account` does.
    func adjust(_ request: SandboxRequest) throws(Refusal) -> JSON {
        let fields = try ControlFields(
            request,
            known: [
                "allowed_addresses", "secret_frozen", "quota", "tokens", "latency", "allowed_pages",
                "blocked_words", "initial_credits", "msgid", "unionid", "lenient", "seed",
            ])
        let changed = try Self.changed(sandbox.withState { state, _ in state.rules }, by: fields)
        sandbox.withState { state, _ in state.adjust { $0 = changed } }
        return account()
    }

    private static func changed(
        _ rules: SandboxConfiguration, by fields: ControlFields
    ) throws(Refusal) -> SandboxConfiguration {
        var rules = rules
        rules.allowedAddresses = try list("allowed_addresses", fields, rules.allowedAddresses)
        rules.allowedPages = try list("allowed_pages", fields, rules.allowedPages)
        rules.secretIsFrozen = try fields.flag("secret_frozen") ?? rules.secretIsFrozen
        rules.quotas.merge(try quotas(fields["quota"], rules.quotas)) { _, changed in changed }
        rules.tokens = try tokens(fields["tokens"], rules.tokens)
        if let latency = try fields.number("latency", 0...600_000) { rules.latency = .milliseconds(latency) }
        rules.blockedWords = try fields.texts("blocked_words") ?? rules.blockedWords
        rules.initialCredits = try credits(fields, rules.initialCredits)
        rules.includesMessageID =
            try fields.choice("msgid", of: SandboxConfiguration.MessageID.self) ?? rules.includesMessageID
        rules.includesUnionID = try fields.flag("unionid") ?? rules.includesUnionID
        rules.acceptsUnknownStates = try fields.flag("lenient") ?? rules.acceptsUnknownStates
        if let seed = try fields.number("seed", 0...Int.max) { rules.seed = UInt64(seed) }
        return rules
    }

    private static func list(
        _ name: String, _ fields: ControlFields, _ current: [String]?
    ) throws(Refusal) -> [String]? {
        fields.isNull(name) ? nil : try fields.texts(name) ?? current
    }

    private static func credits(_ fields: ControlFields, _ current: Int?) throws(Refusal) -> Int? {
        if fields["initial_credits"]?.text == "unlimited" { return nil }
        return try fields.number("initial_credits", 0...1_000_000) ?? current
    }

    private static func quotas(
        _ value: JSON?, _ current: [SandboxEndpoint: SandboxQuota]
    ) throws(Refusal) -> [SandboxEndpoint: SandboxQuota] {
        guard let value else { return [:] }
        let named = try ControlFields(value, known: Set(SandboxEndpoint.allCases.map(\.rawValue)))
        var quotas: [SandboxEndpoint: SandboxQuota] = [:]
        for endpoint in SandboxEndpoint.allCases {
            guard let limits = named[endpoint.rawValue] else { continue }
            let fields = try ControlFields(limits, known: ["daily", "minute", "used_today"])
            var quota = current[endpoint] ?? SandboxQuota()
            quota.daily = try limit("daily", fields, quota.daily)
            quota.minute = try limit("minute", fields, quota.minute)
            quotas[endpoint] = quota
        }
        return quotas
    }

    private static func limit(_ name: String, _ fields: ControlFields, _ current: Int?) throws(Refusal)
        -> Int?
    {
        fields.isNull(name) ? nil : try fields.number(name, 0...Int(Int32.max)) ?? current
    }

    private static func tokens(_ value: JSON?, _ current: SandboxTokenRules) throws(Refusal)
        -> SandboxTokenRules
    {
        guard let value else { return current }
        let fields = try ControlFields(
            value, known: ["lifetime", "overlap", "rotation_margin", "forced_interval", "forced_per_day"])
        let days = 0...Double(30 * 86_400)
        return SandboxTokenRules(
            lifetime: try fields.fraction("lifetime", days) ?? current.lifetime,
            overlap: try fields.fraction("overlap", days) ?? current.overlap,
            rotationMargin: try fields.fraction("rotation_margin", days) ?? current.rotationMargin,
            forcedInterval: try fields.fraction("forced_interval", days) ?? current.forcedInterval,
            forcedPerDay: try fields.number("forced_per_day", 0...1_000_000) ?? current.forcedPerDay)
    }

    private static func document(of quota: SandboxQuota?, used: Int) -> JSON {
        .object([
            ("daily", quota?.daily.map { .number("\($0)") } ?? .null),
            ("minute", quota?.minute.map { .number("\($0)") } ?? .null),
            ("used_today", .number("\(used)")),
        ])
    }

    private static func document(of rules: SandboxTokenRules) -> JSON {
        .object([
            ("lifetime", .number("\(rules.lifetime)")), ("overlap", .number("\(rules.overlap)")),
            ("rotation_margin", .number("\(rules.rotationMargin)")),
            ("forced_interval", .number("\(rules.forcedInterval)")),
            ("forced_per_day", .number("\(rules.forcedPerDay)")),
        ])
    }

    private static func list(_ texts: [String]?) -> JSON {
        texts.map { .array($0.map(JSON.string)) } ?? .null
    }
}
