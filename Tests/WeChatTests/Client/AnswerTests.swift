import Testing

@testable import WeChat

/// Every code of the table at every call of ours, in every shape in which an answer may come.
@Suite struct AnswerTests {
    private static let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)

    @Test(
        "an error code is understood however the answer is written",
        arguments: [
            #"{"errcode":CODE,"errmsg":"m"}"#,
            #"{"errmsg":"m","errcode":"CODE"}"#,
            " \r\n{ \"errcode\" : CODE , \"errmsg\" : \"m\" }\n",
            "\u{FEFF}{\"errcode\":CODE,\"errmsg\":\"m\"}",
            "{\"errcode\":CODE,\"errmsg\":\"a\u{1}\nb\"}",
            #"{"errcode":CODE,"errmsg":"m","extra":{"errcode":0,"x":["}",{"a":"\""}]}}"#,
            #"{"errcode":CODE,"errcode":CODE,"errmsg":"m"}"#,
            #"{"x":DEEP,"errcode":CODE,"errmsg":"m"}"#,
            #"{"errcode":CODE,"errmsg":"\u4f60\ud83d\ude00\ud83d","big":1e400}"#,
            #"{"errcode":CODE}"#,
        ])
    func understandsCodes(_ form: String) async {
        for (code, endpoint) in Self.codes {
            let body = form.replacing("CODE", with: String(code)).replacing("DEEP", with: Self.deep)
            let error = await Self.failure(endpoint, Array(body.utf8))
            guard case .api(let failure) = error else {
                Issue.record("\(code) at \(endpoint): \(String(describing: error))")
                continue
            }
            #expect(failure.code == code)
            #expect(failure.reaction == WeChatErrorCode.row(for: code, at: endpoint).reaction)
        }
    }

    @Test("a message that is no UTF-8 does not hide the code")
    func toleratesInvalidText() async {
        let body =
            Array(#"{"errcode":43101,"errmsg":""#.utf8) + [0xFF, 0xC0, 0x80, 0xED, 0xA0] + Array(#""}"#.utf8)
        let error = await Self.failure(.subscribeSend, body)
        #expect(error?.code == 43101)
    }

    @Test(
        "what cannot be understood is neither success nor a certain failure",
        arguments: [
            "", " ", "null", "true", "0", "\"ok\"", "[]", "[{\"errcode\":0}]", "<html><h1>ok</h1></html>",
            "ok",
            "{", "{\"errcode\":0", "{\"errcode\":0}}", "{\"errcode\":0} x", "{errcode:0}", "{\"errcode\":}",
            #"{"errcode":0,"errcode":43101,"errmsg":"ok"}"#, #"{"errcode":"","errmsg":"ok"}"#,
            #"{"errcode":true,"errmsg":"ok"}"#, #"{"errcode":{},"errmsg":"ok"}"#,
            #"{"errcode":[0],"errmsg":"ok"}"#,
            #"{"errcode":1e400,"errmsg":"ok"}"#, #"{"errcode":0.0,"errmsg":"ok"}"#,
            #"{"errcode":99999999999999999999,"errmsg":"ok"}"#, #"{"errcode":"zero","errmsg":"ok"}"#,
            "{}", #"{"errmsg":"no"}"#, #"{"x":1}"#, #"{"errcode":null}"#, "{\"\\ud800", "{\"a\\q\":1}",
            "DEEP", "{\"a\":\(String(repeating: "{\"a\":", count: 10_000))1",
        ])
    func refusesToGuess(_ body: String) async {
        let bytes = Array(body.replacing("DEEP", with: Self.deep).utf8)
        for endpoint in [APIEndpoint.codeToSession, .subscribeSend] {
            let error = await Self.failure(endpoint, bytes)
            #expect(error == .unreadableAnswer)
            #expect(error?.isAmbiguous == true)
        }
    }

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
            (404, .configuration, false), (500, .retry, true), (502, .retry, true), (503, .retry, true),
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

    private static let codes: [(Int, APIEndpoint)] =
        [APIEndpoint.codeToSession, .subscribeSend].flatMap { endpoint in
            (WeChatErrorCode.table.map(\.codes.lowerBound) + [-2, 12345, 99999])
                .filter { $0 != 0 && WeChatErrorCode.row(for: $0, at: endpoint).reaction != .refreshToken }
                .map { ($0, endpoint) }
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
