import Foundation
import Testing

@testable import WeChatSandbox

struct IdentifierTests {
    @Test(
        "what is handed out has the shape of the real thing",
        arguments: [
            (Identifiers.appID(), "wx[0-9a-f]{16}"),
            (Identifiers.appSecret(), "[0-9a-f]{32}"),
            (Identifiers.loginCode(), "[A-Za-z0-9]{32}"),
            (Identifiers.openID(), "o[A-Za-z0-9_-]{27}"),
            (Identifiers.unionID(), "o[A-Za-z0-9_-]{27}"),
            (Identifiers.sessionKey(), "[A-Za-z0-9+/]{22}=="),
            (Identifiers.token(), "[0-9]{2}_[A-Za-z0-9_-]{150}"),
            (
                Identifiers.requestID(at: Date(timeIntervalSince1970: 0x66c6_9111)),
                "66c69111-[0-9a-f]{8}-[0-9a-f]{8}"
            ),
            (Identifiers.requestID(at: Date(timeIntervalSince1970: 10)), "0000000a-[0-9a-f]{8}-[0-9a-f]{8}"),
        ])
    func shapes(text: String, pattern: String) throws {
        #expect(try Regex(pattern).wholeMatch(in: text) != nil)
    }

    @Test("nothing is handed out twice")
    func uniqueness() {
        #expect(Set((0..<1_000).map { _ in Identifiers.loginCode() }).count == 1_000)
    }

    @Test("template ids have 43 URL-safe characters", arguments: SandboxTemplate.standard)
    func templateIDs(template: SandboxTemplate) throws {
        #expect(try Regex("[A-Za-z0-9_-]{43}").wholeMatch(in: template.id) != nil)
    }

    @Test("only a text of the right shape looks like a token")
    func tokenShape() {
        #expect(Identifiers.looksLikeToken(Identifiers.token()))
        #expect(!Identifiers.looksLikeToken(""))
        #expect(!Identifiers.looksLikeToken("_" + String(repeating: "a", count: 150)))
        #expect(!Identifiers.looksLikeToken("12_" + String(repeating: "a", count: 149)))
        #expect(!Identifiers.looksLikeToken("12_" + String(repeating: " ", count: 150)))
    }

    @Test("a configuration makes up an account of its own")
    func randomAccount() throws {
        let first = SandboxConfiguration()
        #expect(try Regex("wx[0-9a-f]{16}").wholeMatch(in: first.appID) != nil)
        #expect(first.appSecret != SandboxConfiguration().appSecret)
        #expect(first.initialCredits == 0)
        #expect(SandboxConfiguration.standAlone().initialCredits == 3)
    }
}
