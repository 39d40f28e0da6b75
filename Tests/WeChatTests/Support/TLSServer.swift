import Foundation

/// `openssl s_server`, which keeps what it deciphers.
final class TLSServer: Sendable {
    struct NotStarted: Error {}

    let port: UInt16
    private let certificate: TestCertificate
    private let server: TestCommand

    /// Starts one; it answers pages of its own where `answers`, else it only listens.
    init(
        _ traits: TestCertificate.Traits = .init(), answers: Bool = true, options: [String] = []
    ) async throws {
        certificate = try await TestCertificate(traits)
        server = try TestCommand(
            "/usr/bin/openssl",
            [
                "s_server", "-accept", "127.0.0.1:0", "-naccept", "1", "-cert", certificate.certificate,
                "-key", certificate.key,
            ] + (answers ? ["-www"] : []) + options)
        // It says `ACCEPT 127.0.0.1:45678` when it listens.
        let line = await server.line(beginning: "ACCEPT")
        guard let port = line?.split(separator: ":").last.flatMap({ UInt16($0) }) else { throw NotStarted() }
        self.port = port
    }

    /// What a client that trusts this server has to trust.
    var trust: String { certificate.trust }
    /// What it has deciphered and said so far.
    var output: String { server.output }

    func stop() async {
        server.kill()
        await server.end()
        certificate.remove()
    }
}
