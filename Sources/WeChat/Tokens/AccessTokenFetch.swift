import Foundation

/// Asks WeChat for an access token, never by force: that would end the token of everybody else.
struct AccessTokenFetch: Sendable {
    let connection: WeChatConnection
    let endpoint: TokenEndpoint
    let pace: AccessTokenPace

    func callAsFunction() async throws(WeChatError) -> AccessToken {
        let (life, started) =
            switch endpoint {
            case .stable: try await connection.call(.stableToken, .post, json: stableBody, read: read)
            case .classic: try await connection.call(.token, .get, query: classicQuery, read: read)
            }
        // Counted from before the request: a token must not outlive its real end.
        let seconds = min(TimeInterval(life.seconds), pace.longestLife)
        return AccessToken(
            value: life.value, fetchedAt: started, expiresAt: started.addingTimeInterval(seconds))
    }

    private func read(_ answer: APIAnswer) throws(WeChatError) -> (value: Secret, seconds: Int64) {
        guard let value = answer.identifier("access_token"), let seconds = answer.expiresIn, seconds > 0
        else {
            throw .unreadableAnswer
        }
        return (Secret(value), seconds)
    }

    private var stableBody: [UInt8] {
        JSONText.object { json in
            json.member("grant_type", "client_credential")
            json.member("appid", connection.account.appID)
            json.member("secret", connection.account.appSecret.revealed)
            json.member("force_refresh", false)
        }
    }

    private var classicQuery: [HTTPRequest.QueryItem] {
        [
            HTTPRequest.QueryItem("grant_type", "client_credential"),
            HTTPRequest.QueryItem("appid", connection.account.appID),
            HTTPRequest.QueryItem("secret", connection.account.appSecret),
        ]
    }
}
