import Foundation
import Testing

@testable import WeChatSandbox

/// A started server on a free port, and a client of plain sockets.
struct LiveSandbox {
    let server: SandboxServer
    let port: UInt16

    /// Runs a test against a server that is stopped afterwards in any case.
    static func run(
        _ adjust: (inout SandboxConfiguration) -> Void = { _ in },
        _ test: (LiveSandbox) async throws -> Void
    ) async throws {
        var configuration = SandboxConfiguration(
            appID: Bench.appID, appSecret: Bench.appSecret, initialCredits: 3)
        adjust(&configuration)
        let server = SandboxServer(configuration: configuration)
        let address = try await server.start()
        do {
            try await test(LiveSandbox(server: server, port: address.port))
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    /// One request on a connection of its own; the bytes until the server closes.
    func bytes(_ request: String) async throws -> [UInt8] {
        let connection = try await RawConnection.open(port: port)
        try await connection.write(Array(request.utf8))
        return try await connection.read()
    }

    func get(_ target: String) async throws -> RawAnswer {
        try await answer("GET \(target) HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n\r\n")
    }

    func post(_ target: String, _ body: String) async throws -> RawAnswer {
        try await answer(Self.post(target, body))
    }

    func answer(_ request: String) async throws -> RawAnswer {
        try #require(RawAnswer(try await bytes(request)))
    }

    func plainToken() async throws -> String {
        let answer = try await get(
            "/cgi-bin/token?grant_type=client_credential&appid=\(Bench.appID)&secret=\(Bench.appSecret)")
        return try answer.json["access_token"]?.text ?? ""
    }

    static func post(_ target: String, _ body: String, connection: String = "close") -> String {
        "POST \(target) HTTP/1.1\r\nHost: sandbox\r\nConnection: \(connection)\r\n"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    static func message(to openID: String, data: String = Bench.goodData) -> String {
        #"{"touser":"\#(openID)","template_id":"\#(Bench.booked.id)","data":\#(data)}"#
    }
}
