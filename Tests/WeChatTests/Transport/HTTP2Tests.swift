import Testing

@testable import WeChat

/// Where a server offers HTTP/2, one connection carries what is sent at once.
@Suite(.enabled(if: NginxServer.isInstalled, "nginx is not installed")) struct HTTP2Tests {
    @Test("requests at once share a connection, each with its own answer")
    func multiplexes() async throws {
        let server = try await NginxServer()
        var settings = CurlSettings.patient
        settings.connectTo = "api.weixin.qq.com:443:127.0.0.1:\(server.port)"
        settings.authoritiesFile = server.trust
        let transport = CurlTransport(settings: settings)
        let answers = await withTaskGroup(of: String?.self) { group in
            for number in 0..<60 {
                group.addTask {
                    let request = HTTPRequest(
                        .post, "/\(number)", at: .official, query: [.init("access_token", "T")],
                        json: Array("{}".utf8), timeouts: .patient)
                    let response = try? await transport.send(request)
                    return response.map { "\($0.status) " + String(decoding: $0.body, as: UTF8.self) }
                }
            }
            return await group.reduce(into: [String?]()) { $0.append($1) }
        }
        await transport.shutdown()
        await server.stop()
        #expect(answers.count == 60)
        #expect(answers.allSatisfy { $0?.hasPrefix("200 HTTP/2.0 ") == true })
        #expect(Set(answers).count == 1)
    }
}
