import Foundation
import Testing

@testable import WeChat

@Suite struct RedactionTests {
    @Test("a secret shows in no description, dump or mirror")
    func hidesSecret() {
        let account = WeChatAccount(appID: "wx1", appSecret: Secret("canary"))
        let token = AccessToken(value: Secret("canary"), fetchedAt: .distantPast, expiresAt: .distantFuture)
        let row = AccessTokenRow(version: 1, token: token, hasLease: false)
        let connection = WeChatConnection(
            account: account, baseURL: .official, transport: CannedTransport("{}"), now: { Date() })
        let values: [Any] = [
            Secret("canary"), account, token, row, connection, [account], Optional(token) as Any,
        ]
        for value in values { #expect(!Self.everyText(of: value).contains("canary")) }
    }

    @Test("nothing of a call that fails or is watched shows a secret, even if the server sends it back")
    func hidesInCalls() async throws {
        let openID = "oABCxxx-canary-xxxxxxxxxwxyz"
        let recorder = Recorder()
        let transport = CannedTransport { request throws(TransportError) in
            guard request.path != "/cgi-bin/stable_token" else { return .token("TOKEN-canary") }
            let echo = (request.query.map(\.value.revealed) + (request.body == nil ? [] : [openID])).joined(
                separator: " ")
            return .json(#"{"errcode":40001,"errmsg":"bad \#(echo), rid: 1-2-3","session_key":"KEY-canary"}"#)
        }
        let connection = WeChatConnection.canned(transport, observer: recorder.note)
        let client = WeChatClient(
            connection: connection,
            tokens: AccessTokenProvider(
                connection: connection, endpoint: .stable, cache: InMemoryAccessTokenCache()))
        var errors: [any Error] = []
        do { _ = try await client.exchange(code: "CODE-canary") } catch { errors.append(error) }
        do {
            _ = try await client.sendSubscribeMessage(
                SubscribeMessage(to: openID, templateID: "T", data: [.init("thing1", "canary")]))
        } catch { errors.append(error) }
        #expect(errors.count == 2)
        let seen: [Any] = errors + recorder.calls + transport.requests
        #expect(
            recorder.calls.map(\.endpoint) == [
                .codeToSession, .stableToken, .subscribeSend, .stableToken, .subscribeSend,
            ])
        for value in seen {
            let text = Self.everyText(of: value)
            #expect(!text.localizedCaseInsensitiveContains("canary"))
            #expect(!text.contains("https://"))
        }
    }

    @Test("an identity and a message show no whole openId")
    func shortensOpenIDs() {
        let openID = "oABC-canary-canary-canary-xyz"
        let values: [Any] = [
            LoginIdentity(openID: openID, unionID: "canary"),
            SubscribeMessage(to: openID, templateID: "T", data: [.init("thing1", "canary")]),
        ]
        for value in values { #expect(!Self.everyText(of: value).contains("canary")) }
    }

    private static func everyText(of value: Any) -> String {
        var text = "\(value)\n" + String(reflecting: value) + "\n"
        dump(value, to: &text)
        return text
    }
}
