import Foundation
import Testing

@testable import WeChatSandbox

struct SubscribeSendTests {
    private static let path = "/cgi-bin/message/subscribe/send"
    private static let bad = Bench.goodData.replacing("季度评审", with: "赌博\(String(repeating: "会", count: 20))")
    private static let blocked = Bench.goodData.replacing("季度评审", with: "赌博大会")

    @Test("the checks come in their order, the first failure wins")
    func order() async throws {
        let bench = Bench { $0.allowedPages = ["pages/index"] }
        let expired = await bench.plainToken().token
        bench.time.advance(by: 7_200)
        let token = await bench.stableToken().token
        let openID = try await bench.login().openID
        let stranger = Identifiers.openID()
        let foreign = Identifiers.token()
        let wrongPage = #","page":"pages/none""#

        #expect(await bench.post(Self.path, body: "").errorCode == 41001)
        #expect(await bench.post(Self.path, [("access_token", "")], body: "").errorCode == 41001)
        #expect(await bench.post(Self.path, [("access_token", "x")], body: "").errorCode == 40014)
        #expect(await bench.post(Self.path, [("access_token", foreign)], body: "").errorCode == 40001)
        #expect(await bench.post(Self.path, [("access_token", expired)], body: "").errorCode == 42001)
        #expect(await bench.post(Self.path, [("access_token", token)], body: "").errorCode == 44002)
        #expect(await bench.post(Self.path, [("access_token", token)], body: "a=b").errorCode == 47001)
        #expect(await bench.send(token: token, to: stranger, template: "x").errorCode == 40003)
        #expect(await bench.send(token: token, to: openID, template: "x").errorCode == 40037)
        #expect(
            await bench.send(token: token, to: openID, data: Self.bad, more: wrongPage).errorCode == 43101)
        _ = await bench.control("POST", "subscribe?user=lilei&template=booked")
        #expect(
            await bench.send(token: token, to: openID, data: Self.bad, more: wrongPage).errorCode == 47003)
        #expect(
            await bench.send(token: token, to: openID, data: Self.blocked, more: wrongPage).errorCode == 41030
        )
        #expect(await bench.send(token: token, to: openID, data: Self.blocked).errorCode == 45168)
        #expect(
            await bench.send(token: token, to: openID, more: #","page":"pages/index?id=1""#).errorCode == 0)
        #expect(await bench.send(token: token, to: openID).errorCode == 43101)
    }

    @Test("a success spends one credit of that template, a failure none")
    func credits() async throws {
        let bench = Bench()
        let token = await bench.stableToken().token
        let openID = try await bench.login().openID
        _ = await bench.control("POST", "subscribe?openid=\(openID)&template=\(Bench.booked.id)&count=2")
        #expect(await bench.send(token: token, to: openID, data: Self.bad).errorCode == 47003)
        #expect(await bench.send(token: token, to: openID).errorCode == 0)
        #expect(await bench.send(token: token, to: openID).errorCode == 0)
        #expect(await bench.send(token: token, to: openID).errorCode == 43101)
        let other = SandboxTemplate.standard[1].id
        #expect(await bench.send(token: token, to: openID, template: other).errorCode == 43101)
    }

    @Test("accepts add up; unlimited stays; none is none")
    func ledger() {
        var ledger = CreditLedger(initial: 3)
        let (one, other) = (SandboxTemplate.standard[0], SandboxTemplate.standard[1])
        ledger.accept(openID: "o", template: one, count: 2)
        #expect(ledger.standing(openID: "o", template: one) == .init(credit: .limited(5), accepted: 2))
        #expect(ledger.standing(openID: "o", template: other) == .init(credit: .limited(3)))
        ledger.decline(openID: "o", template: one)
        #expect(
            ledger.standing(openID: "o", template: one)
                == .init(credit: .limited(5), accepted: 2, declined: 1))
        ledger.accept(openID: "o", template: one, count: nil)
        ledger.accept(openID: "o", template: one, count: 1)
        ledger.spendOne(openID: "o", template: one)
        #expect(ledger.standing(openID: "o", template: one).credit == .unlimited)
        ledger.switchOff(openID: "o", template: one)
        #expect(ledger.standing(openID: "o", template: one).credit == .limited(0))
        #expect(CreditLedger(initial: nil).standing(openID: "o", template: one).credit == .unlimited)
    }

    @Test(
        "the id of a message comes as the account is set: not at all, as a number beyond 2^53, as a text",
        arguments: [
            (.absent, #"{"errcode":0,"errmsg":"ok"}"#),
            (.number, #"{"errcode":0,"errmsg":"ok","msgid":1888884277765816322}"#),
            (.text, #"{"errcode":0,"errmsg":"ok","msgid":"1888884277765816322"}"#),
        ] as [(SandboxConfiguration.MessageID, String)])
    func messageID(style: SandboxConfiguration.MessageID, expected: String) async throws {
        let bench = Bench {
            $0.includesMessageID = style
            $0.initialCredits = nil
        }
        let openID = try await bench.login().openID
        #expect(await bench.send(token: bench.stableToken().token, to: openID).body == expected)
    }

    @Test("a second send to the same person while one is in progress is 43108; to another it is not")
    func concurrency() async throws {
        let clock = GateClock()
        let bench = Bench {
            $0.initialCredits = nil
            $0.clock = clock
        }
        let token = await bench.stableToken().token
        let lilei = try await bench.login().openID
        let hanmeimei = try await bench.login("hanmeimei").openID
        _ = await bench.control(
            "POST", "fault", body: #"{"endpoint":"subscribe/send","kind":"delay","milliseconds":400}"#)

        async let first = bench.send(token: token, to: lilei)
        #expect(await clock.sleepers.first { _ in true } == .milliseconds(400))
        #expect(await bench.send(token: token, to: lilei).errorCode == 43108)
        #expect(await bench.send(token: token, to: Identifiers.openID()).errorCode == 40003)
        #expect(await bench.send(token: token, to: hanmeimei).errorCode == 0)
        clock.open()
        #expect(await first.errorCode == 0)
        #expect(await bench.send(token: token, to: lilei).errorCode == 0)
    }

    @Test(
        "miniprogram_state and lang may be absent, and are of a list",
        arguments: [
            ("", 0), (#","miniprogram_state":"trial","lang":"en_US""#, 0),
            (#","miniprogram_state":"release""#, 47001), (#","lang":"fr""#, 47001), (#","lang":1"#, 47001),
        ])
    func settings(more: String, expected: Int) async throws {
        let bench = Bench { $0.initialCredits = nil }
        let openID = try await bench.login().openID
        #expect(
            await bench.send(token: bench.stableToken().token, to: openID, more: more).errorCode == expected)
    }

    @Test("an account can be set to let any miniprogram_state through")
    func lenientSettings() async throws {
        let bench = Bench {
            $0.initialCredits = nil
            $0.acceptsUnknownStates = true
        }
        let openID = try await bench.login().openID
        let more = #","miniprogram_state":"release""#
        #expect(await bench.send(token: bench.stableToken().token, to: openID, more: more).errorCode == 0)
    }

    @Test("every page is accepted where none is listed")
    func anyPage() async throws {
        let bench = Bench { $0.initialCredits = nil }
        let openID = try await bench.login().openID
        let token = await bench.stableToken().token
        #expect(await bench.send(token: token, to: openID, more: #","page":"pages/any""#).errorCode == 0)
        #expect(await bench.send(token: token, to: openID, more: #","page":7"#).errorCode == 41030)
    }

    @Test("the mailbox keeps the newest messages, found by id")
    func mailbox() {
        var mailbox = Journal<SandboxMessage>(kept: 10)
        for _ in 0..<25 {
            mailbox.add { id in
                SandboxMessage(
                    id: id, receivedAt: .distantPast, openID: "o", user: "u", templateID: "t",
                    templateCode: "c",
                    title: "", page: nil, miniProgramState: "formal", language: "zh_CN", data: [])
            }
        }
        #expect(mailbox.entries(since: 0).map(\.id) == Array(11...25))
        #expect(mailbox.entries(since: 23).map(\.id) == [24, 25])
        #expect(mailbox.entries(since: .max).isEmpty)
        #expect(mailbox.entries(since: .min).count == 15)
        mailbox.removeAll()
        #expect(mailbox.entries(since: 0).isEmpty)
    }
}
