import Foundation
import Testing

@testable import WeChat

@Suite struct CurlTLSTests {
    private func send(to port: UInt16, trusting file: String? = nil) async -> Result<
        HTTPResponse, TransportError
    > {
        var settings = CurlSettings()
        settings.connectTo = "api.weixin.qq.com:443:127.0.0.1:\(port)"
        settings.authoritiesFile = file
        let request = HTTPRequest(.get, "/canary", at: .official, query: [.init("secret", "canary")])
        do throws(TransportError) {
            return .success(try await CurlTransport(settings: settings).send(request))
        } catch {
            return .failure(error)
        }
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

    @Test("a trusted certificate for the right name is accepted")
    func rightCertificate() async throws {
        let server = try await TLSServer(name: "api.weixin.qq.com")
        defer { server.stop() }
        let result = await send(to: server.port, trusting: server.certificate)
        #expect(try result.get().status == 200)
    }

    @Test("a certificate of an unknown authority is refused before anything is sent")
    func unknownAuthority() async throws {
        let server = try await TLSServer(name: "api.weixin.qq.com")
        defer { server.stop() }
        #expect(await send(to: server.port).failure == .notSent(.tlsFailed))
    }

    @Test("a trusted certificate for another name is refused before anything is sent")
    func wrongName() async throws {
        let server = try await TLSServer(name: "api.example.com")
        defer { server.stop() }
        #expect(await send(to: server.port, trusting: server.certificate).failure == .notSent(.tlsFailed))
    }

    @Test("TLS 1.1 is refused before anything is sent, even where the system would allow it")
    func oldVersion() async {
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
            let server = try await TLSServer(
                name: "api.weixin.qq.com", options: ["-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0"])
            let result = await CurlTLSTests().send(to: server.port, trusting: server.certificate)
            server.stop()
            try FileManager.default.removeItem(at: lax)
            exit(result.failure == .notSent(.tlsFailed) ? EXIT_SUCCESS : EXIT_FAILURE)
        }
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
