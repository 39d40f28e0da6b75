/// The calls of WeChat that this program makes.
package struct WeChatClient: Sendable {
    private let connection: WeChatConnection
    private let tokens: AccessTokenProvider
    private let lanes = SendLanes()

    package init(connection: WeChatConnection, tokens: AccessTokenProvider) {
        self.connection = connection
        self.tokens = tokens
    }

    /// Exchanges a code of `wx.login` for the person's openId.
    ///
    /// A code works once, so the exchange is made once, whatever comes back; the session key is not kept.
    package func exchange(code: String) async throws(WeChatError) -> LoginIdentity {
        guard (1...512).contains(code.utf8.count), code.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .unusableCode
        }
        let query = [
            HTTPRequest.QueryItem("appid", connection.account.appID),
            HTTPRequest.QueryItem("secret", connection.account.appSecret),
            HTTPRequest.QueryItem("js_code", code),
            HTTPRequest.QueryItem("grant_type", "authorization_code"),
        ]
        return try await connection.call(.codeToSession, .get, query: query) { answer throws(WeChatError) in
            guard let openID = answer.identifier("openid") else { throw .unreadableAnswer }
            return LoginIdentity(openID: openID, unionID: answer.identifier("unionid"))
        }.result
    }

    /// Sends a subscribe message; a token that WeChat no longer accepts is replaced and the call repeated, once.
    package func sendSubscribeMessage(_ message: SubscribeMessage) async throws(WeChatError)
        -> SubscribeReceipt
    {
        await lanes.enter(message.openID)
        defer { lanes.leave(message.openID) }
        guard !Task.isCancelled else { throw .transport(.cancelled(mayHaveBeenSent: false)) }
        let token = try await tokens.token()
        do throws(WeChatError) {
            return try await send(message, token)
        } catch .api(let failure) where failure.reaction == .refreshToken {
            return try await send(message, try await tokens.replacement(for: token))
        }
    }

    private func send(
        _ message: SubscribeMessage, _ token: LentAccessToken
    ) async throws(WeChatError) -> SubscribeReceipt {
        try await connection.call(
            .subscribeSend, .post,
            query: [HTTPRequest.QueryItem("access_token", token.value)],
            json: message.json,
            openID: message.openID
        ) { answer throws(WeChatError) in
            guard answer.saysSuccess else { throw .unreadableAnswer }
            return SubscribeReceipt(messageID: answer.messageID)
        }.result
    }
}
