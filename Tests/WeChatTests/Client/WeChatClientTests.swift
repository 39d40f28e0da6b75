import Foundation
import Testing
import WeChatSandbox

@testable import WeChat

/// The client against the sandbox, over real sockets.
@Suite struct WeChatClientTests {
    private func failure(_ work: () async throws(WeChatError) -> Void) async -> WeChatError? {
        do throws(WeChatError) {
            try await work()
            return nil
        } catch {
            return error
        }
    }

    @Test("a code becomes the person's openId, though the answer calls itself text")
    func exchanges() async throws {
        var configuration = SandboxConfiguration()
        configuration.includesUnionID = true
        try await SandboxFixture.run(configuration) { fixture in
            let (code, openID) = try fixture.server.login(user: "lilei")
            let identity = try await fixture.client().exchange(code: code)
            #expect(identity.openID == openID)
            #expect(identity.unionID?.isEmpty == false)
            #expect(fixture.seen.calls.map(\.outcome) == [.succeeded])
        }
    }

    @Test("a used code and a wrong one ask the person for a new one")
    func refusesCodes() async throws {
        try await SandboxFixture.run { fixture in
            let client = fixture.client()
            let code = try fixture.server.login(user: "lilei").code
            _ = try await client.exchange(code: code)
            for (code, expected) in [(code, 40163), ("0123456789abcdefghijklmnopqrstuv", 40029)] {
                let error = await failure { () throws(WeChatError) in
                    _ = try await client.exchange(code: code)
                }
                #expect(error?.code == expected)
                #expect(error?.reaction == .askUser)
            }
        }
    }

    @Test(
        "a code that cannot be one is not sent",
        arguments: ["", "a b", "a\r\nb", "码", String(repeating: "a", count: 513)])
    func refusesOddCode(_ code: String) async {
        let transport = CannedTransport("{}")
        let connection = WeChatConnection.canned(transport)
        let client = WeChatClient(
            connection: connection,
            tokens: AccessTokenProvider(
                connection: connection, endpoint: .stable, cache: InMemoryAccessTokenCache()))
        let error = await failure { () throws(WeChatError) in _ = try await client.exchange(code: code) }
        #expect(error == .unusableCode)
        #expect(transport.requests.isEmpty)
    }

    @Test(
        "a code is exchanged once, whatever happens to the answer",
        arguments: [
            SandboxFault(.closeAfter, endpoint: .codeToSession),
            SandboxFault(.closeBefore, endpoint: .codeToSession),
            SandboxFault(.halfBody, endpoint: .codeToSession),
            SandboxFault(.status(504, body: nil), endpoint: .codeToSession),
            SandboxFault(.status(503, body: nil), endpoint: .codeToSession),
            SandboxFault(.body(""), endpoint: .codeToSession),
            SandboxFault(.errorCode(-1, message: nil), endpoint: .codeToSession),
            SandboxFault(.errorCode(45011, message: nil), endpoint: .codeToSession),
            SandboxFault(.errorCode(40001, message: nil), endpoint: .codeToSession),
            SandboxFault(.delay, endpoint: .codeToSession, delay: .seconds(30)),
        ])
    func exchangesOnce(_ fault: SandboxFault) async throws {
        try await SandboxFixture.run { fixture in
            // The connection is kept from this call, which is when libcurl would repeat a request unasked.
            _ = try await fixture.client().exchange(code: try fixture.server.login(user: "first").code)
            fixture.server.arm(fault)
            let isSlow = fault.kind == .delay
            let client = fixture.client(timeouts: isSlow ? HTTPTimeouts(total: .seconds(1)) : .patient)
            let code = try fixture.server.login(user: "second").code
            let error = await failure { () throws(WeChatError) in _ = try await client.exchange(code: code) }
            #expect(error != nil)
            #expect(fixture.seen.calls.count == 2)
            #expect(fixture.count(.codeToSession) == 2)
        }
    }

    @Test(
        "a message arrives as it was written, and its 64-bit id comes back exact", arguments: [true, false])
    func sends(idIsText: Bool) async throws {
        var configuration = SandboxConfiguration(initialCredits: nil)
        configuration.includesMessageID = idIsText ? .text : .number
        try await SandboxFixture.run(configuration) { fixture in
            let openID = try fixture.server.login(user: "lilei").openID
            let receipt = try await fixture.client().sendSubscribeMessage(fixture.message(to: openID))
            #expect(receipt.messageID == 1_888_884_277_765_816_322)
            let message = try #require(fixture.server.messages().first)
            #expect(
                message.data.map(\.value) == ["周会", "Orion 猎户座", "14:00~15:00", "2026年11月23日 14:00", "李雷"])
            #expect(message.page == "pages/booking/detail?id=1")
            #expect(message.miniProgramState == "formal" && message.language == "zh_CN")
        }
    }

    @Test(
        "a refused token is replaced once and the message sent once more", arguments: [40001, 40014, 42001])
    func replacesToken(_ code: Int) async throws {
        try await SandboxFixture.run { fixture in
            let openID = try fixture.server.login(user: "lilei").openID
            fixture.server.arm(SandboxFault(.errorCode(code, message: nil), endpoint: .subscribeSend))
            _ = try await fixture.client().sendSubscribeMessage(fixture.message(to: openID))
            #expect(fixture.count(.stableToken) == 2)
            #expect(fixture.count(.subscribeSend) == 2)
            #expect(fixture.server.messages().count == 1)
        }
    }

    @Test("a token that stays refused is an error after one more try")
    func surfacesRefusedToken() async throws {
        try await SandboxFixture.run { fixture in
            let openID = try fixture.server.login(user: "lilei").openID
            fixture.server.arm(
                SandboxFault(.errorCode(40001, message: nil), endpoint: .subscribeSend, count: nil))
            let client = fixture.client()
            let error = await failure { () throws(WeChatError) in
                _ = try await client.sendSubscribeMessage(fixture.message(to: openID))
            }
            #expect(error?.code == 40001)
            #expect(fixture.count(.stableToken) == 2)
            #expect(fixture.count(.subscribeSend) == 2)
        }
    }

    @Test("100 messages at once need one token", arguments: TokenEndpoint.allCases)
    func sharesToken(_ endpoint: TokenEndpoint) async throws {
        try await SandboxFixture.run { fixture in
            let client = fixture.client(endpoint: endpoint)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<100 {
                    let openID = try fixture.server.login(user: "user\(number)").openID
                    group.addTask { _ = try await client.sendSubscribeMessage(fixture.message(to: openID)) }
                }
                try await group.waitForAll()
            }
            #expect(fixture.server.messages().count == 100)
            #expect(fixture.count(endpoint == .stable ? .stableToken : .token) == 1)
        }
    }

    @Test("20 clients that share a cache fetch one token")
    func sharesTokenAcrossClients() async throws {
        try await SandboxFixture.run { fixture in
            let cache = InMemoryAccessTokenCache()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    let openID = try fixture.server.login(user: "user\(number)").openID
                    let client = fixture.client(cache: cache)
                    group.addTask { _ = try await client.sendSubscribeMessage(fixture.message(to: openID)) }
                }
                try await group.waitForAll()
            }
            #expect(fixture.server.messages().count == 20)
            #expect(fixture.count(.stableToken) == 1)
        }
    }

    @Test("messages to one person go one after the other")
    func serialisesPerPerson() async throws {
        var configuration = SandboxConfiguration(initialCredits: nil)
        configuration.latency = .milliseconds(5)
        try await SandboxFixture.run(configuration) { fixture in
            let openID = try fixture.server.login(user: "lilei").openID
            let client = fixture.client()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        _ = try await client.sendSubscribeMessage(
                            fixture.message(to: openID, title: "\(number)"))
                    }
                }
                try await group.waitForAll()
            }
            #expect(fixture.server.messages().count == 8)
            #expect(fixture.count(.subscribeSend) == 8)
        }
    }

    @Test("a refusal by the person is not repeated")
    func acceptsRefusal() async throws {
        try await SandboxFixture.run(SandboxConfiguration(initialCredits: 0)) { fixture in
            let openID = try fixture.server.login(user: "lilei").openID
            let client = fixture.client()
            let error = await failure { () throws(WeChatError) in
                _ = try await client.sendSubscribeMessage(fixture.message(to: openID))
            }
            #expect(error?.code == 43101)
            #expect(error?.reaction == .refusedByUser)
            #expect(error?.reaction.mayRepeat == false)
            #expect(fixture.count(.subscribeSend) == 1)
        }
    }

    @Test(
        "the sandbox and the field rules agree on what a template takes",
        arguments: [
            ("thing4", String(repeating: "会", count: 20)), ("thing4", String(repeating: "会", count: 21)),
            ("time6", "2026年11月23日 09:00~09:30"), ("time6", "2026年11月23日 09:00～09:30"),
            ("time6", "09:00~09:30"),
            ("character_string2", "14:00～15:00"), ("character_string2", "14:00~15:00"), ("thing3", "a\nb"),
            ("thing3", ""),
        ])
    func agreesWithSandbox(_ key: String, _ value: String) async throws {
        try await SandboxFixture.run { fixture in
            let field = try #require(TemplateField(key))
            let client = fixture.client()
            for text in [value, field.fit(value)] {
                var message = fixture.message(to: try fixture.server.login(user: "lilei").openID)
                message.data = message.data.map { $0.key == key ? .init(key, text) : $0 }
                let sent = message
                let error = await failure { () throws(WeChatError) in
                    _ = try await client.sendSubscribeMessage(sent)
                }
                #expect((error == nil) == (field.check(text) == nil))
                guard case .api(let failure) = error else { continue }
                #expect(failure.code == 47003)
                #expect(failure.templateKey == key)
            }
        }
    }

    @Test(
        "a lost answer to a send is ambiguous, and is not repeated by the client",
        arguments: [SandboxFault.Kind.closeAfter, .halfBody, .status(504, body: nil), .body("<html>")])
    func tellsAmbiguity(_ kind: SandboxFault.Kind) async throws {
        try await SandboxFixture.run { fixture in
            let openID = try fixture.server.login(user: "lilei").openID
            let client = fixture.client()
            fixture.server.arm(SandboxFault(kind, endpoint: .subscribeSend))
            let error = await failure { () throws(WeChatError) in
                _ = try await client.sendSubscribeMessage(fixture.message(to: openID))
            }
            #expect(error?.isAmbiguous == true)
            #expect(fixture.count(.subscribeSend) == 1)
        }
    }

    @Test("a failing token endpoint means that the message was certainly not sent")
    func tellsTokenFailure() async throws {
        try await SandboxFixture.run { fixture in
            let openID = try fixture.server.login(user: "lilei").openID
            let client = fixture.client()
            fixture.server.arm(SandboxFault(.errorCode(40164, message: nil), endpoint: .stableToken))
            let error = await failure { () throws(WeChatError) in
                _ = try await client.sendSubscribeMessage(fixture.message(to: openID))
            }
            #expect(error?.certainlyNotProcessed == true)
            #expect(error?.code == 40164)
            #expect(error?.reaction == .configuration)
            #expect(fixture.count(.subscribeSend) == 0)
        }
    }
}
