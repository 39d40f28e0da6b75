import Foundation
import Testing

@testable import WeChatSandbox

struct MiniProgramCodeTests {
    private static func ask(_ body: String, _ bench: Bench = Bench { $0.allowedPages = ["pages/bind"] }) async
        -> Reply
    {
        await bench.post(
            "/wxa/getwxacodeunlimit", [("access_token", bench.stableToken().token)], body: body)
    }

    @Test(
        "a code is a PNG file",
        arguments: [
            #"{"scene":"a"}"#, #"{"scene":"0Az!#$&'()*+,/:;=?@-._~"}"#,
            #"{"scene":"b=1","page":"pages/bind","env_version":"trial","width":280,"is_hyaline":true}"#,
            #"{"scene":"b=1","page":"pages/none","check_path":false}"#,
        ])
    func picture(body: String) async throws {
        let reply = await Self.ask(body)
        #expect(reply.contentType == "image/png")
        #expect(Array(reply.bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        #expect(reply.bytes.suffix(8).prefix(4).elementsEqual("IEND".utf8))
        #expect(reply.errorCode == 0)
        #expect(reply.headers["Content-Disposition"]?.hasPrefix("attachment") == true)
    }

    @Test(
        "the rules of a code come in their order",
        arguments: [
            ("", 44002), ("x", 47001), (#"{"page":"/x"}"#, 40169), (#"{"scene":""}"#, 40169),
            (#"{"scene":123}"#, 40169), (#"{"scene":"a%20"}"#, 40169), (#"{"scene":"会议"}"#, 40169),
            (#"{"scene":"a b"}"#, 40169), (#"{"scene":"\#(String(repeating: "x", count: 33))"}"#, 40169),
            (#"{"scene":"scancode_time=1"}"#, 85096),
            (#"{"scene":"a","page":"/pages/bind","env_version":"none"}"#, 41030),
            (#"{"scene":"a","page":"pages/bind?x=1"}"#, 41030),
            (#"{"scene":"a","page":"pages/none"}"#, 41030),
            (#"{"scene":"a","page":7}"#, 41030), (#"{"scene":"a","env_version":"formal"}"#, 40097),
            (#"{"scene":"a","width":279}"#, 40097), (#"{"scene":"a","width":"430"}"#, 40097),
        ])
    func refusals(body: String, expected: Int) async {
        let reply = await Self.ask(body)
        #expect(reply.errorCode == expected)
        #expect(reply.contentType == "application/json; encoding=utf-8")
    }

    @Test("a code needs a token, and 5000 a minute are enough")
    func tokenAndQuota() async {
        let bench = Bench()
        #expect(await bench.post("/wxa/getwxacodeunlimit", body: "{}").errorCode == 41001)
        bench.sandbox.withState { state, _ in state.adjust { $0.quotas[.miniProgramCode]?.minute = 1 } }
        #expect(await Self.ask(#"{"scene":"a"}"#, bench).errorCode == 0)
        #expect(await Self.ask(#"{"scene":"a"}"#, bench).errorCode == 45011)
    }

    @Test("the bytes of a picture arrive unchanged over a socket")
    func overSocket() async throws {
        try await LiveSandbox.run { live in
            let token = try await live.plainToken()
            let bytes = try await live.bytes(
                LiveSandbox.post("/wxa/getwxacodeunlimit?access_token=\(token)", #"{"scene":"a"}"#))
            let picture = await Self.ask(#"{"scene":"a"}"#).bytes
            #expect(Array(bytes.suffix(picture.count)) == picture)
        }
    }
}
