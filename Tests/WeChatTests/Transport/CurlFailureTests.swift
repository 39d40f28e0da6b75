import Foundation
import Testing

@testable import WeChat

@Suite struct CurlFailureTests {
    private func failure(
        _ server: ScriptedServer,
        timeouts: HTTPTimeouts = .patient,
        settings: CurlSettings = .patient,
        transport: CurlTransport? = nil
    ) async throws -> TransportError? {
        let request = HTTPRequest(
            .post, "/x", at: try WeChatBaseURL(server.url), query: [.init("secret", "canary")],
            json: Array("{}".utf8), timeouts: timeouts)
        let transport = transport ?? CurlTransport(settings: settings)
        do throws(TransportError) {
            _ = try await transport.send(request)
            return nil
        } catch {
            return error
        }
    }

    @Test("a refused connection is certainly not sent")
    func refused() async throws {
        let server = try ScriptedServer { _ in }
        server.stop()
        while try await failure(server) != .notSent(.connectionRefused) {}
        #expect(TransportError.notSent(.connectionRefused).certainlyNotSent)
    }

    @Test("a connection that is cut after the request leaves the result unknown", arguments: [true, false])
    func cut(byReset: Bool) async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            if byReset { connection.reset() }
        }
        defer { server.stop() }
        let error = try await failure(server)
        #expect(error == .connectionLost)
        #expect(error?.certainlyNotSent == false)
        #expect(server.requests.count == 1)
    }

    @Test(
        "a connection that is cut within headers or body leaves the result unknown",
        arguments: ["HTTP/1.1 200 OK\r\nConte", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"errcode\""])
    func cutWithin(_ answer: String) async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.write(answer)
        }
        defer { server.stop() }
        #expect(try await failure(server) == .connectionLost)
    }

    @Test("a kept connection that ends without an answer does not make the request go out twice")
    func neverRepeats() async throws {
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.answer("{}")
            guard connection.number == 1, connection.readRequest() != nil else {
                connection.waitForClose()
                return
            }
            // The second request of the first connection is read and left without an answer.
        }
        defer { server.stop() }
        let transport = CurlTransport()
        #expect(try await failure(server, transport: transport) == nil)
        #expect(try await failure(server, transport: transport) == .connectionLost)
        #expect(server.requests.count == 2)
        #expect(try await failure(server, transport: transport) == nil)
    }

    @Test("what is not HTTP is no answer")
    func notHTTP() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.write("SSH-2.0-OpenSSH_9.2\r\n")
        }
        defer { server.stop() }
        let error = try await failure(server)
        #expect(error == .malformedAnswer)
        #expect(error?.certainlyNotSent == false)
    }

    @Test("a server that does not answer is given up in time")
    func silent() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.waitForClose()
        }
        defer { server.stop() }
        #expect(try await failure(server, timeouts: HTTPTimeouts(total: .milliseconds(200))) == .timedOut)
    }

    @Test(
        "an endless body is given up after 256 KiB",
        arguments: ["Content-Length: 1073741824\r\n", "Transfer-Encoding: chunked\r\n"])
    func oversizeBody(_ framing: String) async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\n\(framing)\r\n")
            let chunk =
                framing.hasPrefix("T")
                ? "10000\r\n" + String(repeating: "x", count: 65536) + "\r\n"
                : String(repeating: "x", count: 65536)
            var written = 0
            while written < 1_000_000_000, connection.write(chunk) { written += chunk.utf8.count }
            connection.server.note("written \(written)")
        }
        defer { server.stop() }
        let transport = CurlTransport()
        #expect(try await failure(server, transport: transport) == .tooLarge)
        await transport.shutdown()
        while server.requests.count < 2 { await Task.yield() }
        let written = try #require(server.requests.last.flatMap { Int($0.dropFirst(8)) })
        // What the sockets of both sides buffer comes on top of what was read.
        #expect(written < 32 * 1024 * 1024)
    }

    @Test("endless headers are given up", arguments: [true, false])
    func oversizeHeaders(interim: Bool) async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            if !interim { connection.write("HTTP/1.1 200 OK\r\n") }
            let piece =
                interim
                ? "HTTP/1.1 100 Continue\r\n\r\n" : "X-Filler: \(String(repeating: "y", count: 100))\r\n"
            while connection.write(piece) {}
        }
        defer { server.stop() }
        #expect(try await failure(server) == .tooLarge)
    }

    @Test("cancelling the task aborts the transfer")
    func cancels() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.waitForClose()
            connection.server.note("closed by the client")
        }
        defer { server.stop() }
        let transport = CurlTransport()
        let task = Task { try await failure(server, transport: transport) }
        while server.requests.isEmpty { await Task.yield() }
        task.cancel()
        #expect(try await task.value == .cancelled(mayHaveBeenSent: true))
        while server.requests.count < 2 { await Task.yield() }
    }

    @Test("a task that is cancelled before it sends, sends nothing")
    func cancelledBefore() async throws {
        let server = try ScriptedServer { connection in _ = connection.readRequest() }
        defer { server.stop() }
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await failure(server)
        }
        #expect(try await task.value == .cancelled(mayHaveBeenSent: false))
        #expect(server.connectionCount == 0)
    }

    @Test("shutting down ends what is under way and refuses what comes")
    func shutsDown() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.waitForClose()
        }
        defer { server.stop() }
        let transport = CurlTransport()
        let task = Task { try await failure(server, transport: transport) }
        while server.requests.isEmpty { await Task.yield() }
        await transport.shutdown()
        #expect(try await task.value == .cancelled(mayHaveBeenSent: true))
        #expect(try await failure(server, transport: transport) == .notSent(.transportStopped))
        await transport.shutdown()
    }
}
