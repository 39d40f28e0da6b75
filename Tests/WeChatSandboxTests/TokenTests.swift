import Foundation
import Testing

@testable import WeChatSandbox

struct TokenTests {
    private static let steps: [([(String, String)], Int)] = [
        ([("grant_type", "wrong")], 40002),
        ([("grant_type", "client_credential")], 41002),
        ([("grant_type", "client_credential"), ("appid", "wrong")], 40013),
        ([("grant_type", "client_credential"), ("appid", Bench.appID)], 41004),
        ([("grant_type", "client_credential"), ("appid", Bench.appID), ("secret", "wrong")], 40125),
        ([("grant_type", "client_credential"), ("appid", Bench.appID), ("secret", Bench.appSecret)], 40164),
    ]

    private static func strict(_ configuration: inout SandboxConfiguration) {
        configuration.allowedAddresses = ["10.0.0.1"]
        configuration.secretIsFrozen = true
    }

    @Test("the checks of the plain endpoint come in their order", arguments: steps)
    func plainOrder(query: [(String, String)], expected: Int) async {
        #expect(await Bench(Self.strict).get("/cgi-bin/token", query).errorCode == expected)
    }

    @Test("the checks of the stable endpoint come in their order", arguments: steps)
    func stableOrder(members: [(String, String)], expected: Int) async {
        let body = "{" + members.map { #""\#($0.0)":"\#($0.1)""# }.joined(separator: ",") + "}"
        #expect(await Bench(Self.strict).post("/cgi-bin/stable_token", body: body).errorCode == expected)
    }

    @Test("an address outside the list is named, a frozen secret comes next")
    func addressAndFreeze() async {
        let refused = await Bench(Self.strict).plainToken().body
        #expect(refused.contains("invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist rid: "))
        #expect(await Bench { $0.secretIsFrozen = true }.plainToken().errorCode == 40243)
        #expect(await Bench { $0.secretIsFrozen = true }.stableToken().errorCode == 40243)
    }

    @Test(
        "the stable endpoint reads a JSON object and nothing else",
        arguments: [
            ("", 44002), ("grant_type=client_credential", 47001), ("[]", 47001), ("{", 47001),
            (#"{"force_refresh":"yes"}"#, 47001), ("{}", 40002),
        ])
    func stableBody(body: String, expected: Int) async {
        #expect(await Bench().post("/cgi-bin/stable_token", body: body).errorCode == expected)
    }

    @Test("a success holds the token and the seconds, and nothing else")
    func success() async throws {
        for reply in [await Bench().plainToken(), await Bench().stableToken()] {
            let pattern = #"\{"access_token":"[0-9]{2}_[A-Za-z0-9_-]{150}","expires_in":7200\}"#
            #expect(try Regex(pattern).wholeMatch(in: reply.body) != nil)
            #expect(reply.contentType == "application/json; encoding=utf-8")
        }
    }

    @Test("each plain call makes a new token; the one before lives on for 300 seconds")
    func plainOverlap() async throws {
        let bench = Bench { $0.initialCredits = nil }
        let phone = try await bench.login()
        let first = await bench.plainToken().token
        let second = await bench.plainToken().token
        #expect(first != second)
        bench.time.advance(by: 299)
        #expect(await bench.send(token: first, to: phone.openID).errorCode == 0)
        bench.time.advance(by: 1)
        #expect(await bench.send(token: first, to: phone.openID).errorCode == 40001)
        #expect(await bench.send(token: second, to: phone.openID).errorCode == 0)
    }

    @Test("a token that nothing replaced expires after 7200 seconds")
    func expiry() async throws {
        let bench = Bench { $0.initialCredits = nil }
        let phone = try await bench.login()
        let plain = await bench.plainToken().token
        let stable = await bench.stableToken().token
        bench.time.advance(by: 7_199)
        #expect(await bench.send(token: plain, to: phone.openID).errorCode == 0)
        #expect(await bench.send(token: stable, to: phone.openID).errorCode == 0)
        bench.time.advance(by: 1)
        #expect(await bench.send(token: plain, to: phone.openID).errorCode == 42001)
        #expect(await bench.send(token: stable, to: phone.openID).errorCode == 42001)
    }

    @Test("everybody gets the same stable token, with the time it has left, until its last 300 seconds")
    func stableRotation() async throws {
        let bench = Bench { $0.initialCredits = nil }
        let phone = try await bench.login()
        let first = await bench.stableToken()
        bench.time.advance(by: 6_855)
        let again = await bench.stableToken()
        #expect(again.token == first.token)
        #expect(again.remaining == 345)
        bench.time.advance(by: 45)
        let renewed = await bench.stableToken()
        #expect(renewed.token != first.token)
        #expect(renewed.remaining == 7_200)
        bench.time.advance(by: 299)
        #expect(await bench.send(token: first.token, to: phone.openID).errorCode == 0)
        #expect(await bench.send(token: renewed.token, to: phone.openID).errorCode == 0)
    }

    @Test("a forced refresh kills the token at once; within 30 seconds it changes nothing")
    func forced() async throws {
        let bench = Bench { $0.initialCredits = nil }
        let phone = try await bench.login()
        let first = await bench.stableToken().token
        let second = await bench.stableToken(force: true).token
        #expect(await bench.send(token: first, to: phone.openID).errorCode == 40001)
        bench.time.advance(by: 29)
        let early = await bench.stableToken(force: true)
        #expect(early.token == second)
        #expect(early.remaining == 7_171)
        bench.time.advance(by: 1)
        #expect(await bench.stableToken(force: true).token != second)
    }

    @Test("twenty forced refreshes a day, then the quota; the next day in Beijing is free again")
    func forcedQuota() async {
        let bench = Bench()
        for _ in 0..<20 {
            #expect(await bench.stableToken(force: true).errorCode == 0)
            bench.time.advance(by: 30)
        }
        #expect(await bench.stableToken(force: true).errorCode == 45009)
        #expect(await bench.stableToken().errorCode == 0)
        // 01:24:57 UTC is 09:24:57 in Beijing.
        bench.time.advance(by: 14 * 3_600 + 35 * 60)
        #expect(await bench.stableToken(force: true).errorCode == 45009)
        bench.time.advance(by: 60)
        #expect(await bench.stableToken(force: true).errorCode == 0)
    }

    @Test("2000 plain tokens a day and 10000 stable calls a minute")
    func quotas() throws {
        var ledger = QuotaLedger()
        let now = Date(timeIntervalSince1970: 0)
        func call(_ endpoint: SandboxEndpoint, at now: Date) throws(APIError) {
            try ledger.admit(endpoint, within: SandboxQuota.standard[endpoint], at: now)
        }
        for _ in 0..<2_000 { try call(.token, at: now) }
        #expect(throws: APIError.dailyQuota(.token)) { try call(.token, at: now) }
        for _ in 0..<10_000 { try call(.stableToken, at: now) }
        #expect(throws: APIError.minuteQuota) { try call(.stableToken, at: now) }
        try call(.stableToken, at: now.addingTimeInterval(60))
    }

    @Test("the pools are apart: a call of one leaves the token of the other alone")
    func isolation() async throws {
        let bench = Bench { $0.initialCredits = nil }
        let phone = try await bench.login()
        let stable = await bench.stableToken().token
        let plain = await bench.plainToken().token
        _ = await bench.stableToken(force: true)
        #expect(await bench.send(token: plain, to: phone.openID).errorCode == 0)
        #expect(await bench.send(token: stable, to: phone.openID).errorCode == 40001)
    }
}
