import Foundation
import Testing

@testable import WeChatSandbox

struct QuotaEndpointTests {
    private static let clear = "/cgi-bin/clear_quota"
    private static let quota = "/cgi-bin/openapi/quota/get"

    @Test("an exhausted quota can be cleared, ten times a month by either endpoint")
    func clearing() async {
        let bench = Bench { $0.quotas = [.token: SandboxQuota(daily: 0)] }
        let token = await bench.stableToken().token
        bench.sandbox.withState { state, _ in state.adjust { $0.quotas[.token]?.daily = 1 } }
        #expect(await bench.plainToken().errorCode == 0)
        #expect(await bench.plainToken().errorCode == 45009)
        let body = #"{"appid":"\#(Bench.appID)"}"#
        let cleared = await bench.post(Self.clear, [("access_token", token)], body: body)
        #expect(cleared.body == #"{"errcode":0,"errmsg":"ok"}"#)
        #expect(await bench.plainToken().errorCode == 0)

        let account = [("appid", Bench.appID), ("appsecret", Bench.appSecret)]
        for _ in 0..<8 { #expect(await bench.post(Self.clear + "/v2", account, body: "").errorCode == 0) }
        let members = account.map { #""\#($0.0)":"\#($0.1)""# }.joined(separator: ",")
        #expect(await bench.post(Self.clear + "/v2", body: "{\(members)}").errorCode == 0)
        let refused = await bench.post(Self.clear + "/v2", account, body: "")
        #expect(
            refused.body.hasPrefix(
                #"{"errcode":48006,"errmsg":"forbid to clear quota because of reaching the limit rid: "#))
        // From 22 August 2024 to 1 September in Beijing.
        bench.time.advance(by: 9 * 86_400 + 14 * 3_600 + 46 * 60)
        #expect(await bench.post(Self.clear + "/v2", account, body: "").errorCode == 0)
    }

    @Test(
        "the checks of clear_quota come in their order",
        arguments: [
            (nil, "", 41001), ("x", "", 40014), ("good", "", 44002), ("good", "x", 47001),
            ("good", "{}", 40013),
        ] as [(String?, String, Int)])
    func clearOrder(token: String?, body: String, expected: Int) async {
        let bench = Bench()
        let good = await bench.stableToken().token
        let query = token.map { [("access_token", $0 == "good" ? good : $0)] } ?? []
        #expect(await bench.post(Self.clear, query, body: body).errorCode == expected)
    }

    @Test(
        "the checks of clear_quota/v2 come in their order",
        arguments: [
            ([], 41002), ([("appid", "x")], 40013), ([("appid", Bench.appID)], 41004),
            ([("appid", Bench.appID), ("appsecret", "x")], 40125),
        ] as [([(String, String)], Int)])
    func clearBySecretOrder(query: [(String, String)], expected: Int) async {
        #expect(await Bench().post(Self.clear + "/v2", query, body: "").errorCode == expected)
    }

    @Test("the quota of an endpoint is told as the day stands")
    func query() async {
        let bench = Bench()
        let token = await bench.stableToken().token
        _ = await bench.plainToken()
        func ask(_ path: String) async -> String {
            await bench.post(
                Self.quota, [("access_token", token)], body: #"{"cgi_path":"\#(path)"}"#
            ).body
        }
        #expect(
            await ask("/cgi-bin/token")
                == #"{"errcode":0,"errmsg":"ok","quota":{"daily_limit":2000,"used":1,"remain":1999}}"#)
        let stable =
            #"{"errcode":0,"errmsg":"ok","quota":{"daily_limit":500000,"used":1,"remain":499999},"#
            + #""rate_limit":{"call_count":10000,"refresh_second":60}}"#
        #expect(await ask("/cgi-bin/stable_token") == stable)
        #expect(await ask("cgi-bin/token").hasPrefix(#"{"errcode":76003,"#))
        #expect(await ask("/cgi-bin/none").hasPrefix(#"{"errcode":76021,"#))
        #expect(await ask("/sns/jscode2session").hasPrefix(#"{"errcode":76022,"#))
    }

    @Test("a failed call is found by the id in its answer, without its token")
    func requestInformation() async throws {
        let bench = Bench()
        let token = await bench.stableToken().token
        let failed = await bench.send(token: token, to: "nobody")
        let text = try failed.json["errmsg"]?.text ?? ""
        let requestID = String(text.suffix(26))
        func ask(_ requestID: String) async -> Reply {
            await bench.post(
                "/cgi-bin/openapi/rid/get", [("access_token", token)], body: #"{"rid":"\#(requestID)"}"#)
        }
        let found = try await ask(requestID).json["request"]
        #expect(found?["invoke_time"]?.integer == 0x66c6_9111)
        #expect(found?["request_url"]?.text == "access_token=…")
        #expect(found?["request_body"]?.text?.hasPrefix(#"{"touser":"nobody","#) == true)
        #expect(found?["response_body"]?.text == failed.body)
        #expect(found?["client_ip"]?.text == "127.0.0.1")
        #expect(await ask("66c69111-00000000-00000000").errorCode == 76001)

        // Neither the secret in a body nor a session's call is kept.
        let refused = await bench.post("/cgi-bin/stable_token", body: #"{"secret":"\#(Bench.appSecret)"}"#)
        let ofToken = try refused.json["errmsg"]?.text ?? ""
        #expect(!(await ask(String(ofToken.suffix(26))).body.contains(Bench.appSecret)))
        let ofSession = try await bench.exchange("x").json["errmsg"]?.text ?? ""
        #expect(await ask(String(ofSession.suffix(26))).errorCode == 76001)
    }

    @Test("only so many failed calls are kept, and of each only so much")
    func bounds() {
        var log = RequestLog()
        let body = String(repeating: "x", count: 10_000)
        let request = SandboxRequest(method: "POST", path: "/x", body: .bytes(Array(body.utf8)))
        var ids: [String] = []
        for _ in 0..<1_200 {
            let reply = Reply.failure(.malformedBody, path: "/x", now: Date(timeIntervalSince1970: 0))
            ids.append(reply.requestID ?? "")
            log.note(request, reply, of: .subscribeSend, at: Date(timeIntervalSince1970: 0))
        }
        #expect(log.entry(ids[0]) == nil)
        #expect(log.entry(ids[1_199])?.body.utf8.count == 4_096)
    }
}
