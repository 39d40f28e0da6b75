import Testing

@testable import WeChatSandbox

struct FaultTests {
    private static let send = "/cgi-bin/message/subscribe/send?access_token="

    @Test("an armed errcode strikes as often as it was armed for, on its endpoint only")
    func errorCode() async throws {
        let bench = Bench()
        _ = await bench.control(
            "POST", "fault", body: #"{"endpoint":"token","kind":"errcode","errcode":45009,"count":2}"#)
        #expect(await bench.stableToken().errorCode == 0)
        let struck = await bench.plainToken()
        #expect(struck.body.hasPrefix(#"{"errcode":45009,"errmsg":"reach max api daily quota limit rid: "#))
        #expect(await bench.plainToken().errorCode == 45009)
        #expect(await bench.plainToken().errorCode == 0)
    }

    @Test("an armed errcode speaks as the face it strikes, and with any words")
    func errorText() async throws {
        let bench = Bench()
        bench.sandbox.withState { state, _ in
            _ = state.faults.arm(SandboxFault(.errorCode(-1, message: nil)))
            _ = state.faults.arm(
                SandboxFault(.errorCode(47003, message: "argument invalid! data.thing1.value i")))
        }
        #expect(await bench.exchange("x").body.hasPrefix(#"{"errcode":-1,"errmsg":"system error, rid: "#))
        let cut = #"{"errcode":47003,"errmsg":"argument invalid! data.thing1.value i rid: "#
        #expect(await bench.plainToken().body.hasPrefix(cut))
    }

    @Test("an unlimited fault strikes until it is cleared")
    func unlimited() async {
        let bench = Bench()
        _ = await bench.control(
            "POST", "fault", body: #"{"endpoint":"all","kind":"errcode","count":"unlimited"}"#)
        for _ in 0..<5 { #expect(await bench.plainToken().errorCode == -1) }
        _ = await bench.control("DELETE", "fault")
        #expect(await bench.plainToken().errorCode == 0)
    }

    @Test("a status comes as a gateway's page, and the call has no effect unless it is said to have one")
    func status() async throws {
        try await LiveSandbox.run { live in
            let phone = try live.server.login(user: "lilei")
            let token = try await live.plainToken()
            live.server.arm(SandboxFault(.status(502, body: nil), endpoint: .subscribeSend))
            live.server.arm(
                SandboxFault(.status(504, body: "late"), endpoint: .subscribeSend, takesEffect: true))
            live.server.arm(SandboxFault(.status(412, body: nil), endpoint: .subscribeSend))
            let message = LiveSandbox.message(to: phone.openID)

            let gateway = try await live.post(Self.send + token, message)
            #expect(gateway.status == "HTTP/1.1 502 Bad Gateway")
            #expect(gateway.headers["Content-Type"] == "text/html")
            #expect(gateway.body.hasPrefix("<html>"))
            #expect(live.server.messages().isEmpty)
            let late = try await live.post(Self.send + token, message)
            #expect(late.status == "HTTP/1.1 504 Gateway Time-out")
            #expect(late.body == "late")
            #expect(live.server.messages().count == 1)
            #expect(try await live.post(Self.send + token, message).body.isEmpty)
        }
    }

    @Test(
        "a connection is cut before the call, after it, or within the answer",
        arguments: [
            ("close_before", 0), ("close_after", 1), ("half_body", 1),
        ])
    func cuts(kind: String, delivered: Int) async throws {
        try await LiveSandbox.run { live in
            let phone = try live.server.login(user: "lilei")
            let token = try await live.plainToken()
            let armed = try await live.post(
                "/sandbox/fault", #"{"endpoint":"subscribe/send","kind":"\#(kind)"}"#)
            #expect(armed.status == "HTTP/1.1 200 OK")
            let request = LiveSandbox.post(
                Self.send + token, LiveSandbox.message(to: phone.openID), connection: "keep-alive")
            let bytes = try await live.bytes(request)
            if kind == "half_body" {
                let answer = try #require(RawAnswer(bytes))
                let whole = #"{"errcode":0,"errmsg":"ok","msgid":1888884277765816322}"#
                #expect(answer.headers["Content-Length"] == "\(whole.utf8.count)")
                #expect(answer.body == String(whole.prefix(whole.count / 2)))
            } else {
                #expect(bytes.isEmpty)
            }
            #expect(live.server.messages().count == delivered)
            let next = try await live.post(Self.send + token, LiveSandbox.message(to: phone.openID))
            #expect(next.errorCode == 0)
        }
    }

    @Test("any body can be put in the place of the answer, and burns no code")
    func body() async throws {
        try await LiveSandbox.run { live in
            let text = "\u{FEFF}{\"errcode\":\"0\",\"new\":\"\u{1}\"}"
            let armed = try await live.post(
                "/sandbox/fault",
                #"{"endpoint":"jscode2session","kind":"body","body":"\ufeff{\"errcode\":\"0\",\"new\":\"\u0001\"}"}"#
            )
            #expect(armed.status == "HTTP/1.1 200 OK")
            let code = try live.server.login(user: "lilei").code
            let target =
                "/sns/jscode2session?appid=\(Bench.appID)&secret=\(Bench.appSecret)&js_code=\(code)"
                + "&grant_type=authorization_code"
            let answer = try await live.get(target)
            #expect(answer.body == text)
            #expect(answer.headers["Content-Type"] == "text/plain")
            #expect(try await live.get(target).json["openid"] != nil)
        }
    }

    @Test("latency is slept on the given clock, for every endpoint")
    func latency() async throws {
        let clock = GateClock()
        let bench = Bench {
            $0.latency = .milliseconds(250)
            $0.clock = clock
        }
        clock.open()
        #expect(await bench.plainToken().errorCode == 0)
        #expect(await clock.sleepers.first { _ in true } == .milliseconds(250))
    }

    @Test(
        "a fault that makes no sense is refused with a sentence",
        arguments: [
            "", "x", "[]", "{}", #"{"kind":"none"}"#, #"{"kind":"body"}"#, #"{"kind":"delay","count":0}"#,
            #"{"kind":"delay","endpoint":"none"}"#, #"{"kind":"delay","endpoint":7}"#,
            #"{"kind":"status","status":99}"#, #"{"kind":"delay","milliseconds":-1}"#,
            #"{"kind":"delay","milliseconds":1e3}"#, #"{"kind":"errcode","takes_effect":1}"#,
        ])
    func nonsense(body: String) async throws {
        let reply = await Bench().control("POST", "fault", body: body)
        #expect(reply.status == 400)
        #expect(try reply.json["error"]?.text?.isEmpty == false)
    }

    @Test(
        "every known errcode is armed with the words of the service",
        arguments: [
            (40001, "invalid credential, access_token is invalid or not latest"),
            (42001, "access_token expired"),
            (43108, "Cannot make concurrent calls to the same OpenID, please try again"),
            (45011, "api minute-quota reach limit, must slower, retry next minute"),
            (89503, "this call needs the administrator's confirmation"), (99_999, "system error"),
        ])
    func words(code: Int, text: String) async {
        let bench = Bench()
        bench.sandbox.withState { state, _ in
            _ = state.faults.arm(SandboxFault(.errorCode(code, message: nil)))
        }
        #expect(await bench.plainToken().body.hasPrefix(#"{"errcode":\#(code),"errmsg":"\#(text) rid: "#))
    }
}
