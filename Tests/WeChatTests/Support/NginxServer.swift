import Foundation
import Glibc

/// nginx on a loopback port, which offers HTTP/2 over TLS and answers with the protocol and the connection's number.
final class NginxServer: Sendable {
    static let program = "/usr/sbin/nginx"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    struct NotStarted: Error {}

    let port: UInt16
    private let certificate: TestCertificate
    private let server: TestCommand

    init() async throws {
        certificate = try await TestCertificate()
        for _ in 1...10 {
            // Free just now; where somebody was quicker, nginx goes and another is tried.
            let chosen = try ScriptedServer { _ in }
            let candidate = chosen.port
            chosen.stop()
            let server = try Self.start(on: candidate, certificate)
            while !server.hasEnded {
                guard Self.answers(candidate) else {
                    await Task.yield()
                    continue
                }
                self.server = server
                port = candidate
                return
            }
        }
        throw NotStarted()
    }

    var trust: String { certificate.trust }

    func stop() async {
        server.kill()
        await server.end()
        certificate.remove()
    }

    private static func start(on port: UInt16, _ certificate: TestCertificate) throws -> TestCommand {
        let configuration = """
            daemon off;
            master_process off;
            pid \(certificate.file("pid"));
            error_log \(certificate.file("log"));
            events {}
            http {
                access_log off;
                client_body_temp_path \(certificate.file("body"));
                proxy_temp_path \(certificate.file("proxy"));
                fastcgi_temp_path \(certificate.file("fastcgi"));
                uwsgi_temp_path \(certificate.file("uwsgi"));
                scgi_temp_path \(certificate.file("scgi"));
                server {
                    listen 127.0.0.1:\(port) ssl http2;
                    ssl_certificate \(certificate.certificate);
                    ssl_certificate_key \(certificate.key);
                    location / { return 200 "$server_protocol $connection"; }
                }
            }
            """
        let file = certificate.file("nginx.conf")
        try configuration.write(toFile: file, atomically: true, encoding: .utf8)
        return try TestCommand(program, ["-c", file, "-p", certificate.file("")])
    }

    private static func answers(_ port: UInt16) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
