import Testing

@testable import WeChat

/// What counts as success, and what a status says.
@Suite struct AnswerTests {
    @Test(
        "a message counts as sent with code 0, or without a code where something else says so",
        arguments: [
            (#"{"errcode":0,"errmsg":"ok"}"#, nil), (#"{"errcode":"0"}"#, nil), (#"{"errmsg":"ok"}"#, nil),
            (#"{"msgid":1}"#, 1),
            (#"{"errcode":0,"errmsg":"ok","msgid":1888884277765816322}"#, 1_888_884_277_765_816_322),
            (#"{"errcode":0,"errmsg":"ok","msgid":"1888884277765816322"}"#, 1_888_884_277_765_816_322),
            (#"{"errcode":0,"msgid":1e400}"#, nil), (#"{"errcode":0,"msgid":{}}"#, nil),
        ] as [(String, Int64?)])
    func sends(_ body: String, _ id: Int64?) async throws {
        let receipt = try await WeChatClient.answering(Array(body.utf8)).sendSubscribeMessage(.sample)
        #expect(receipt.messageID == id)
    }

    @Test("an identity needs an openId; the code may be 0 or absent")
    func exchanges() async throws {
        for code in ["", #""errcode":0,"#] {
            let body = #"{\#(code)"openid":"oA","session_key":"k==","unionid":"oU","expires_in":1}"#
            let identity = try await WeChatClient.answering(Array(body.utf8)).exchange(code: "c")
            #expect(identity == LoginIdentity(openID: "oA", unionID: "oU"))
        }
        for body in [
            #"{"openid":""}"#, #"{"openid":1}"#, "{\"openid\":\"o\u{1}A\"}", #"{"openid":null,"errcode":0}"#,
        ] {
            #expect(await Self.failure(.codeToSession, Array(body.utf8)) == .unreadableAnswer)
        }
    }

    @Test(
        "another status than 200 is a failure, whatever the body says",
        arguments: [
            (412, Reaction.ourBug, false), (429, .quota, false), (302, .configuration, false),
            (404, .configuration, false), (500, .retry, true), (502, .retry, true), (503, .retry, false),
            (504, .retry, true),
        ])
    func readsStatus(_ status: Int, _ reaction: Reaction, _ isAmbiguous: Bool) async {
        let body = Array(#"{"errcode":0,"errmsg":"ok","openid":"oA"}"#.utf8)
        for endpoint in [APIEndpoint.codeToSession, .subscribeSend] {
            let error = await Self.failure(endpoint, body, status: status, headers: ["retry-after": "7"])
            #expect(error == .http(status: status, retryAfter: .seconds(7)))
            #expect(error?.reaction == reaction)
            #expect(error?.isAmbiguous == isAmbiguous)
            #expect(error?.certainlyNotProcessed == !isAmbiguous)
            #expect(error?.retryAfter == .seconds(7))
        }
    }

    private static func failure(
        _ endpoint: APIEndpoint, _ body: [UInt8], status: Int = 200, headers: HTTPHeaders = HTTPHeaders()
    ) async -> WeChatError? {
        let client = WeChatClient.answering(body, status: status, headers: headers)
        do throws(WeChatError) {
            if endpoint == .codeToSession {
                _ = try await client.exchange(code: "c")
            } else {
                _ = try await client.sendSubscribeMessage(.sample)
            }
            return nil
        } catch {
            return error
        }
    }
}
