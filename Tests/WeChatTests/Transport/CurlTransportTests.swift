import Foundation
import Testing

@testable import WeChat

@Suite struct CurlTransportTests {
    @Test("a body goes out with its length, unchunked, without Expect and without asking for compression")
    func sendsPlainBody() async throws {
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil { connection.answer("{}") }
        }
        defer { server.stop() }
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: 2_000_000)
        let transport = CurlTransport(settings: .patient)
        let response = try await transport.send(
            HTTPRequest(
                .post, "/p", at: try WeChatBaseURL(server.url), query: [.init("a", "b c")], json: body,
                timeouts: .patient))
        #expect(response.status == 200)
        let request = try #require(server.requests.first)
        let lowercased = request.lowercased()
        #expect(request.hasPrefix("POST /p?a=b%20c HTTP/1.1\r\n"))
        #expect(lowercased.contains("\r\ncontent-length: 2000000\r\n"))
        #expect(lowercased.contains("\r\ncontent-type: application/json\r\n"))
        for header in ["transfer-encoding", "expect", "accept-encoding", "cookie", "authorization"] {
            #expect(!lowercased.contains("\r\n\(header):"))
        }
    }

    @Test("an empty body still has a length")
    func sendsEmptyBody() async throws {
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil { connection.answer("{}") }
        }
        defer { server.stop() }
        _ = try await CurlTransport(settings: .patient).send(
            HTTPRequest(.post, "/p", at: try WeChatBaseURL(server.url), json: [], timeouts: .patient))
        #expect(server.requests.first?.contains("Content-Length: 0\r\n") == true)
    }

    @Test("one connection carries one request after the other")
    func keepsConnection() async throws {
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil { connection.answer("{}") }
        }
        defer { server.stop() }
        let transport = CurlTransport(settings: .patient)
        let baseURL = try WeChatBaseURL(server.url)
        for _ in 1...5 {
            _ = try await transport.send(HTTPRequest(.get, "/", at: baseURL, timeouts: .patient))
        }
        #expect(server.requests.count == 5)
        #expect(server.connectionCount == 1)
    }

    @Test("an HTTP/1.0 answer that ends with the connection is read")
    func readsOldHTTP() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.write(
                "HTTP/1.0 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n{\"errcode\":0}")
        }
        defer { server.stop() }
        let response = try await CurlTransport(settings: .patient).send(
            HTTPRequest(.get, "/", at: try WeChatBaseURL(server.url), timeouts: .patient))
        #expect(String(decoding: response.body, as: UTF8.self) == "{\"errcode\":0}")
        #expect(response.headers["content-type"] == "text/plain")
    }

    @Test("a connection that the server has closed meanwhile is not used again")
    func replacesConnection() async throws {
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.answer(String(connection.number))
        }
        defer { server.stop() }
        let transport = CurlTransport(settings: .patient)
        let request = HTTPRequest(.get, "/", at: try WeChatBaseURL(server.url), timeouts: .patient)
        for number in 1...5 {
            let response = try await transport.send(request)
            #expect(String(decoding: response.body, as: UTF8.self) == String(number))
            while server.openCount > 0 { await Task.yield() }
        }
        await transport.shutdown()
    }

    @Test("one handle carries requests of every kind, each as if it were the first")
    func changesKind() async throws {
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil { connection.answer("{}") }
        }
        defer { server.stop() }
        let transport = CurlTransport(settings: .patient)
        let baseURL = try WeChatBaseURL(server.url)
        let long = [UInt8](repeating: UInt8(ascii: "y"), count: 5000)
        for (method, path, body) in [
            (HTTPRequest.Method.post, "/a", Array("{1}".utf8)), (.get, "/b", nil), (.post, "/c", long),
            (.post, "/d", []), (.get, "/e", nil), (.post, "/f", Array("{2}".utf8)), (.post, "/g", nil),
        ] as [(HTTPRequest.Method, String, [UInt8]?)] {
            _ = try await transport.send(
                HTTPRequest(method, path, at: baseURL, json: body, timeouts: .patient))
        }
        await transport.shutdown()
        let requests = server.requests
        #expect(server.connectionCount == 1)
        #expect(
            requests.map { $0.prefix { $0 != "H" } } == [
                "POST /a ", "GET /b ", "POST /c ", "POST /d ", "GET /e ", "POST /f ", "POST /g ",
            ])
        #expect(
            requests.map { String($0[($0.range(of: "\r\n\r\n")?.upperBound ?? $0.startIndex)...]) } == [
                "{1}", "", String(decoding: long, as: UTF8.self), "", "", "{2}", "",
            ])
        let types = requests.map { $0.contains("Content-Type: application/json\r\n") }
        #expect(types == [true, false, true, true, false, true, false])
        let lengths = requests.map { $0.contains("Content-Length") }
        #expect(lengths == [true, false, true, true, false, true, true])
    }

    @Test("400 requests at once are all answered, each with its own answer")
    func sendsManyAtOnce() async throws {
        let server = try ScriptedServer { connection in
            while let request = connection.readRequest() {
                connection.answer(String(request.split(separator: " ")[1]))
            }
        }
        defer { server.stop() }
        let transport = CurlTransport(settings: .patient)
        let baseURL = try WeChatBaseURL(server.url)
        let matches = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<400 {
                group.addTask {
                    let request = HTTPRequest(.get, "/\(number)", at: baseURL, timeouts: .patient)
                    let response = try? await transport.send(request)
                    return response.map { String(decoding: $0.body, as: UTF8.self) } == "/\(number)"
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(matches == 400)
        await transport.shutdown()
    }
}
