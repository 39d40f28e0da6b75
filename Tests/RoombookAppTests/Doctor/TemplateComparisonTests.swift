import Foundation
import Testing

@Suite("The account's own templates beside the stored ones")
struct TemplateComparisonTests {
    private static let id = "9Dkx0oCGAHe0gUth9BUw4spM1uUUJOeRSS9diCwVZpY"
    private static let content =
        #"会议主题:{{thing4.DATA}}\n会议室:{{thing1.DATA}}\n时间:{{character_string2.DATA}}\n"#
        + #"开始:{{time6.DATA}}\n姓名:{{thing3.DATA}}\n"#

    /// An office at a WeChat that lists one template.
    private func office(listing content: String, type: Int = 2, id: String = id) async throws -> (
        Office, ScriptedServer
    ) {
        let server = try ScriptedServer([
            "/cgi-bin/stable_token": ScriptedServer.Answer(
                body: #"{"access_token":"76_\#(String(repeating: "a", count: 150))","expires_in":7200}"#),
            "/wxaapi/newtmpl/gettemplate": ScriptedServer.Answer(
                body: #"{"errcode":0,"errmsg":"ok","data":[{"priTmplId":"\#(id)","title":"t","#
                    + #""content":"\#(content)","example":"","type":\#(type)}]}"#),
        ])
        let office = try await Office()
        try office.configure(wechat: Office.WeChatAt(address: server.address))
        let set = try await office.run(as: Office.admin, "template", "set", "booked", "--id", Self.id)
        #expect(set.status == 0, "\(set)")
        return (office, server)
    }

    @Test("The same keys, in whatever order, are good")
    func same() async throws {
        let (office, server) = try await office(listing: #"{{thing3.DATA}}\n"# + Self.content)
        let finished = try await office.run(as: Office.admin, "template", "check", "booked")
        #expect(finished.status == 0, "\(finished)")
        #expect(finished.output.contains("the same as the account's"), "\(finished)")
        let offline = try await office.run(as: Office.admin, "template", "check", "booked", "--offline")
        #expect(offline.output.contains("the account was not asked"), "\(offline)")
        server.stop()
    }

    @Test("A key that is missing or too many, another ID and another term are told with what to do")
    func different() async throws {
        let cases: [(content: String, type: Int, id: String, status: Int32, words: [String])] = [
            (
                Self.content + #"提示:{{thing8.DATA}}"#, 2, Self.id, 78,
                ["thing8 is missing", "47003", "--key"]
            ),
            (
                Self.content.replacingOccurrences(of: "thing3", with: "name3"), 2, Self.id, 78,
                ["name3 is missing", "it has no thing3"]
            ),
            (Self.content, 2, "another", 78, ["40037", "template set booked --id"]),
            (Self.content, 3, Self.id, 0, ["warning", "--long-term"]),
        ]
        for item in cases {
            let (office, server) = try await office(listing: item.content, type: item.type, id: item.id)
            let finished = try await office.run(as: Office.admin, "template", "check", "booked")
            #expect(finished.status == item.status, "\(finished)")
            for word in item.words { #expect(finished.output.contains(word), "\(finished)") }
            let doctor = try await office.run(as: "operator", "doctor")
            #expect(item.words.allSatisfy { doctor.output.contains($0) }, "\(doctor)")
            server.stop()
        }
    }

    @Test("A list that can not be read is a warning")
    func unreadable() async throws {
        let (office, server) = try await office(listing: "")
        server.set(
            "/wxaapi/newtmpl/gettemplate",
            ScriptedServer.Answer(body: #"{"errcode":48001,"errmsg":"api unauthorized"}"#))
        let finished = try await office.run(as: Office.admin, "template", "check", "booked")
        #expect(finished.status == 0, "\(finished)")
        #expect(finished.output.hasPrefix("warning ") && finished.output.contains("48001"), "\(finished)")
        server.stop()
    }
}
