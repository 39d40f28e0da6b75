import Testing

@testable import WeChat

/// Every code of the reference, and codes that nobody knows, at every call of ours, in every shape of answer.
@Suite struct ClassificationTests {
    private static let ours: [APIEndpoint] = [.codeToSession, .token, .stableToken, .subscribeSend]

    /// What the reference says of the codes that our calls can meet; whatever is not here is for the operator.
    private static let reference: [Int: [APIEndpoint: Reaction]] = {
        let login = APIEndpoint.codeToSession
        let send = APIEndpoint.subscribeSend
        let tokens: [APIEndpoint] = [.token, .stableToken]
        var table: [Int: [APIEndpoint: Reaction]] = [:]
        func put(_ codes: [Int], _ endpoints: [APIEndpoint], _ reaction: Reaction) {
            for code in codes { for endpoint in endpoints { table[code, default: [:]][endpoint] = reaction } }
        }
        put([-1], [send] + tokens, .retry)
        put([-1, 40029, 40163, 41008], [login], .askUser)
        put([40001, 40014, 42001], [send], .refreshToken)
        put([40001], tokens, .configuration)
        put([40002, 41002], [login] + tokens, .ourBug)
        put([40003], [send], .askUser)
        put([40013, 40125, 41004], [login] + tokens, .configuration)
        put([40035, 40066, 43001, 43002, 43003], ours, .ourBug)
        put([40037, 41030, 43004, 43107, 43116, 48001], [send], .configuration)
        put([40164, 40243, 50004, 50007, 61024, 89501, 89503, 89506, 89507], tokens, .configuration)
        put([40226], [login], .userBlocked)
        put([41001], [send], .ourBug)
        put([43101], [send], .refusedByUser)
        put([43108], [send], .retry)
        put([43117], [send], .quota)
        put([44002, 47001], [send, .stableToken], .ourBug)
        put([45009, 45011], ours, .quota)
        put([45168], [send], .textRefused)
        put([47003], [send], .ourBug)
        put([48004, 50001, 50002, 61004, 61007], ours, .configuration)
        return table
    }()

    /// The other codes of the reference, which belong to calls that are not ours, and codes that do not exist.
    private static let codes: [Int] =
        reference.keys.sorted() + [
            404, 1007, 20001, 40097, 40159, 40169, 40241, 43106, 45029, 48006, 76001, 76022, 85096, 87009,
            200001,
            -2, 1, 12345, 99_999, Int.max, Int.min,
        ]

    private static let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)

    @Test(
        "a code has the class of the reference at each call, however its answer is written",
        arguments: [
            #"{"errcode":CODE,"errmsg":"m, rid: 66c69111-4157f271-729ca238"}"#,
            #"{"errcode":CODE,"errmsg":"ok"}"#,
            #"{"errcode":CODE,"errmsg":"ok","msgid":1,"openid":"oA","access_token":"T","expires_in":7200}"#,
            #"{"errmsg":"m","errcode":"CODE"}"#,
            "\u{FEFF} \r\n{ \"errcode\" : CODE , \"errmsg\" : \"a\u{1}\nb\" }\n",
            #"{"errcode":CODE,"errc\u006fde":CODE,"errmsg":"m","errmsg":"n"}"#,
            #"{"extra":{"errcode":0},"errcode":CODE,"x":["}",{"a":"\""}],"big":1e400}"#,
            #"{"x":DEEP,"errcode":CODE,"errmsg":"m"}"#,
            #"{"errcode":CODE,"errmsg":"\u4f60\ud83d\ude00\ud83d \ud83dx"}"#,
            #"{"errcode":CODE,"errmsg":{"a":1}}"#,
            #"{"errcode":CODE,"errmsg":null}"#,
            #"{"errcode":CODE}"#,
        ])
    func classifies(_ shape: String) async {
        let text = shape.replacing("DEEP", with: Self.deep)
        for endpoint in Self.ours {
            for code in Self.codes {
                let body = Array(text.replacing("CODE", with: String(code)).utf8)
                let call = await Call(to: endpoint, answeredBy: body)
                let wanted = Self.reference[code]?[endpoint] ?? .configuration
                guard case .api(let failure) = call.error else {
                    Issue.record("\(code) at \(endpoint): \(String(describing: call.error))")
                    continue
                }
                #expect(failure.code == code)
                #expect(call.error?.reaction == wanted, "\(code) at \(endpoint)")
                #expect(call.error?.isAmbiguous == false)
                #expect(call.requests == (wanted == .refreshToken ? 2 : 1), "\(code) at \(endpoint)")
            }
        }
    }

    @Test(
        "a message as long as an answer may be does not hide the code",
        arguments: [" ", "rid: ", ", hint: [", "s3cr3t-canary", "\u{1F468}\u{200D}", "\\u4f60"])
    func readsHugeMessages(_ piece: String) async {
        let message = String(repeating: piece, count: 250_000 / piece.utf8.count)
        let call = await Call(
            to: .subscribeSend, answeredBy: Array(#"{"errcode":43101,"errmsg":"\#(message)"}"#.utf8))
        #expect(call.error?.code == 43101)
        #expect(String(describing: call.error).utf8.count < 2500)
    }

    @Test("the type that an answer claims and bytes that are no UTF-8 change nothing")
    func ignoresTypeAndBytes() async {
        let body =
            Array(#"{"errcode":43101,"errmsg":""#.utf8) + [0xFF, 0xC0, 0x80, 0xED, 0xA0] + Array(#""}"#.utf8)
        for type in ["application/json; encoding=utf-8", "text/plain", "text/html", "image/jpeg", ""] {
            let call = await Call(to: .subscribeSend, answeredBy: body, headers: ["Content-Type": type])
            #expect(call.error?.reaction == .refusedByUser)
        }
    }

    @Test(
        "what cannot be understood leaves open whether it was done: asked once, tried again later",
        arguments: [
            "", " ", "\0", "null", "true", "0", "-1", "43101", "\"ok\"", "[]", "[{\"errcode\":0}]", "ok",
            "errcode=0",
            "<html><body>{\"errcode\":0,\"errmsg\":\"ok\"}</body></html>", "{", "{}", "{\"errcode\":0",
            "{\"errcode\":0}}", "{\"errcode\":0} ok", "{errcode:0}", "{\"errcode\":}", "{'errcode':0}",
            #"{"errcode":0,"errcode":43101,"errmsg":"ok"}"#, #"{"errcode":43101,"errcode":0,"errmsg":"ok"}"#,
            #"{"errcode":null,"errmsg":"ok"}"#, #"{"errcode":true,"errmsg":"ok"}"#,
            #"{"errcode":"","errmsg":"ok"}"#,
            #"{"errcode":{},"errmsg":"ok"}"#, #"{"errcode":[0],"errmsg":"ok"}"#,
            #"{"errcode":0.0,"errmsg":"ok"}"#,
            #"{"errcode":1e400,"errmsg":"ok"}"#, #"{"errcode":"0x0","errmsg":"ok"}"#,
            #"{"errcode":"zero","errmsg":"ok"}"#,
            #"{"errcode":99999999999999999999,"errmsg":"ok"}"#, #"{"errmsg":"no"}"#, #"{"x":1}"#,
            "{\"\\ud800", "DEEP",
            "{\"a\":\(String(repeating: "{\"a\":", count: 10_000))1", "\u{FF}\u{FE}",
        ])
    func leavesOpen(_ text: String) async {
        let body = Array(text.replacing("DEEP", with: Self.deep).utf8)
        for endpoint in Self.ours {
            let call = await Call(to: endpoint, answeredBy: body)
            #expect(call.error == .unreadableAnswer)
            #expect(call.error?.isAmbiguous == true)
            #expect(call.error?.reaction == .retry)
            #expect(call.error?.scope == .endpoint)
            #expect(call.requests == 1)
        }
    }

    @Test("bytes that are no text at all, and answers that break off, leave it open too")
    func leavesBytesOpen() async {
        for body in [[0xFF, 0xD8, 0xFF, 0xE0], [0x80], Array("{\"errcode\":0,\"errmsg\":\"".utf8) + [0xC3]]
            as [[UInt8]]
        {
            for endpoint in Self.ours {
                #expect(await Call(to: endpoint, answeredBy: body).error == .unreadableAnswer)
            }
        }
        for error in [TransportError.tooLarge, .timedOut, .connectionLost, .malformedAnswer] {
            let client = WeChatClient.answering { () throws(TransportError) in throw error }
            let met = await #expect(throws: WeChatError.self) {
                try await client.sendSubscribeMessage(.sample)
            }
            #expect(met?.isAmbiguous == true)
            #expect(met?.reaction == .retry)
        }
    }

    @Test("success is said in so many words, or it is none")
    func knowsSuccess() async {
        for (endpoint, body) in [
            (APIEndpoint.subscribeSend, #"{"errcode":0,"errmsg":"ok"}"#),
            (.subscribeSend, #"{"errcode":"0"}"#),
            (.subscribeSend, #"{"msgid":1}"#), (.codeToSession, #"{"openid":"oA"}"#),
            (.token, #"{"access_token":"T","expires_in":7200}"#),
            (.stableToken, #"{"errcode":0,"access_token":"T","expires_in":"7200"}"#),
        ] {
            #expect(await Call(to: endpoint, answeredBy: Array(body.utf8)).error == nil)
        }
    }
}

/// One call of ours that gets the same answer to every request it makes.
private struct Call {
    let error: WeChatError?
    /// Requests to the endpoint itself.
    let requests: Int

    init(to endpoint: APIEndpoint, answeredBy body: [UInt8], headers: HTTPHeaders = HTTPHeaders()) async {
        let transport = CannedTransport { request throws(TransportError) in
            guard request.path == endpoint.path else { return .token("T1") }
            return HTTPResponse(status: 200, headers: headers, body: body)
        }
        let connection = WeChatConnection.canned(transport)
        let tokens = AccessTokenProvider(
            connection: connection, endpoint: endpoint == .token ? .classic : .stable,
            cache: InMemoryAccessTokenCache())
        let client = WeChatClient(connection: connection, tokens: tokens)
        do throws(WeChatError) {
            switch endpoint {
            case .codeToSession: _ = try await client.exchange(code: "c")
            case .subscribeSend: _ = try await client.sendSubscribeMessage(.sample)
            default: _ = try await tokens.ensureToken()
            }
            error = nil
        } catch .token(.fetchFailed(let failure)) {
            error = failure
        } catch {
            self.error = error
        }
        requests = transport.requests.count { $0.path == endpoint.path }
    }
}
