import Foundation
import Testing

@testable import WeChatSandbox

struct FaultKindTests {
    private static func answer(to fault: String, of call: (Bench, String, String) async -> Reply) async throws
        -> Reply
    {
        let bench = Bench { $0.initialCredits = nil }
        let token = await bench.stableToken().token
        let openID = try await bench.login().openID
        #expect(await bench.control("POST", "fault", body: fault).status == 200)
        return await call(bench, token, openID)
    }

    private static func sent(_ fault: String) async throws -> Reply {
        try await answer(to: fault) { await $0.send(token: $1, to: $2) }
    }

    @Test(
        "a member of a send's answer comes in a type that nobody expects",
        arguments: [
            ("errcode_string", #"{"errcode":"0","errmsg":"ok","msgid":1888884277765816322}"#),
            ("errcode_bool", #"{"errcode":false,"errmsg":"ok","msgid":1888884277765816322}"#),
            ("errcode_nested", #"{"errcode":{"value":0},"errmsg":"ok","msgid":1888884277765816322}"#),
            ("errcode_float", #"{"errcode":0.0,"errmsg":"ok","msgid":1888884277765816322}"#),
            ("msgid_string", #"{"errcode":0,"errmsg":"ok","msgid":"1888884277765816322"}"#),
            ("msgid_float", #"{"errcode":0,"errmsg":"ok","msgid":1.888884277765816e18}"#),
        ])
    func wrongTypes(which: String, expected: String) async throws {
        let reply = try await Self.sent(#"{"kind":"wrong_types","which":"\#(which)"}"#)
        #expect(reply.body == expected)
    }

    @Test(
        "a member of a token's or a session's answer comes in a type that nobody expects",
        arguments: [
            ("access_token_number", #"\{"access_token":1234567890,"expires_in":7200\}"#),
            ("expires_in_string", #"\{"access_token":"[^"]+","expires_in":"7200"\}"#),
            ("errcode_string", #"\{"errcode":"0","errmsg":"ok","access_token":"[^"]+","expires_in":7200\}"#),
        ])
    func wrongTokenTypes(which: String, expected: String) async throws {
        let fault = #"{"kind":"wrong_types","which":"\#(which)"}"#
        let reply = try await Self.answer(to: fault) { bench, _, _ in await bench.plainToken() }
        #expect(try Regex(expected).wholeMatch(in: reply.body) != nil)
    }

    @Test("an openid can come as a number")
    func openIDNumber() async throws {
        let bench = Bench()
        let code = try await bench.login().code
        _ = await bench.control("POST", "fault", body: #"{"kind":"wrong_types","which":"openid_number"}"#)
        #expect(await bench.exchange(code).body.contains(#""openid":1234567890"#))
    }

    @Test("success is told with and without errcode 0; an error keeps its own")
    func successForms() async throws {
        #expect(
            try await Self.sent(#"{"kind":"success_without_errcode"}"#).body
                == #"{"msgid":1888884277765816322}"#)
        let token = try await Self.answer(to: #"{"kind":"success_with_errcode"}"#) { bench, _, _ in
            await bench.plainToken()
        }
        #expect(token.body.hasPrefix(#"{"errcode":0,"errmsg":"ok","access_token":"#))
        let refused = try await Self.answer(to: #"{"kind":"success_without_errcode"}"#) { bench, token, _ in
            await bench.send(token: token, to: "x")
        }
        #expect(refused.body.hasPrefix(#"{"errcode":40003,"#))
    }

    @Test("unknown members surround the answer, which stays what it was")
    func extraKeys() async throws {
        let reply = try await Self.sent(#"{"kind":"extra_keys"}"#)
        #expect(
            reply.body.hasPrefix(#"{"trace":{"hops":[1,null],"sampled":true},"errcode":0,"errmsg":"ok","#))
        #expect(try reply.json["msgid"]?.compact == "1888884277765816322")
        #expect(try reply.json["备注"] != nil)
    }

    @Test("a byte order mark or raw control characters make an answer that JSON does not allow")
    func illegalBytes() async throws {
        let marked = try await Self.sent(#"{"kind":"bom"}"#)
        #expect(Array(marked.bytes.prefix(4)) == [0xEF, 0xBB, 0xBF, UInt8(ascii: "{")])
        let controlled = try await Self.sent(#"{"kind":"control_character"}"#)
        #expect(controlled.body.hasPrefix("{\"errcode\":0,\"errmsg\":\"\u{1}\nok\","))
        let token = try await Self.answer(to: #"{"kind":"control_character"}"#) { bench, _, _ in
            await bench.plainToken()
        }
        #expect(token.body.hasPrefix("{\"note\":\"\u{1}\n\",\"access_token\":"))
    }

    @Test("a 47003 breaks off behind the key, and the message is not delivered")
    func truncated() async throws {
        let bench = Bench { $0.initialCredits = nil }
        let token = await bench.stableToken().token
        let openID = try await bench.login().openID
        _ = await bench.control("POST", "fault", body: #"{"kind":"truncated_47003","key":"time6"}"#)
        let reply = await bench.send(token: token, to: openID)
        #expect(
            reply.body.hasPrefix(#"{"errcode":47003,"errmsg":"argument invalid! data.time6.value i rid: "#))
        #expect(await bench.control("GET", "messages").body == #"{"messages":[]}"#)
    }

    @Test("an answer can be as deep as one likes")
    func deep() async throws {
        let reply = try await Self.sent(#"{"kind":"deep","levels":100000}"#)
        #expect(reply.body.hasPrefix(#"{"errcode":0,"errmsg":"ok","msgid":1888884277765816322,"deep":[[["#))
        #expect(
            reply.bytes.count == 200_000
                + #"{"errcode":0,"errmsg":"ok","msgid":1888884277765816322,"deep":}"#.count)
    }

    @Test("any bytes can take the place of an answer")
    func bytes() async throws {
        let reply = try await Self.sent(#"{"kind":"body","body_base64":"e/+A/n0="}"#)
        #expect(reply.bytes == [0x7B, 0xFF, 0x80, 0xFE, 0x7D])
    }

    @Test("a huge answer is as long as it says, and the connection goes on behind it")
    func huge() async throws {
        try await LiveSandbox.run { live in
            live.server.arm(SandboxFault(.huge(bytes: 300_000), endpoint: .token))
            let target = "/cgi-bin/token?grant_type=wrong"
            let bytes = try await live.bytes(
                "GET \(target) HTTP/1.1\r\n\r\nGET \(target) HTTP/1.1\r\nConnection: close\r\n\r\n")
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains("Content-Length: 300000\r\n"))
            #expect(text.matches(of: /"errcode":40002/).count == 2)
            #expect(bytes.count > 300_000 && bytes.count < 301_000)
        }
    }

    @Test(
        "headers are told with any answer, in the place of the usual ones",
        arguments: [
            #"{"kind":"status","status":429,"headers":{"Retry-After":"120"}}"#,
            #"{"kind":"errcode","errcode":45009,"headers":{"Retry-After":"120","date":"never"}}"#,
        ])
    func headers(fault: String) async throws {
        try await LiveSandbox.run { live in
            #expect(try await live.post("/sandbox/fault", fault).status == "HTTP/1.1 200 OK")
            let answer = try await live.get("/cgi-bin/token")
            #expect(answer.headers["Retry-After"] == "120")
            #expect(answer.headers["Date"] == nil || fault.contains("429"))
            #expect(answer.headers["Content-Length"] == "\(answer.body.utf8.count)")
        }
    }

    @Test("a status that has no body comes without one", arguments: [204, 304])
    func withoutBody(status: Int) async throws {
        try await LiveSandbox.run { live in
            live.server.arm(SandboxFault(.status(status, body: nil), headers: ["Location": "http://x/"]))
            let answer = try await live.get("/cgi-bin/token")
            #expect(answer.headers["Content-Length"] == nil)
            #expect(answer.headers["Location"] == "http://x/")
            #expect(answer.body.isEmpty)
        }
    }

    @Test("a length that is a lie ends the connection")
    func lie() async throws {
        try await LiveSandbox.run { live in
            live.server.arm(SandboxFault(.body("{}"), headers: ["Content-Length": "99"]))
            let bytes = try await live.bytes("GET /cgi-bin/token HTTP/1.1\r\n\r\n")
            let answer = try #require(RawAnswer(bytes))
            #expect(answer.headers["Connection"] == "close")
            #expect(answer.headers["Content-Length"] == "99")
            #expect(answer.body == "{}")
        }
    }

    @Test("an answer trickles byte by byte from its first, and is whole in the end")
    func slowFromTheStart() async throws {
        let clock = GateClock()
        try await LiveSandbox.run {
            $0.clock = clock
        } _: { live in
            let armed = try await live.post("/sandbox/fault", #"{"kind":"slow","bytes_per_second":1}"#)
            #expect(armed.status == "HTTP/1.1 200 OK")
            let connection = try await RawConnection.open(port: live.port)
            try await connection.write(Array("GET /cgi-bin/token HTTP/1.1\r\nConnection: close\r\n\r\n".utf8))
            #expect(try await connection.read(until: "H") == [UInt8(ascii: "H")])
            #expect(await clock.sleepers.first { _ in true } == .seconds(1))
            for _ in 0..<2_000 { clock.open() }
            let rest = try await connection.read()
            let answer = try #require(RawAnswer([UInt8(ascii: "H")] + rest))
            #expect(answer.status == "HTTP/1.1 200 OK")
            #expect(answer.errorCode == 40002)
        }
    }

    @Test("an answer trickles from its body on, for as long as its bytes take at that speed")
    func slowBody() async throws {
        let clock = CountingClock()
        try await LiveSandbox.run {
            $0.clock = clock
        } _: { live in
            live.server.arm(SandboxFault(.slow(bytesPerSecond: 50, from: .body)))
            let answer = try await live.get("/cgi-bin/token")
            #expect(answer.errorCode == 40002)
            let steps = (answer.body.utf8.count + 4) / 5
            #expect(clock.slept == .milliseconds(100) * steps)
        }
    }

    @Test("a late answer is one of a call that took effect at once, and holds nobody up")
    func lateAnswer() async throws {
        let clock = GateClock()
        let bench = Bench {
            $0.initialCredits = nil
            $0.clock = clock
        }
        let token = await bench.stableToken().token
        let openID = try await bench.login().openID
        _ = await bench.control(
            "POST", "fault", body: #"{"kind":"delay","milliseconds":9000,"after":true}"#)
        async let first = bench.send(token: token, to: openID)
        #expect(await clock.sleepers.first { _ in true } == .seconds(9))
        #expect(bench.sandbox.withState { state, _ in state.mailbox.lastID } == 1)
        #expect(await bench.send(token: token, to: openID).errorCode == 0)
        clock.open()
        #expect(await first.errorCode == 0)
    }

    @Test("every kind can be armed, under the name that the list gives it")
    func names() async throws {
        let bodies = [
            "errcode", "status", "delay", "close_before", "close_after", "half_body", "slow", "wrong_types",
            "success_without_errcode", "success_with_errcode", "extra_keys", "bom", "control_character",
            "truncated_47003", "huge", "deep",
        ]
        let bench = Bench()
        for kind in bodies {
            #expect(await bench.control("POST", "fault", body: #"{"kind":"\#(kind)"}"#).status == 200)
        }
        _ = await bench.control("POST", "fault", body: #"{"kind":"body","body":""}"#)
        let kinds = bench.sandbox.withState { state, _ in state.faults.listed.map(\.fault.kind.name) }
        #expect(kinds == bodies + ["body"])
    }

    @Test(
        "a fault that makes no sense is refused with a sentence",
        arguments: [
            #"{"kind":"slow","bytes_per_second":0}"#, #"{"kind":"slow","from":"tail"}"#,
            #"{"kind":"wrong_types","which":"none"}"#, #"{"kind":"delay","probability":1.5}"#,
            #"{"kind":"delay","probability":"0.5"}"#, #"{"kind":"delay","after":1}"#,
            #"{"kind":"delay","headers":[]}"#, #"{"kind":"delay","headers":{"a b":"x"}}"#,
            #"{"kind":"delay","headers":{"a":"x\r\ny: z"}}"#, #"{"kind":"delay","headers":{"a":7}}"#,
            #"{"kind":"body","body_base64":"*"}"#, #"{"kind":"delay","chance":0.5}"#,
            #"{"kind":"delay","milliseconds":600001}"#, #"{"kind":"huge","bytes":0}"#,
            #"{"kind":"deep","levels":1000001}"#, #"{"kind":7}"#,
        ])
    func nonsense(body: String) async throws {
        let bench = Bench()
        let reply = await bench.control("POST", "fault", body: body)
        #expect(reply.status == 400)
        #expect(try reply.json["error"]?.text?.isEmpty == false)
        #expect(bench.sandbox.withState { state, _ in state.faults.listed.isEmpty })
    }
}
