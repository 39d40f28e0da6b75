import Foundation
import Testing

@testable import WeChatSandbox

struct CodeToSessionTests {
    private static let path = "/sns/jscode2session"

    @Test(
        "the checks come in their order, the first failure wins",
        arguments: [
            ([], 41002),
            ([("appid", "")], 41002),
            ([("appid", "wrong")], 41004),
            ([("appid", "wrong"), ("secret", "wrong")], 41008),
            ([("appid", "wrong"), ("secret", "wrong"), ("js_code", "x")], 40002),
            ([("appid", "wrong"), ("secret", "wrong"), ("js_code", "x"), grant], 40013),
            ([("appid", Bench.appID), ("secret", "wrong"), ("js_code", "x"), grant], 40125),
            ([("appid", Bench.appID), ("secret", Bench.appSecret), ("js_code", "x"), grant], 40029),
        ] as [([(String, String)], Int)])
    func order(query: [(String, String)], expected: Int) async {
        #expect(await Bench().get(Self.path, query).errorCode == expected)
    }

    private static let grant = ("grant_type", "authorization_code")

    @Test("a good code gives the openid of its user and a session key, and no errcode")
    func success() async throws {
        let bench = Bench()
        let phone = try await bench.login()
        let reply = await bench.exchange(phone.code)
        #expect(reply.contentType == "text/plain")
        let pattern = #"\{"session_key":"[A-Za-z0-9+/]{22}==","openid":"([A-Za-z0-9_-]{28})"\}"#
        let match = try #require(try Regex(pattern).wholeMatch(in: reply.body))
        #expect(match[1].substring.map(String.init) == phone.openID)
    }

    @Test("a union id is told only where it is wanted")
    func unionID() async throws {
        let bench = Bench { $0.includesUnionID = true }
        let first = try await bench.exchange(bench.login().code).json["unionid"]?.text
        let second = try await bench.exchange(bench.login().code).json["unionid"]?.text
        #expect(first?.count == 28)
        #expect(first == second)
    }

    @Test("a code is good for 300 seconds and not longer", arguments: [(300.0, nil), (300.5, 40029)])
    func expiry(age: TimeInterval, expected: Int?) async throws {
        let bench = Bench()
        let code = try await bench.login().code
        bench.time.advance(by: age)
        #expect(await bench.exchange(code).errorCode == expected ?? 0)
    }

    @Test("a code is exchanged once; used and expired is expired")
    func singleUse() async throws {
        let bench = Bench()
        let code = try await bench.login().code
        #expect(await bench.exchange(code).errorCode == 0)
        #expect(await bench.exchange(code).errorCode == 40163)
        bench.time.advance(by: 301)
        #expect(await bench.exchange(code).errorCode == 40029)
    }

    @Test("two exchanges of one code at once let one through")
    func race() async throws {
        let bench = Bench()
        let code = try await bench.login().code
        let codes = await withTaskGroup { group in
            for _ in 0..<20 {
                group.addTask { await bench.exchange(code).errorCode ?? -1 }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.count { $0 == 0 } == 1)
        #expect(codes.count { $0 == 40163 } == 19)
    }

    @Test("the limit of a minute strikes one user before the code is judged, and passes")
    func minuteLimit() async throws {
        let bench = Bench()
        let code = try await bench.login().code
        for _ in 0..<100 { _ = await bench.exchange(code) }
        #expect(await bench.exchange(code).errorCode == 45011)
        #expect(try await bench.exchange(bench.login("hanmeimei").code).errorCode == 0)
        bench.time.advance(by: 60)
        #expect(await bench.exchange(code).errorCode == 40163)
    }

    @Test("a blocked user is refused after every other check, and keeps the code")
    func blocked() async throws {
        let bench = Bench()
        let code = try await bench.login().code
        _ = await bench.control("POST", "block?user=lilei")
        #expect(await bench.exchange(code).errorCode == 40226)
        _ = await bench.control("DELETE", "block?user=lilei")
        #expect(await bench.exchange(code).errorCode == 0)
        _ = await bench.control("POST", "block?user=lilei")
        #expect(await bench.exchange(code).errorCode == 40163)
    }

    @Test("a user has the same openid at every login, and nobody else has it")
    func stableOpenID() async throws {
        let bench = Bench()
        let first = try await bench.login().openID
        #expect(try await bench.login().openID == first)
        #expect(try await bench.login("hanmeimei").openID != first)
    }

    @Test("codes that were never exchanged do not pile up, and good ones stay")
    func forgetting() {
        var codes = LoginCodes()
        let start = Date(timeIntervalSince1970: 0)
        let old = codes.issue(for: "old", at: start)
        let later = start.addingTimeInterval(301)
        for _ in 0..<4_096 { _ = codes.issue(for: "many", at: later) }
        let young = codes.issue(for: "young", at: later)
        #expect(codes.code(old) == nil)
        #expect(codes.code(young) != nil)
    }
}
