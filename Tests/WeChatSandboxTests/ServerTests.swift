import Testing

@testable import WeChatSandbox

struct ServerTests {
    @Test("a port in use is told as such")
    func portInUse() async throws {
        try await LiveSandbox.run { live in
            let second = SandboxServer(configuration: SandboxConfiguration(port: live.port))
            await #expect(throws: SandboxError.portInUse(live.port)) { try await second.start() }
            await second.stop()
        }
    }

    @Test("a server starts once, and not after it was stopped")
    func startsOnce() async throws {
        let server = SandboxServer(configuration: SandboxConfiguration())
        let address = try await server.start()
        #expect(address.url == "http://127.0.0.1:\(address.port)")
        await #expect(throws: SandboxError.alreadyStarted) { try await server.start() }
        await server.stop()
        await server.stop()
        await #expect(throws: SandboxError.stopped) { try await server.start() }
    }

    @Test("a stop ends idle connections, sends that are worked on and the streams")
    func stop() async throws {
        let clock = GateClock()
        var configuration = SandboxConfiguration()
        configuration.clock = clock
        configuration.latency = .seconds(3_600)
        let server = SandboxServer(configuration: configuration)
        let port = try await server.start().port
        let calls = server.calls()
        let idle = try await RawConnection.open(port: port)
        try await idle.write(Array("GET /none HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
        _ = try await idle.read(until: "}")
        let busy = try await RawConnection.open(port: port)
        try await busy.write(Array("GET /cgi-bin/token HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
        #expect(await clock.sleepers.first { _ in true } == .seconds(3_600))

        await server.stop()
        #expect(try await idle.read().isEmpty)
        #expect(try await busy.read().isEmpty)
        var statuses: [Int?] = []
        for await call in calls { statuses.append(call.status) }
        #expect(statuses == [200, nil])
        for await _ in server.calls() {}
    }

    @Test("calls are told without query, code, token or secret")
    func calls() async throws {
        try await LiveSandbox.run { live in
            let calls = live.server.calls()
            let phone = try live.server.login(user: "lilei")
            let session =
                "/sns/jscode2session?appid=\(Bench.appID)&secret=\(Bench.appSecret)&js_code=\(phone.code)"
                + "&grant_type=authorization_code"
            _ = try await live.get(session)
            let token = try await live.plainToken()
            _ = try await live.post(
                "/cgi-bin/message/subscribe/send?access_token=\(token)", LiveSandbox.message(to: phone.openID)
            )
            _ = try await live.get("/\(token)/\(Bench.appSecret)/%1b\u{1B}")
            live.server.arm(SandboxFault(.closeBefore))
            _ = try await live.bytes("GET /cgi-bin/token HTTP/1.1\r\nConnection: close\r\n\r\n")
            await live.server.stop()

            var told: [SandboxCall] = []
            for await call in calls { told.append(call) }
            #expect(
                told.map(\.path) == [
                    "/sns/jscode2session", "/cgi-bin/token", "/cgi-bin/message/subscribe/send", "/…/…/%1b?",
                    "/cgi-bin/token",
                ])
            #expect(told.map(\.errorCode) == [0, 0, 0, 40066, nil])
            #expect(told.map(\.status) == [200, 200, 200, 200, nil])
            #expect(told.map(\.method) == ["GET", "GET", "POST", "GET", "GET"])
            let log = told.map(\.description).joined(separator: "\n")
            for secret in [phone.code, phone.openID, token, Bench.appSecret] {
                #expect(!log.contains(secret))
            }
            #expect(log.contains("POST /cgi-bin/message/subscribe/send 200 errcode 0 "))
            #expect(log.contains("booked to \(phone.openID.prefix(4))…"))
        }
    }

    @Test("the phone can be used without a socket")
    func phone() async throws {
        let server = SandboxServer(configuration: SandboxConfiguration())
        let openID = try server.login(user: "李雷").openID
        try server.subscribe(openID: openID, template: "booked", count: 1)
        #expect(server.messages(since: 0).isEmpty)
        #expect(throws: SandboxError.invalidUserName) { try server.login(user: "") }
        #expect(throws: SandboxError.unknownOpenID) {
            try server.subscribe(openID: "o", template: "all", count: 1)
        }
        #expect(throws: SandboxError.unknownTemplate) {
            try server.subscribe(openID: openID, template: "none", count: 1)
        }
        await server.stop()
    }

    @Test("many clients send at once, each message arrives once")
    func manyClients() async throws {
        try await LiveSandbox.run {
            $0.initialCredits = nil
        } _: { live in
            let token = try await live.plainToken()
            try await withThrowingTaskGroup { group in
                for client in 0..<16 {
                    let openID = try live.server.login(user: "user \(client)").openID
                    group.addTask { try await Self.send(25, to: openID, token: token, port: live.port) }
                }
                try await group.waitForAll()
            }
            #expect(live.server.messages().count == 16 * 25)
            #expect(live.server.callCounts()[.subscribeSend] == 16 * 25)
        }
    }

    private static func send(_ count: Int, to openID: String, token: String, port: UInt16) async throws {
        let connection = try await RawConnection.open(port: port)
        let request = LiveSandbox.post(
            "/cgi-bin/message/subscribe/send?access_token=\(token)", LiveSandbox.message(to: openID),
            connection: "keep-alive")
        for _ in 0..<count {
            try await connection.write(Array(request.utf8))
            let answer = try #require(RawAnswer(try await connection.read(until: "}")))
            #expect(answer.errorCode == 0)
        }
    }
}
