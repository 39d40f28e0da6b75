import Foundation
import Testing

@testable import WeChatSandbox

struct AccountTests {
    @Test("addresses and the secret can be changed while it runs")
    func addressesAndSecret() async throws {
        let bench = Bench()
        _ = await bench.control("POST", "account", body: #"{"allowed_addresses":["10.0.0.1"]}"#)
        #expect(await bench.plainToken().errorCode == 40164)
        _ = await bench.control("POST", "account", body: #"{"allowed_addresses":null,"secret_frozen":true}"#)
        #expect(await bench.stableToken().errorCode == 40243)
        _ = await bench.control("POST", "account", body: #"{"secret_frozen":false}"#)
        #expect(await bench.plainToken().errorCode == 0)
        bench.sandbox.withState { state, _ in state.adjust { $0.appSecret = "another" } }
        #expect(await bench.plainToken().errorCode == 40125)
    }

    @Test("quotas can be set for any endpoint while it runs, and taken off again")
    func quotas() async throws {
        let bench = Bench { $0.initialCredits = nil }
        let token = await bench.stableToken().token
        let openID = try await bench.login().openID
        _ = await bench.control(
            "POST", "account", body: #"{"quota":{"subscribe/send":{"daily":3,"minute":2}}}"#)
        var codes: [Int?] = []
        for _ in 0..<3 { codes.append(await bench.send(token: token, to: openID).errorCode) }
        bench.time.advance(by: 60)
        for _ in 0..<2 { codes.append(await bench.send(token: token, to: openID).errorCode) }
        // The refused call counts as one of the day.
        #expect(codes == [0, 0, 45011, 45009, 45009])
        _ = await bench.control(
            "POST", "account", body: #"{"quota":{"subscribe/send":{"daily":null,"minute":null}}}"#)
        #expect(await bench.send(token: token, to: openID).errorCode == 0)
        // Faults and dead tokens use nothing up.
        _ = await bench.send(token: Identifiers.token(), to: openID)
        let account = try await bench.control("GET", "account").json
        #expect(account["quota"]?["subscribe/send"]?["used_today"]?.integer == 4)
    }

    @Test("an exhausted token endpoint names the other one, the texts are those of the service")
    func quotaTexts() async {
        let bench = Bench {
            $0.quotas = [.token: SandboxQuota(daily: 0), .stableToken: SandboxQuota(minute: 0)]
        }
        let daily =
            "reach max api daily quota limit, could get access_token by getStableAccessToken, more details at "
        #expect(await bench.plainToken().body.hasPrefix(#"{"errcode":45009,"errmsg":"\#(daily)"#))
        let minute = "api minute-quota reach limit, must slower, retry next minute rid: "
        #expect(await bench.stableToken().body.hasPrefix(#"{"errcode":45011,"errmsg":"\#(minute)"#))
    }

    @Test("everything that can be set is told, and the secret never")
    func document() async throws {
        let bench = Bench()
        let change = #"""
            {"allowed_addresses":["10.0.0.1"],"secret_frozen":true,"quota":{"token":{"daily":5}},
            "tokens":{"lifetime":3,"overlap":0.5,"rotation_margin":0.25,"forced_interval":1,"forced_per_day":2},
            "latency":20,"allowed_pages":["pages/index"],"blocked_words":["x"],"initial_credits":7,
            "msgid":"absent","unionid":true,"lenient":true,"seed":9}
            """#
        let reply = await bench.control("POST", "account", body: change)
        #expect(reply.status == 200)
        let account = bench.sandbox.withState { state, _ in state.rules }
        #expect(account.tokens.lifetime == 3 && account.tokens.forcedPerDay == 2)
        #expect(account.latency == .milliseconds(20) && account.includesMessageID == .absent)
        #expect(account.initialCredits == 7 && account.quotas[.token]?.daily == 5 && account.seed == 9)
        for part in [
            #""allowed_addresses":["10.0.0.1"]"#, #""secret_frozen":true"#,
            #""token":{"daily":5,"minute":null,"used_today":0}"#,
            #""tokens":{"lifetime":3.0,"overlap":0.5,"rotation_margin":0.25,"forced_interval":1.0,"forced_per_day":2}"#,
            #""latency":20.0"#, #""allowed_pages":["pages/index"]"#, #""blocked_words":["x"]"#,
            #""initial_credits":7"#, #""msgid":"absent""#, #""unionid":true"#, #""lenient":true"#,
            #""seed":9"#,
        ] {
            #expect(reply.body.contains(part), "\(part) in \(reply.body)")
        }
        #expect(!reply.body.contains(Bench.appSecret))
        #expect(await bench.control("GET", "account").body == reply.body)
    }

    @Test(
        "a change that makes no sense changes nothing",
        arguments: [
            "", "[]", #"{"none":1}"#, #"{"secret_frozen":true,"latency":-1}"#,
            #"{"secret_frozen":true,"quota":{"none":{}}}"#,
            #"{"secret_frozen":true,"quota":{"token":{"daily":-1}}}"#,
            #"{"secret_frozen":true,"tokens":{"lifetime":"3"}}"#, #"{"secret_frozen":"yes"}"#,
            #"{"secret_frozen":true,"allowed_addresses":"10.0.0.1"}"#,
            #"{"secret_frozen":true,"initial_credits":"many"}"#, #"{"secret_frozen":true,"seed":1.5}"#,
        ])
    func nonsense(body: String) async throws {
        let bench = Bench()
        let reply = await bench.control("POST", "account", body: body)
        #expect(reply.status == 400)
        #expect(try reply.json["error"]?.text?.isEmpty == false)
        #expect(await bench.plainToken().errorCode == 0)
    }

    @Test("a latency that was set while it runs is slept")
    func latency() async {
        let clock = CountingClock()
        let bench = Bench { $0.clock = clock }
        _ = await bench.control("POST", "account", body: #"{"latency":50}"#)
        _ = await bench.plainToken()
        #expect(clock.slept == .milliseconds(50))
    }
}
