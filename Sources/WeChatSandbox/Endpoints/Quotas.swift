import Foundation

extension SandboxState {
    /// Answers POST /cgi-bin/clear_quota.
    mutating func clearQuota(_ request: SandboxRequest, now: Date) throws(APIError) -> APISuccess {
        try admit(.clearQuota, request, now: now)
        let document = try request.document()
        guard document["appid"]?.text == rules.appID else { throw .unknownAppID }
        return try clearQuota(now: now)
    }

    /// Answers POST /cgi-bin/clear_quota/v2, without a token, by parameters in the query or the body.
    mutating func clearQuotaBySecret(_ request: SandboxRequest, now: Date) throws(APIError) -> APISuccess {
        let document = try? request.document()
        try checkAccount(
            appID: request.query["appid"] ?? document?["appid"]?.text,
            secret: request.query["appsecret"] ?? document?["appsecret"]?.text,
            address: request.peer)
        return try clearQuota(now: now)
    }

    /// Answers POST /cgi-bin/openapi/quota/get.
    mutating func quota(_ request: SandboxRequest, now: Date) throws(APIError) -> APISuccess {
        try admit(.quota, request, now: now)
        let document = try request.document()
        guard let path = document["cgi_path"]?.text, path.hasPrefix("/") else { throw .malformedPath }
        guard let endpoint = SandboxEndpoint(path: path) else { throw .unlistedPath }
        guard !path.hasPrefix("/sns/") else { throw .pathWithoutQuota }
        return APISuccess(answer(about: endpoint, now: now), note: "quota of \(endpoint.rawValue)")
    }

    private mutating func clearQuota(now: Date) throws(APIError) -> APISuccess {
        try quotas.clear(at: now)
        return APISuccess(
            .object([("errcode", .number("0")), ("errmsg", .string("ok"))]), note: "quota cleared")
    }

    /// The day of an endpoint without a limit reads as the 32 bits that a counter holds.
    private func answer(about endpoint: SandboxEndpoint, now: Date) -> JSON {
        let quota = rules.quotas[endpoint]
        let limit = quota?.daily ?? Int(Int32.max)
        let used = quotas.usedToday(endpoint, at: now)
        var members: [(key: String, value: JSON)] = [
            ("errcode", .number("0")), ("errmsg", .string("ok")),
            (
                "quota",
                .object([
                    ("daily_limit", .number("\(limit)")), ("used", .number("\(used)")),
                    ("remain", .number("\(max(0, limit - used))")),
                ])
            ),
        ]
        if let minute = quota?.minute {
            let rate: [(key: String, value: JSON)] = [
                ("call_count", .number("\(minute)")), ("refresh_second", .number("60")),
            ]
            members.append(("rate_limit", .object(rate)))
        }
        return .object(members)
    }
}
