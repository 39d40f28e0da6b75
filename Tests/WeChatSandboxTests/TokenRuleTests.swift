import Foundation
import Testing

@testable import WeChatSandbox

struct TokenRuleTests {
    @Test("a life, an overlap and a margin of one's own are kept to, in both pools")
    func scaled() async throws {
        let bench = Bench {
            $0.initialCredits = nil
            $0.tokens = SandboxTokenRules(lifetime: 3, overlap: 0.5, rotationMargin: 1)
        }
        let openID = try await bench.login().openID
        func code(_ token: String) async -> Int? { await bench.send(token: token, to: openID).errorCode }

        let stable = await bench.stableToken()
        #expect(stable.remaining == 3)
        bench.time.advance(by: 1.5)
        let same = await bench.stableToken()
        #expect(same.token == stable.token && same.remaining == 1)
        bench.time.advance(by: 0.5)
        let next = await bench.stableToken()
        #expect(next.token != stable.token && next.remaining == 3)
        bench.time.advance(by: 0.4)
        #expect(await code(stable.token) == 0)
        bench.time.advance(by: 0.1)
        #expect(await code(stable.token) == 40001)
        #expect(await code(next.token) == 0)
        bench.time.advance(by: 2.5)
        #expect(await code(next.token) == 42001)

        let plain = await bench.plainToken().token
        _ = await bench.plainToken()
        bench.time.advance(by: 0.4)
        #expect(await code(plain) == 0)
        bench.time.advance(by: 0.1)
        #expect(await code(plain) == 40001)
    }

    @Test("the rules scale with the life")
    func scale() {
        let rules = SandboxTokenRules.scaled(toLifetime: 3)
        #expect(rules.overlap == 0.125 && rules.rotationMargin == 0.125 && rules.forcedInterval == 0.0125)
        #expect(SandboxTokenRules.scaled(toLifetime: 7_200) == SandboxTokenRules())
    }

    @Test("without a margin everybody gets the same token to its last second, and a new one then")
    func withoutMargin() async {
        let bench = Bench { $0.tokens = SandboxTokenRules(lifetime: 300, rotationMargin: 0) }
        let first = await bench.stableToken()
        bench.time.advance(by: 299)
        let last = await bench.stableToken()
        #expect(last.token == first.token && last.remaining == 1)
        bench.time.advance(by: 1)
        #expect(await bench.stableToken().token != first.token)
    }

    @Test("the pools are counted, and the calls with a token that is not valid; never a token is told")
    func counts() async throws {
        let bench = Bench { $0.initialCredits = nil }
        let openID = try await bench.login().openID
        let expired = await bench.plainToken().token
        bench.time.advance(by: 7_200)
        let token = await bench.stableToken().token
        _ = await bench.stableToken(force: true)
        _ = await bench.stableToken()
        _ = await bench.get("/cgi-bin/token")
        // An armed 40001 says nothing about the token.
        _ = await bench.control("POST", "fault", body: #"{"kind":"errcode","errcode":40001}"#)
        _ = await bench.send(token: token, to: openID)
        for dead in [token, expired, "x", Identifiers.token()] {
            _ = await bench.send(token: dead, to: openID)
        }
        _ = await bench.send(token: nil, to: openID)
        _ = await bench.get("/wxaapi/newtmpl/gettemplate", [("access_token", "y")])

        let expected =
            #"{"stable_token":{"calls":3,"handed_out":3,"made":2,"forced":1},"#
            + #""token":{"calls":2,"handed_out":1,"made":1,"forced":0},"#
            + #""dead_tokens":{"40001":2,"40014":2,"42001":1}}"#
        #expect(await bench.control("GET", "tokens").body == expected)
    }
}
