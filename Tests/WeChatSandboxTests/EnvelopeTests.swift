import Foundation
import Testing

@testable import WeChatSandbox

struct EnvelopeTests {
    private static let rid = "[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}"

    @Test("an error of sns is the recorded answer: text/plain, kept alive, 74 bytes, the hour in its id")
    func recordedSessionError() async throws {
        let time = TestTime()
        try await LiveSandbox.run {
            $0.now = { time.now }
        } _: { live in
            let connection = try await RawConnection.open(port: live.port)
            let target =
                "/sns/jscode2session?appid=\(Bench.appID)&secret=\(Bench.appSecret)&js_code=x"
                + "&grant_type=authorization_code"
            try await connection.write(Array("GET \(target) HTTP/1.1\r\nHost: sandbox\r\n\r\n".utf8))
            let answer = try #require(RawAnswer(try await connection.read(until: "}")))
            #expect(answer.status == "HTTP/1.1 200 OK")
            #expect(
                answer.headers == [
                    "Connection": "keep-alive", "Content-Type": "text/plain", "Content-Length": "74",
                    "Date": "Thu, 22 Aug 2024 01:14:57 GMT",
                ])
            #expect(answer.body.utf8.count == 74)
            let pattern =
                #"\{"errcode":40029,"errmsg":"invalid code, rid: 66c69111-[0-9a-f]{8}-[0-9a-f]{8}"\}"#
            #expect(try Regex(pattern).wholeMatch(in: answer.body) != nil)
        }
    }

    @Test(
        "the Date header is right through leap days and turns of the year",
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (1_735_689_599, "Tue, 31 Dec 2024 23:59:59 GMT"),
            (1_735_689_600, "Wed, 01 Jan 2025 00:00:00 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        ])
    func dates(seconds: Int, expected: String) {
        #expect(HTTPDate.text(of: Date(timeIntervalSince1970: TimeInterval(seconds))) == expected)
    }

    @Test("an error of cgi-bin has a space before its id and names its encoding as the service does")
    func commonError() async throws {
        try await LiveSandbox.run { live in
            let answer = try await live.get("/cgi-bin/token?grant_type=wrong")
            #expect(answer.status == "HTTP/1.1 200 OK")
            #expect(answer.headers["Content-Type"] == "application/json; encoding=utf-8")
            #expect(answer.headers["Connection"] == "close")
            let pattern = #"\{"errcode":40002,"errmsg":"invalid grant_type rid: \#(Self.rid)"\}"#
            #expect(try Regex(pattern).wholeMatch(in: answer.body) != nil)
        }
    }

    @Test(
        "unknown paths and wrong verbs have their errcodes",
        arguments: [
            ("GET", "/", 40066, "invalid url rid: "), ("GET", "/cgi-bin/token/", 40066, "invalid url rid: "),
            ("POST", "/sns/none", 40066, "invalid url, rid: "),
            ("GET", "/%00%1b", 40066, "invalid url rid: "),
            ("POST", "/cgi-bin/token", 43001, "require GET method rid: "),
            ("POST", "/sns/jscode2session", 41002, "appid missing, rid: "),
            ("POST", "/sns/jscode2session?appid=x", 41004, "appsecret missing, rid: "),
            ("POST", "/wxaapi/newtmpl/gettemplate", 404, "404 not found rid: "),
            ("GET", "/wxa/getwxacodeunlimit", 43002, "require POST method rid: "),
            ("GET", "/cgi-bin/clear_quota/v2", 43002, "require POST method rid: "),
            ("GET", "/cgi-bin/stable_token", 43002, "require POST method rid: "),
            ("DELETE", "/cgi-bin/message/subscribe/send", 43002, "require POST method rid: "),
            ("PUT", "/cgi-bin/token", 43001, "require GET method rid: "),
        ])
    func pathsAndVerbs(method: String, target: String, code: Int, text: String) async throws {
        try await LiveSandbox.run { live in
            let answer = try await live.answer(
                "\(method) \(target) HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")
            #expect(answer.body.hasPrefix(#"{"errcode":\#(code),"errmsg":"\#(text)"#))
            #expect(answer.headers["Content-Length"] == "\(answer.body.utf8.count)")
        }
    }

    @Test(
        "a POST without Content-Length is a bare 412, chunked or with no body at all",
        arguments: [
            "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", "\r\n",
        ])
    func lengthRequired(rest: String) async throws {
        try await LiveSandbox.run { live in
            let answer = try await live.answer(
                "POST /cgi-bin/stable_token HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + rest)
            #expect(answer.status == "HTTP/1.1 412 Precondition Failed")
            #expect(answer.body.isEmpty)
            #expect(answer.headers["Content-Length"] == "0")
        }
    }

    @Test(
        "a body that is empty, no JSON, too deep or too large is told apart",
        arguments: [
            ("", 44002), ("a=b", 47001),
            (
                String(repeating: #"{"a":"#, count: 10_000) + "1" + String(repeating: "}", count: 10_000),
                47001
            ),
            (String(repeating: "[", count: 10_000), 47001),
            (#"{"a":""# + String(repeating: "x", count: 1 << 20) + #""}"#, 47001),
            (#"{"a":""# + String(repeating: "x", count: 3 << 20) + #""}"#, 47001),
            (#"{"a":""# + String(repeating: "x", count: 1_000_000) + #""}"#, 40002),
        ])
    func bodies(body: String, expected: Int) async throws {
        try await LiveSandbox.run { live in
            let answer = try await live.post("/cgi-bin/stable_token", body)
            #expect(answer.errorCode == expected)
        }
    }

    @Test("requests follow each other on one connection, also behind a body that was refused")
    func keptConnection() async throws {
        try await LiveSandbox.run { live in
            let large = String(repeating: "x", count: 3 << 20)
            let bytes = try await live.bytes(
                LiveSandbox.post("/cgi-bin/stable_token", large, connection: "keep-alive")
                    + "POST /cgi-bin/stable_token HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "3\r\nabc\r\n0\r\n\r\n"
                    + LiveSandbox.post("/cgi-bin/stable_token", "{}"))
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains(#""errcode":47001"#))
            #expect(text.contains("412 Precondition Failed"))
            #expect(text.contains(#""errcode":40002"#))
        }
    }

    @Test(
        "a query that is no percent-encoded UTF-8 does no harm",
        arguments: ["%", "%zz", "%FF%FE", "&&&=&%=%"])
    func damagedQuery(text: String) async throws {
        try await LiveSandbox.run { live in
            let refused = try await live.get("/cgi-bin/token?grant_type=\(text)")
            #expect(refused.errorCode == 40002)
            let control = try await live.get("/sandbox/messages?openid=\(text)")
            #expect(control.status == "HTTP/1.1 400 Bad Request")
        }
    }

    @Test("the whole way over a socket: log in, exchange, get a token, send, look at the phone")
    func wholeWay() async throws {
        try await LiveSandbox.run { live in
            let phone = try await live.post("/sandbox/login?user=%E6%9D%8E%E9%9B%B7", "").json
            let code = phone["code"]?.text ?? ""
            let session = try await live.get(
                "/sns/jscode2session?appid=\(Bench.appID)&secret=\(Bench.appSecret)&js_code=\(code)"
                    + "&grant_type=authorization_code")
            let openID = try session.json["openid"]?.text ?? ""
            #expect(openID == phone["openid"]?.text)
            let token = try await live.plainToken()
            let sent = try await live.post(
                "/cgi-bin/message/subscribe/send?access_token=\(token)", LiveSandbox.message(to: openID))
            #expect(sent.body == #"{"errcode":0,"errmsg":"ok","msgid":1888884277765816322}"#)
            let message = try #require(live.server.messages().first)
            #expect(message.user == "李雷")
            #expect(message.data.map(\.value) == ["季度评审", "猎户座", "14:00~15:00", "2026年11月23日 14:00", "李雷"])
        }
    }
}
