package import Foundation

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
    ///
    /// Nothing is sent once `deadline` has come, and no answer is waited for long after it.
    package func sendSubscribeMessage(
        _ message: SubscribeMessage, before deadline: Date? = nil
    ) async throws(WeChatError) -> SubscribeReceipt {
        await lanes.enter(message.openID)
        defer { lanes.leave(message.openID) }
        guard !Task.isCancelled else { throw .transport(.cancelled(mayHaveBeenSent: false)) }
        try check(deadline)
        let token = try await tokens.token()
        do throws(WeChatError) {
            return try await send(message, token, before: deadline)
        } catch .api(let failure) where failure.reaction == .refreshToken {
            return try await send(message, try await tokens.replacement(for: token), before: deadline)
        }
    }

    /// The templates of the account, as WeChat's console shows them.
    package func accountTemplates() async throws(WeChatError) -> [AccountTemplate] {
        let token = try await tokens.token()
        do throws(WeChatError) {
            return try await templates(token)
        } catch .api(let failure) where failure.reaction == .refreshToken {
            return try await templates(try await tokens.replacement(for: token))
        }
    }

    /// Makes sure that there is a token, as a check of account, secret and network.
    package func ensureToken() async throws(WeChatError) {
        try await tokens.ensureToken()
    }

    private func templates(_ token: LentAccessToken) async throws(WeChatError) -> [AccountTemplate] {
        try await connection.call(
            .templates, .get, query: [HTTPRequest.QueryItem("access_token", token.value)]
        ) { answer throws(WeChatError) in
            guard let templates = AccountTemplate.list(in: answer.body) else { throw .unreadableAnswer }
            return templates
        }.result
    }

    private func send(
        _ message: SubscribeMessage, _ token: LentAccessToken, before deadline: Date?
    ) async throws(WeChatError) -> SubscribeReceipt {
        try check(deadline)
        return try await connection.call(
            .subscribeSend, .post,
            query: [HTTPRequest.QueryItem("access_token", token.value)],
            json: message.json,
            openID: message.openID,
            before: deadline
        ) { answer throws(WeChatError) in
            guard answer.saysSuccess else { throw .unreadableAnswer }
            return SubscribeReceipt(messageID: answer.messageID)
        }.result
    }

    private func check(_ deadline: Date?) throws(WeChatError) {
        if let deadline, connection.now() >= deadline { throw .tooLate }
    }
}
