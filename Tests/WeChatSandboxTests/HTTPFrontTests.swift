import Testing

@testable import WeChatSandbox

struct HTTPFrontTests {
    @Test(
        "what is no request is answered with 400 and the end of the connection",
        arguments: [
            "nonsense\r\n\r\n", "GET /\r\n\r\n", "GET / FTP/1.1\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: 1x\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        ])
    func malformed(request: String) async throws {
        try await LiveSandbox.run { live in
            let answer = try #require(RawAnswer(try await live.bytes(request)))
            #expect(answer.status == "HTTP/1.1 400 Bad Request")
            #expect(answer.headers["Connection"] == "close")
        }
    }

    @Test("a head without end is not read for ever")
    func endlessHead() async throws {
        try await LiveSandbox.run { live in
            let connection = try await RawConnection.open(port: live.port)
            try await connection.write(
                Array("GET / HTTP/1.1\r\nX: ".utf8) + [UInt8](repeating: 97, count: 65_536))
            let answer = try await connection.read(until: "\r\n\r\n")
            #expect(String(decoding: answer, as: UTF8.self).hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test("a request may come in any pieces")
    func pieces() async throws {
        try await LiveSandbox.run { live in
            let request = Array(LiveSandbox.post("/cgi-bin/stable_token", "{}").utf8)
            for size in [1, 3, 7] {
                let connection = try await RawConnection.open(port: live.port)
                for start in stride(from: 0, to: request.count, by: size) {
                    try await connection.write(Array(request[start..<min(start + size, request.count)]))
                }
                #expect(RawAnswer(try await connection.read())?.errorCode == 40002)
            }
        }
    }

    @Test("lines may end without a carriage return, and empty lines before a request are skipped")
    func leniency() async throws {
        try await LiveSandbox.run { live in
            let answer = try await live.answer("\r\nGET /cgi-bin/token HTTP/1.1\nConnection: close\n\n")
            #expect(answer.errorCode == 40002)
        }
    }

    @Test("a client that waits with its body is told to send it")
    func goesOn() async throws {
        try await LiveSandbox.run { live in
            let connection = try await RawConnection.open(port: live.port)
            try await connection.write(
                Array(
                    "POST /cgi-bin/stable_token HTTP/1.1\r\nConnection: close\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
                        .utf8))
            let invitation = try await connection.read(until: "\r\n\r\n")
            #expect(String(decoding: invitation, as: UTF8.self) == "HTTP/1.1 100 Continue\r\n\r\n")
            try await connection.write(Array("{}".utf8))
            #expect(RawAnswer(try await connection.read())?.errorCode == 40002)
        }
    }

    @Test("HEAD is answered without the body whose length it tells")
    func head() async throws {
        try await LiveSandbox.run { live in
            let bytes = try await live.bytes(
                "HEAD /sandbox/calls HTTP/1.1\r\n\r\nGET /sandbox/calls HTTP/1.1\r\nConnection: close\r\n\r\n"
            )
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains("\r\n\r\nHTTP/1.1 200 OK\r\n"))
        }
    }

    @Test(
        "HTTP/1.0 ends the connection, unless it asks to keep it",
        arguments: [("", "close"), ("keep-alive", "keep-alive")])
    func oldVersion(wish: String, expected: String) async throws {
        try await LiveSandbox.run { live in
            let connection = try await RawConnection.open(port: live.port)
            try await connection.write(Array("GET /none HTTP/1.0\r\nConnection: \(wish)\r\n\r\n".utf8))
            let answer = RawAnswer(try await connection.read(until: "}"))
            #expect(answer?.headers["Connection"] == expected)
        }
    }

    @Test("clients that leave in the middle do not disturb the others")
    func leavers() async throws {
        let clock = GateClock()
        try await LiveSandbox.run {
            $0.clock = clock
        } _: { live in
            live.server.arm(SandboxFault(.slow(bytesPerSecond: 1), endpoint: .token))
            live.server.arm(SandboxFault(.huge(bytes: 1 << 30), endpoint: .stableToken))
            for request in [
                "GET /cgi-bin/token HTTP/1.1\r\n\r\n", LiveSandbox.post("/cgi-bin/stable_token", "{}"),
                "POST /cgi-bin/stable_token HTTP/1.1\r\nContent-Length: 100\r\n\r\n{", "GET /cgi",
            ] {
                let connection = try await RawConnection.open(port: live.port)
                try await connection.write(Array(request.utf8))
            }
            for _ in 0..<3 { clock.open() }
            #expect(try await live.get("/none").errorCode == 40066)
        }
    }
}
