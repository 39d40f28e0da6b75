import Foundation

extension SandboxState {
    /// Answers GET /sns/jscode2session.
    mutating func codeToSession(_ request: SandboxRequest, now: Date) throws(APIError) -> APISuccess {
        let query = request.query
        guard let appID = query.nonEmpty("appid") else { throw .missingAppID }
        guard let secret = query.nonEmpty("secret") else { throw .missingSecret }
        guard let text = query.nonEmpty("js_code") else { throw .missingCode }
        guard query["grant_type"] == "authorization_code" else { throw .wrongGrantType }
        guard appID == rules.appID else { throw .unknownAppID }
        guard secret == rules.appSecret else { throw .wrongSecret }

        let quota = rules.quotas[.codeToSession]
        try quotas.admit(.codeToSession, within: quota, at: now)
        // The limit of a minute is per user, whom only a code that was given out can tell.
        guard let code = codes.code(text) else { throw .unknownCode }
        guard people.admitsLogin(of: code.user, limit: quota?.minute, at: now) else { throw .minuteQuota }
        guard !code.isExpired(at: now) else { throw .unknownCode }
        guard !code.isUsed else { throw .usedCode }
        guard let person = people.existing(code.user), !person.isBlocked else { throw .blockedUser }
        codes.use(text)
        return APISuccess(
            session(of: person), note: "code exchanged for \(Identifiers.shortened(person.openID))")
    }

    private func session(of person: People.Person) -> JSON {
        var members: [(String, JSON)] = [
            ("session_key", .string(Identifiers.sessionKey())),
            ("openid", .string(person.openID)),
        ]
        if rules.includesUnionID {
            members.append(("unionid", .string(person.unionID)))
        }
        return .object(members)
    }
}
