import Testing

@testable import WeChatSandbox

struct ControlFaceTests {
    @Test(
        "a login tells a code and an openid",
        arguments: ["lilei", "%E6%9D%8E%E9%9B%B7", "a+b", "%F0%9F%8E%89"])
    func login(user: String) async throws {
        let reply = await Bench().control("POST", "login?user=\(user)")
        #expect(reply.status == 200)
        let pattern = #"\{"code":"[A-Za-z0-9]{32}","openid":"o[A-Za-z0-9_-]{27}"\}"#
        #expect(try Regex(pattern).wholeMatch(in: reply.body) != nil)
    }

    @Test(
        "a name that nobody has is refused with 400",
        arguments: [
            "login", "login?user=", "login?user=%0A", "login?user=a%1Bb", "login?user=%FF", "login?user=%",
            "login?user=" + String(repeating: "x", count: 65),
            "login?user=a" + String(repeating: "%CC%81", count: 300),
            "subscribe?user=", "subscribe?openid=none", "subscribe?user=a&template=none",
            "subscribe?user=a&count=-1",
            "subscribe?user=a&count=x", "subscribe?user=a&count=1000001", "unsubscribe", "block",
            "block?user=",
        ])
    func refusals(target: String) async throws {
        let reply = await Bench().control("POST", target)
        #expect(reply.status == 400)
        #expect(reply.contentType == "application/json")
        #expect(try reply.json["error"]?.text?.isEmpty == false)
    }

    @Test("64 characters are a name")
    func longName() async {
        #expect(
            await Bench().control("POST", "login?user=" + String(repeating: "x", count: 64)).status == 200)
    }

    @Test(
        "unknown paths are 404, wrong methods 405",
        arguments: [
            ("GET", "none", 404), ("GET", "", 404), ("GET", "login", 405), ("POST", "messages", 405),
            ("PUT", "fault", 405), ("POST", "calls", 405), ("DELETE", "credits", 405),
            ("GET", "subscribe", 405),
        ])
    func routes(method: String, target: String, expected: Int) async {
        #expect(await Bench().control(method, target).status == expected)
    }

    @Test("subscribing answers with what is left of each template")
    func subscribe() async throws {
        let bench = Bench { $0.initialCredits = 1 }
        let openID = try await bench.login().openID
        _ = await bench.control("POST", "subscribe?user=lilei&template=booked&count=2")
        _ = await bench.control("POST", "subscribe?openid=\(openID)&template=changed&count=unlimited")
        let reply = await bench.control("POST", "unsubscribe?user=lilei&template=cancelled")
        let booked =
            #"{"template_code":"booked","template_id":"\#(Bench.booked.id)","credits":3,"#
            + #""kind":"one_time","accepted":2,"declined":0}"#
        #expect(reply.body.contains(#"{"openid":"\#(openID)","user":"lilei","credits":[\#(booked),"#))
        let credits = await bench.control("GET", "credits").body
        #expect(
            credits.hasPrefix(#"{"credits":[{"openid":"\#(openID)","user":"lilei","credits":[\#(booked),"#))
        #expect(credits.contains(#""credits":"unlimited","#))
        #expect(credits.contains(#""credits":0,"#))
        #expect(credits.contains(#""credits":1,"#))
        _ = await bench.control("POST", "subscribe?user=lilei&template=all&count=0")
        let none = await bench.control("GET", "credits").body
        #expect(none.matches(of: try Regex(#""credits":0,"#)).count == 4)
    }

    @Test("messages are listed as the card shows them, by person and from an id on")
    func messages() async throws {
        let bench = Bench { $0.initialCredits = nil }
        let token = await bench.stableToken().token
        let lilei = try await bench.login().openID
        let hanmeimei = try await bench.login("hanmeimei").openID
        _ = await bench.send(token: token, to: lilei, more: #","page":"p?id=1","lang":"en_US""#)
        _ = await bench.send(token: token, to: hanmeimei)
        let first =
            #"{"id":1,"received_at":"2024-08-22T01:14:57Z","openid":"\#(lilei)","user":"lilei","#
            + #""template_id":"\#(Bench.booked.id)","template_code":"booked","title":"会议室预订成功通知","#
            + #""page":"p?id=1","miniprogram_state":"formal","lang":"en_US","data":["#
            + #"{"key":"thing4","label":"会议主题","value":"季度评审"},"#
            + #"{"key":"thing1","label":"会议室","value":"猎户座"},"#
            + #"{"key":"character_string2","label":"会议时间段","value":"14:00~15:00"},"#
            + #"{"key":"time6","label":"开始时间","value":"2026年11月23日 14:00"},"#
            + #"{"key":"thing3","label":"预订人","value":"李雷"}]}"#
        #expect(await bench.control("GET", "messages?openid=\(lilei)").body == #"{"messages":[\#(first)]}"#)
        let later = await bench.control("GET", "messages?since=1").body
        #expect(later.hasPrefix(#"{"messages":[{"id":2,"#))
        #expect(later.contains(#""page":null,"#))
        #expect(await bench.control("GET", "messages?since=x").status == 400)
        #expect(await bench.control("DELETE", "messages").status == 200)
        #expect(await bench.control("GET", "messages").body == #"{"messages":[]}"#)
        _ = await bench.send(token: token, to: lilei)
        #expect(await bench.control("GET", "messages").body.hasPrefix(#"{"messages":[{"id":3,"#))
    }

    @Test("calls are counted per endpoint, struck ones too")
    func calls() async throws {
        let bench = Bench()
        _ = await bench.control("POST", "fault", body: #"{"kind":"close_before"}"#)
        _ = await bench.plainToken()
        _ = await bench.plainToken()
        _ = await bench.stableToken()
        _ = await bench.exchange("x")
        _ = await bench.get("/none")
        let expected =
            #"{"jscode2session":1,"token":2,"stable_token":1,"subscribe/send":0,"gettemplate":0,"#
            + #""getwxacodeunlimit":0,"clear_quota":0,"clear_quota/v2":0,"quota/get":0,"rid/get":0,"other":1}"#
        #expect(await bench.control("GET", "calls").body == expected)
    }
}
