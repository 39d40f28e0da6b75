extension ControlFace {
    func arm(_ request: SandboxRequest) throws(Refusal) -> JSON {
        guard let document = try? request.document() else { throw .bad("the body is no JSON object") }
        let fault = try Self.fault(document)
        sandbox.withState { state, _ in state.faults.arm(fault) }
        return .object([("armed", .bool(true))])
    }

    func clearFaults() -> JSON {
        sandbox.withState { state, _ in state.faults.clear() }
        return .object([("armed", .bool(false))])
    }

    func calls() -> JSON {
        sandbox.withState { state, _ in
            let counts = SandboxEndpoint.allCases.map { endpoint in
                (endpoint.rawValue, JSON.number("\(state.counts[endpoint] ?? 0)"))
            }
            return .object(counts + [("other", .number("\(state.otherCalls)"))])
        }
    }

    private static func fault(_ document: JSON) throws(Refusal) -> SandboxFault {
        SandboxFault(
            try kind(document),
            endpoint: try endpoint(document["endpoint"]),
            count: try count(document["count"]),
            delay: .milliseconds(
                try number("milliseconds", in: document, range: 0...12_000, default: 0)),
            takesEffect: try takesEffect(document["takes_effect"]))
    }

    private static func kind(_ document: JSON) throws(Refusal) -> SandboxFault.Kind {
        switch document["kind"]?.text {
        case "errcode":
            let code = try number("errcode", in: document, range: -1_000_000...100_000_000, default: -1)
            return .errorCode(code, message: document["errmsg"]?.text)
        case "status":
            let status = try number("status", in: document, range: 200...599, default: 502)
            return .status(status, body: document["body"]?.text)
        case "delay": return .delay
        case "close_before": return .closeBefore
        case "close_after": return .closeAfter
        case "half_body": return .halfBody
        case "body":
            guard let body = document["body"]?.text else { throw .bad("body is a string") }
            return .body(body)
        default:
            throw .bad(
                "kind is errcode, status, delay, close_before, close_after, half_body or body")
        }
    }

    private static func endpoint(_ value: JSON?) throws(Refusal) -> SandboxEndpoint? {
        guard let value, value.text != "all" else { return nil }
        guard let endpoint = value.text.flatMap(SandboxEndpoint.init(rawValue:)) else {
            throw .bad("endpoint is subscribe/send, jscode2session, token, stable_token or all")
        }
        return endpoint
    }

    private static func count(_ value: JSON?) throws(Refusal) -> Int? {
        guard let value else { return 1 }
        if value.text == "unlimited" { return nil }
        guard let count = value.integer, count >= 1 else {
            throw .bad("count is at least 1 or \"unlimited\"")
        }
        return count
    }

    private static func takesEffect(_ value: JSON?) throws(Refusal) -> Bool {
        switch value {
        case nil: return false
        case .bool(let value): return value
        default: throw .bad("takes_effect is true or false")
        }
    }

    private static func number(
        _ key: String, in document: JSON, range: ClosedRange<Int>, default standard: Int
    ) throws(Refusal) -> Int {
        guard let value = document[key] else { return standard }
        guard let number = value.integer, range.contains(number) else {
            throw .bad("\(key) is a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
