import Foundation
import Glibc
import Testing

@testable import WeChat

/// Servers, and things between, that do what they should not: every call ends in time, having read little.
@Suite struct HostileServerTests {
    private func answer(
        of server: ScriptedServer, timeouts: HTTPTimeouts = .patient, settings: CurlSettings = .patient
    ) async throws -> Result<HTTPResponse, TransportError> {
        let request = HTTPRequest(
            .post, "/x", at: try WeChatBaseURL(server.url), query: [.init("access_token", "canary")],
            json: Array("{}".utf8), timeouts: timeouts)
        let transport = CurlTransport(settings: settings)
        do throws(TransportError) {
            return .success(try await transport.send(request))
        } catch {
            return .failure(error)
        }
    }

    @Test("a host that swallows every packet is given up in time, and nothing was sent")
    func blackHole() async throws {
        let hole = try BlackHole()
        defer { hole.close() }
        let request = HTTPRequest(
            .get, "/", at: try WeChatBaseURL("http://127.0.0.1:\(hole.port)"),
            timeouts: HTTPTimeouts(connect: .milliseconds(200), total: .seconds(60)))
        await #expect(throws: TransportError.notSent(.connectTimedOut)) {
            try await CurlTransport().send(request)
        }
    }

    @Test(
        "headers and bodies that come byte by byte are given up in time",
        arguments: ["HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"])
    func trickle(_ beginning: String) async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.write(beginning)
            while connection.write("x") { usleep(20_000) }
        }
        defer { server.stop() }
        let result = try await answer(of: server, timeouts: HTTPTimeouts(total: .milliseconds(300)))
        #expect(result.failure == .timedOut)
    }

    @Test("an answer that trickles is given up before its time is over", .timeLimit(.minutes(1)))
    func tooSlow() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
            while connection.write("x") { usleep(500_000) }
        }
        defer { server.stop() }
        var settings = CurlSettings.patient
        settings.lowSpeedSeconds = 1
        #expect(try await answer(of: server, settings: settings).failure == .timedOut)
    }

    @Test("what is packed is not unpacked")
    func bomb() async throws {
        let packed = try await Self.gzip(megabytes: 50)
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.write(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n")
            connection.write(packed)
        }
        defer { server.stop() }
        let response = try await answer(of: server).get()
        #expect(response.body == packed)
        #expect(response.body.count < 256 * 1024)
    }

    @Test(
        "a redirect is not followed, wherever it leads",
        arguments: [
            "SELF", "OTHER", "http://localhost:OTHERPORT/", "//127.0.0.1:OTHERPORT/x", "file:///etc/passwd",
            "gopher://127.0.0.1:OTHERPORT/_canary", "http://169.254.169.254/latest/meta-data/",
            "https://example.invalid/", "ftp://127.0.0.1:OTHERPORT/", "dict://127.0.0.1:OTHERPORT/",
        ])
    func redirect(_ place: String) async throws {
        let other = try ScriptedServer { connection in connection.server.note("reached") }
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil {
                let target = place.replacing("SELF", with: connection.server.url)
                    .replacing("OTHERPORT", with: String(other.port)).replacing("OTHER", with: other.url)
                connection.answer("", status: "307 Temporary Redirect", headers: "Location: \(target)\r\n")
            }
        }
        defer {
            server.stop()
            other.stop()
        }
        let response = try await answer(of: server).get()
        #expect(response.status == 307)
        #expect(server.requests.count == 1)
        #expect(other.connectionCount == 0)
    }

    @Test("other statuses that lead elsewhere are answers too", arguments: [300, 301, 302, 303, 305, 308])
    func moved(_ status: Int) async throws {
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil {
                connection.answer(
                    "", status: "\(status) X", headers: "Location: \(connection.server.url)/y\r\n")
            }
        }
        defer { server.stop() }
        #expect(try await answer(of: server).get().status == status)
        #expect(server.requests.count == 1)
    }

    @Test("a demand for a password, for cookies or for another protocol is not met")
    func demands() async throws {
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil {
                connection.answer(
                    "{}", status: "401 Unauthorized",
                    headers: "WWW-Authenticate: Basic realm=x\r\nSet-Cookie: a=b\r\nAlt-Svc: h2=\":1\"\r\n"
                        + "Upgrade: h2c\r\nStrict-Transport-Security: max-age=9\r\n")
            }
        }
        defer { server.stop() }
        let transport = CurlTransport(settings: .patient)
        let request = HTTPRequest(.get, "/", at: try WeChatBaseURL(server.url), timeouts: .patient)
        for _ in 1...3 { #expect(try await transport.send(request).status == 401) }
        #expect(server.requests.count == 3)
        for request in server.requests {
            #expect(!request.lowercased().contains("authorization") && !request.contains("a=b"))
        }
    }

    @Test("the environment's proxies and the user's netrc are ignored")
    func environment() async {
        await #expect(processExitsWith: .success) {
            let home = FileManager.default.temporaryDirectory.appending(path: "home-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
            try "machine 127.0.0.1 login user password canary\ndefault login user password canary\n"
                .write(to: home.appending(path: ".netrc"), atomically: true, encoding: .utf8)
            setenv("HOME", home.path, 1)
            setenv("NETRC", home.appending(path: ".netrc").path, 1)
            for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "https_proxy", "HTTPS_PROXY"] {
                setenv(name, "http://user:canary@127.0.0.1:9", 1)
            }
            unsetenv("no_proxy")
            unsetenv("NO_PROXY")
            let server = try ScriptedServer { connection in
                while connection.readRequest() != nil { connection.answer("{}") }
            }
            let transport = CurlTransport(settings: .patient)
            let response = try await transport.send(
                HTTPRequest(.get, "/", at: try WeChatBaseURL(server.url), timeouts: .patient))
            try FileManager.default.removeItem(at: home)
            let request = server.requests.joined().lowercased()
            let isClean = !request.contains("authorization") && !request.contains("proxy")
            exit(response.status == 200 && isClean ? EXIT_SUCCESS : EXIT_FAILURE)
        }
    }

    // Made by the system's own command.
    private static func gzip(megabytes: Int) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try packed(megabytes) })
            }
        }
    }

    private static func packed(_ megabytes: Int) throws -> [UInt8] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "head -c \(megabytes)M /dev/zero | gzip -1"]
        process.standardOutput = output
        try process.run()
        return [UInt8](try output.fileHandleForReading.readToEnd() ?? Data())
    }
}

/// A port whose queue is full, so that the kernel drops whoever knocks.
private struct BlackHole {
    let port: UInt16
    private let descriptors: [Int32]

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let address = try #require(Self.listen(listener))
        port = UInt16(bigEndian: address.sin_port)
        let flags = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue)
        descriptors =
            [listener]
            + (0..<8).map { _ in
                let knocker = socket(AF_INET, flags, 0)
                var address = address
                _ = withUnsafePointer(to: &address) { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        connect(knocker, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                    }
                }
                return knocker
            }
    }

    func close() {
        for descriptor in descriptors { _ = Glibc.close(descriptor) }
    }

    private static func listen(_ listener: Int32) -> sockaddr_in? {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && Glibc.listen(listener, 0) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        return isListening ? address : nil
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
