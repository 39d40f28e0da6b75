import Testing

@testable import WeChatSandbox

struct AuditTests {
    @Test("extra deliveries, ambiguous replies and untold deliveries are counted")
    func campaign() async throws {
        let clock = CountingClock()
        var configuration = SandboxConfiguration(
            appID: Bench.appID, appSecret: Bench.appSecret, initialCredits: nil)
        configuration.clock = clock
        let server = SandboxServer(configuration: configuration)
        let bench = Bench(sandbox: server.sandbox)
        let openID = try server.login(user: "lilei").openID
        let token = await bench.stableToken().token
        func send(_ title: String) async {
            _ = await bench.send(
                token: token, to: openID, data: Bench.goodData.replacing("季度评审", with: title))
        }
        for fault in [
            SandboxFault(.closeAfter, endpoint: .subscribeSend),
            SandboxFault(.closeBefore, endpoint: .subscribeSend),
            SandboxFault(.delay, endpoint: .subscribeSend, delay: .seconds(3), delaysAnswer: true),
            SandboxFault(.errorCode(-1, message: nil), endpoint: .subscribeSend),
            SandboxFault(.status(504, body: nil), endpoint: .subscribeSend, takesEffect: true),
            SandboxFault(.wrongTypes(.errorCodeNested), endpoint: .subscribeSend),
            SandboxFault(.extraKeys, endpoint: .subscribeSend),
        ] {
            server.arm(fault)
        }
        for title in ["a", "a", "a", "b", "b", "c", "d", "d"] { await send(title) }

        let audit = server.audit()
        #expect(audit.delivered == 6)
        #expect(audit.extraDeliveries == 2)
        let card = SandboxAudit.Card(openID: openID, templateCode: "booked", title: "a")
        #expect(audit.deliveries[card] == 2)
        #expect(audit.ambiguousReplies(patience: .seconds(2)) == 5)
        #expect(audit.untoldDeliveries(patience: .seconds(2)) == 4)
        #expect(audit.ambiguousReplies(patience: .seconds(10)) == 4)
        #expect(audit.untoldDeliveries(patience: .seconds(10)) == 3)
        #expect(audit.strikes["delay"] == 1 && audit.strikes["errcode"] == 1)
        #expect(audit.answers[.subscribeSend] == [0: 6])
        #expect(audit.faults.map(\.delivered) == [1, 0, 1, 0, 1, 1, 1])
        #expect(clock.slept == .seconds(3))

        // A struck call that was refused delivered nothing.
        server.arm(SandboxFault(.closeAfter, endpoint: .subscribeSend))
        _ = await bench.send(token: token, to: "nobody")
        #expect(server.faults().last?.struck == 1)
        #expect(server.faults().last?.delivered == 0)
        #expect(server.audit().answers[.subscribeSend] == [0: 6, 40003: 1])

        server.clearFaults()
        #expect(server.faults().isEmpty)
        #expect(server.audit().strikes["close_after"] == 2)
        let document = await bench.control("GET", "audit?patience=2000").body
        #expect(
            document.hasPrefix(
                #"{"delivered":6,"extra_deliveries":2,"repeated":[{"openid":"\#(openID)","#
                    + #""template_code":"booked","title":"a","count":2},{"#))
        #expect(
            document.contains(
                #""ambiguous_replies":6,"untold_deliveries":4,"answers":{"stable_token":{"0":1},"#))
        #expect(document.contains(#""strikes":{"close_after":2,"close_before":1,"delay":1,"errcode":1,"#))
        #expect(await bench.control("GET", "audit?patience=x").status == 400)
        await server.stop()
    }

    @Test("a mailbox that was emptied goes on counting")
    func emptied() async throws {
        let server = SandboxServer(
            configuration: SandboxConfiguration(
                appID: Bench.appID, appSecret: Bench.appSecret, initialCredits: nil))
        let bench = Bench(sandbox: server.sandbox)
        let openID = try server.login(user: "lilei").openID
        let token = await bench.stableToken().token
        _ = await bench.send(token: token, to: openID)
        server.emptyMailbox()
        _ = await bench.send(token: token, to: openID)
        #expect(server.messages().map(\.id) == [2])
        #expect(server.audit().delivered == 2)
        #expect(server.audit().extraDeliveries == 0)
        await server.stop()
    }

    @Test("what the control face does can be done without a socket")
    func inProcess() async throws {
        let server = SandboxServer(configuration: SandboxConfiguration())
        let bench = Bench(sandbox: server.sandbox)
        server.adjust { $0.seed = 11 }
        #expect(server.seed == 11)
        #expect(server.account.seed == 11)
        let id = server.arm(SandboxFault(.delay, count: nil))
        server.arm(SandboxFault(.byteOrderMark, count: nil))
        server.clearFaults(id: id)
        #expect(server.faults().map(\.fault.kind) == [.byteOrderMark])
        _ = await bench.get("/cgi-bin/token")
        #expect(server.tokenCounts().plain.calls == 1)
        try server.setBlocked(true, user: "lilei")
        let code = try server.login(user: "lilei").code
        server.clearFaults()
        let query = [
            ("appid", server.account.appID), ("secret", server.account.appSecret), ("js_code", code),
            ("grant_type", "authorization_code"),
        ]
        #expect(await bench.get("/sns/jscode2session", query).errorCode == 40226)
        await server.stop()
    }
}
