import Foundation

extension SandboxState {
    /// Answers GET /cgi-bin/token.
    mutating func token(_ request: SandboxRequest, now: Date) throws(APIError) -> APISuccess {
        try checkAccount(
            grantType: request.query["grant_type"],
            appID: request.query["appid"],
            secret: request.query["secret"],
            address: request.peer)
        try quotas.admit(.token, within: rules.quotas[.token], at: now)
        return success(plainTokens.issue(under: rules.tokens, at: now), pool: "plain")
    }

    /// Answers POST /cgi-bin/stable_token.
    mutating func stableToken(_ request: SandboxRequest, now: Date) throws(APIError) -> APISuccess {
        let document = try request.document()
        let force: Bool
        switch document["force_refresh"] {
        case .bool(let value): force = value
        case nil, .null: force = false
        default: throw .malformedBody
        }
        try checkAccount(
            grantType: document["grant_type"]?.text,
            appID: document["appid"]?.text,
            secret: document["secret"]?.text,
            address: request.peer)
        try quotas.admit(.stableToken, within: rules.quotas[.stableToken], at: now)
        return success(
            try stableTokens.obtain(force: force, under: rules.tokens, at: now),
            pool: force ? "stable, forced" : "stable")
    }

    /// Lets a call through whose token is valid and whose endpoint has calls left.
    mutating func admit(_ endpoint: SandboxEndpoint, _ request: SandboxRequest, now: Date) throws(APIError) {
        do throws(APIError) {
            try checkToken(request.query["access_token"], now: now)
        } catch {
            if error != .missingToken { deadTokens[error.code, default: 0] += 1 }
            throw error
        }
        try quotas.admit(endpoint, within: rules.quotas[endpoint], at: now)
    }

    /// Checks the token of a call, which may come from either pool.
    func checkToken(_ token: String?, now: Date) throws(APIError) {
        guard let token, !token.isEmpty else { throw .missingToken }
        guard Identifiers.looksLikeToken(token) else { throw .malformedToken }
        for lives in [stableTokens.lives, plainTokens.lives] {
            switch lives.standing(of: token, at: now) {
            case .valid: return
            case .superseded: throw .staleToken
            case .expired: throw .expiredToken
            case .unknown: continue
            }
        }
        throw .staleToken
    }

    private func checkAccount(
        grantType: String?, appID: String?, secret: String?, address: String
    ) throws(APIError) {
        guard grantType == "client_credential" else { throw .wrongGrantType }
        try checkAccount(appID: appID, secret: secret, address: address)
    }

    func checkAccount(appID: String?, secret: String?, address: String) throws(APIError) {
        guard let appID, !appID.isEmpty else { throw .missingAppID }
        guard appID == rules.appID else { throw .unknownAppID }
        guard let secret, !secret.isEmpty else { throw .missingSecret }
        guard secret == rules.appSecret else { throw .wrongSecret }
        if let listed = rules.allowedAddresses, !listed.contains(address) {
            throw .addressNotListed(address)
        }
        guard !rules.secretIsFrozen else { throw .frozenSecret }
    }

    private func success(_ token: IssuedToken, pool: String) -> APISuccess {
        APISuccess(
            .object([
                ("access_token", .string(token.text)), ("expires_in", .number("\(token.remaining)")),
            ]),
            note: "\(pool) token, \(token.remaining) s left")
    }
}
