import Foundation
import Testing

@testable import WeChat

/// Servers that cannot prove to be WeChat get nothing to read.
@Suite struct CurlTLSTests {
    private func send(
        to port: UInt16, trusting file: String? = nil,
        timeouts: HTTPTimeouts = HTTPTimeouts(total: .seconds(30))
    ) async -> Result<HTTPResponse, TransportError> {
        var settings = CurlSettings.patient
        settings.connectTo = "api.weixin.qq.com:443:127.0.0.1:\(port)"
        settings.authoritiesFile = file
        let request = HTTPRequest(
            .get, "/canary", at: .official, query: [.init("secret", "canary")], timeouts: timeouts)
        do throws(TransportError) {
            return .success(try await CurlTransport(settings: settings).send(request))
        } catch {
            return .failure(error)
        }
    }

    @Test("a trusted certificate for the right name is accepted", arguments: [true, false])
    func rightCertificate(hasAuthority: Bool) async throws {
        let server = try await TLSServer(.init(hasAuthority: hasAuthority))
        let result = await send(to: server.port, trusting: server.trust, timeouts: .patient)
        await server.stop()
        #expect(try result.get().status == 200)
    }

    @Test("what a trusted server receives can be seen here, so that what others receive can be ruled out")
    func sees() async throws {
        let server = try await TLSServer(answers: false)
        let task = Task { await send(to: server.port, trusting: server.trust, timeouts: .patient) }
        while !server.output.contains("canary") { await Task.yield() }
        await server.stop()
        #expect(await task.value.failure == .connectionLost)
    }

    @Test(
        "a certificate that is not right in every way is refused before anything is sent",
        arguments: [
            (TestCertificate.Traits(), false),
            (.init(hasAuthority: true), false),
            (.init(name: "api.example.com"), true),
            (.init(name: "weixin.qq.com", hasAuthority: true), true),
            (.init(name: "*.qq.com"), true),
            (.init(days: -1), true),
            (.init(days: -1, hasAuthority: true), true),
        ])
    func wrongCertificate(_ traits: TestCertificate.Traits, isTrusted: Bool) async throws {
        let server = try await TLSServer(traits, answers: false)
        let result = await send(to: server.port, trusting: isTrusted ? server.trust : nil)
        await server.stop()
        #expect(result.failure == .notSent(.tlsFailed))
        #expect(!server.output.contains("canary"))
    }

    @Test("a server that speaks no TLS gets no byte of the request")
    func plainServer() async throws {
        let server = try ScriptedServer { connection in
            let hello = connection.readSome() ?? []
            connection.server.note(String(decoding: hello, as: UTF8.self))
            connection.answer("{}")
        }
        defer { server.stop() }
        #expect(await send(to: server.port).failure == .notSent(.tlsFailed))
        #expect(server.requests.count == 1)
        #expect(!server.requests.joined().contains("canary"))
    }

    @Test("TLS 1.1 and keys of 1024 bits are refused, even where the system would allow them")
    func weakServer() async {
        await #expect(processExitsWith: .success) {
            let lax = FileManager.default.temporaryDirectory.appending(path: "lax-\(UUID().uuidString).cnf")
            try """
            openssl_conf = init
            [init]
            ssl_conf = ssl
            [ssl]
            system_default = lax
            [lax]
            MinProtocol = TLSv1
            CipherString = DEFAULT:@SECLEVEL=0
            """.write(to: lax, atomically: true, encoding: .utf8)
            setenv("OPENSSL_CONF", lax.path, 1)
            let old = try await TLSServer(options: ["-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0"])
            let weak = try await TLSServer(
                .init(key: ["rsa:1024"]), answers: false, options: ["-cipher", "DEFAULT:@SECLEVEL=0"])
            var isRefused = true
            for server in [old, weak] {
                let result = await CurlTLSTests().send(to: server.port, trusting: server.trust)
                await server.stop()
                isRefused =
                    isRefused && result.failure == .notSent(.tlsFailed) && !server.output.contains("canary")
            }
            try FileManager.default.removeItem(at: lax)
            exit(isRefused ? EXIT_SUCCESS : EXIT_FAILURE)
        }
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
