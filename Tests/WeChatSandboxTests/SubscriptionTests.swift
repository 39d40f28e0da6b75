import Testing

@testable import WeChatSandbox

struct SubscriptionTests {
    private static func longTerm(_ configuration: inout SandboxConfiguration) {
        configuration.templates[0].kind = .longTerm
    }

    @Test("one accept of a long-term template is good for any number of messages, until it is declined")
    func longTerm() async throws {
        let bench = Bench(Self.longTerm)
        let token = await bench.stableToken().token
        let openID = try await bench.login().openID
        #expect(await bench.send(token: token, to: openID).errorCode == 43101)
        _ = await bench.control("POST", "subscribe?user=lilei&template=booked")
        for _ in 0..<3 { #expect(await bench.send(token: token, to: openID).errorCode == 0) }
        _ = await bench.control("POST", "decline?user=lilei&template=booked")
        #expect(await bench.send(token: token, to: openID).errorCode == 43101)
        _ = await bench.control("POST", "subscribe?user=lilei&template=booked")
        #expect(await bench.send(token: token, to: openID).errorCode == 0)
        let credits = await bench.control("POST", "unsubscribe?user=lilei&template=booked").body
        let expected =
            #"{"template_code":"booked","template_id":"\#(Bench.booked.id)","credits":0,"kind":"long_term","#
            + #""accepted":2,"declined":1}"#
        #expect(credits.contains(expected))
        #expect(await bench.send(token: token, to: openID).errorCode == 43101)
    }

    @Test("who has credits at the start has accepted a long-term template", arguments: [(0, 43101), (1, 0)])
    func initialCredits(count: Int, expected: Int) async throws {
        let bench = Bench {
            Self.longTerm(&$0)
            $0.initialCredits = count
        }
        let token = await bench.stableToken().token
        let openID = try await bench.login().openID
        for _ in 0..<2 { #expect(await bench.send(token: token, to: openID).errorCode == expected) }
    }

    @Test("declining a one-time template takes back nothing that was accepted before")
    func declineOneTime() async throws {
        let bench = Bench()
        let token = await bench.stableToken().token
        let openID = try await bench.login().openID
        _ = await bench.control("POST", "subscribe?user=lilei&count=2")
        _ = await bench.control("POST", "decline?user=lilei")
        #expect(await bench.send(token: token, to: openID).errorCode == 0)
        _ = await bench.control("POST", "unsubscribe?user=lilei")
        #expect(await bench.send(token: token, to: openID).errorCode == 43101)
    }

    @Test("what the service would push is listed in its shape: one entry alone, several in an array")
    func events() async throws {
        let bench = Bench()
        let token = await bench.stableToken().token
        let openID = try await bench.login().openID
        _ = await bench.control("POST", "subscribe?user=lilei&template=booked")
        _ = await bench.control("POST", "decline?user=lilei&template=all")
        _ = await bench.control("POST", "unsubscribe?user=lilei&template=changed")
        _ = await bench.control("POST", "subscribe?user=lilei&template=changed&count=0")
        _ = await bench.send(token: token, to: openID)

        func event(_ id: Int, _ name: String, _ list: String) -> String {
            #"{"id":\#(id),"event":{"ToUserName":"gh_0123456789ab","FromUserName":"\#(openID)","#
                + #""CreateTime":"1724289297","MsgType":"event","Event":"\#(name)","List":\#(list)}}"#
        }
        let entry = { (template: SandboxTemplate, rest: String) in
            #"{"TemplateId":"\#(template.id)",\#(rest)}"#
        }
        let rejected = SandboxTemplate.standard.map {
            entry($0, #""SubscribeStatusString":"reject","PopupScene":"0""#)
        }
        let changed = try #require(SandboxTemplate.standard.first { $0.code == "changed" })
        let off = entry(changed, #""SubscribeStatusString":"reject""#)
        let expected = [
            event(
                1, "subscribe_msg_popup_event",
                entry(Bench.booked, #""SubscribeStatusString":"accept","PopupScene":"0""#)),
            event(2, "subscribe_msg_popup_event", "[\(rejected.joined(separator: ","))]"),
            event(3, "subscribe_msg_change_event", off), event(4, "subscribe_msg_change_event", off),
            event(
                5, "subscribe_msg_sent_event",
                entry(
                    Bench.booked,
                    #""MsgID":"1888884277765816322","ErrorCode":"0","ErrorStatus":"success""#)),
        ]
        #expect(
            await bench.control("GET", "events").body == #"{"events":[\#(expected.joined(separator: ","))]}"#)
        #expect(await bench.control("GET", "events?since=4").body == #"{"events":[\#(expected[4])]}"#)
        #expect(await bench.control("GET", "events?since=x").status == 400)
    }

    @Test("the phone can do all of it without a socket")
    func inProcess() async throws {
        var configuration = SandboxConfiguration()
        Self.longTerm(&configuration)
        let server = SandboxServer(configuration: configuration)
        let openID = try server.login(user: "李雷").openID
        #expect(try server.credits(openID: openID, template: "booked") == 0)
        try server.subscribe(openID: openID, template: "all", count: 2)
        #expect(try server.credits(openID: openID, template: "booked") == nil)
        #expect(try server.credits(openID: openID, template: "changed") == 2)
        try server.decline(openID: openID, template: "booked")
        try server.unsubscribe(openID: openID, template: "changed")
        #expect(try server.credits(openID: openID, template: "booked") == 0)
        #expect(try server.credits(openID: openID, template: "changed") == 0)
        #expect(server.events(since: 1).map(\.kind) == [.answered, .switchedOff])
        #expect(throws: SandboxError.unknownOpenID) { try server.credits(openID: "o", template: "booked") }
        #expect(throws: SandboxError.unknownTemplate) { try server.decline(openID: openID, template: "none") }
        await server.stop()
    }
}
