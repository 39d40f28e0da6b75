import Foundation

/// Asks WeChat for an access token, never by force: that would end the token of everybody else.
struct AccessTokenFetch: Sendable {
    let connection: WeChatConnection
    let endpoint: TokenEndpoint

    func callAsFunction() async throws(WeChatError) -> AccessToken {
        let (life, started) =
            switch endpoint {
            case .stable: try await connection.call(.stableToken, .post, json: stableBody, read: read)
            case .classic: try await connection.call(.token, .get, query: classicQuery, read: read)
            }
        // Counted from before the request: a token must not outlive its real end.
        let seconds = min(TimeInterval(life.seconds), AccessToken.longestLife)
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
        let body = JSONText.object([
            ("grant_type", JSONText.string("client_credential")),
            ("appid", JSONText.string(connection.account.appID)),
            ("secret", JSONText.string(connection.account.appSecret.revealed)),
            ("force_refresh", "false"),
        ])
        return Array(body.utf8)
    }

    private var classicQuery: [HTTPRequest.QueryItem] {
        [
            HTTPRequest.QueryItem("grant_type", "client_credential"),
            HTTPRequest.QueryItem("appid", connection.account.appID),
            HTTPRequest.QueryItem("secret", connection.account.appSecret),
        ]
    }
}
