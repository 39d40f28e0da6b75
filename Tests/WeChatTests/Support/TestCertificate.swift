import Foundation

/// A certificate made for a test, with its key, in a folder of their own.
struct TestCertificate: Sendable {
    /// What it is like; by default right in every way, if it is trusted.
    struct Traits {
        var name = "api.weixin.qq.com"
        var key = ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
        var days = 2
        /// Signed by an authority of its own rather than by itself.
        var hasAuthority = false
    }

    private let folder: URL
    private let hasAuthority: Bool

    var certificate: String { file("cert.pem") }
    var key: String { file("key.pem") }
    /// What a client that trusts the server has to trust.
    var trust: String { hasAuthority ? file("ca.pem") : certificate }

    init(_ traits: Traits = Traits()) async throws {
        hasAuthority = traits.hasAuthority
        folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try "subjectAltName=DNS:\(traits.name)".write(
            toFile: file("extensions"), atomically: true, encoding: .utf8)
        try await openssl(
            ["req"] + newKey(traits, "key.pem") + [
                "-subj", "/CN=\(traits.name)", "-out", file("request.pem"),
            ])
        if hasAuthority {
            try await openssl(
                ["req", "-x509"] + newKey(traits, "ca-key.pem") + [
                    "-subj", "/CN=Some authority", "-out", trust,
                ])
        }
        let signer =
            hasAuthority
            ? ["-CA", trust, "-CAkey", file("ca-key.pem"), "-CAcreateserial"] : ["-signkey", key]
        try await openssl(
            ["x509", "-req", "-in", file("request.pem"), "-days", String(traits.days), "-out", certificate]
                + ["-extfile", file("extensions")] + signer)
    }

    /// A place beside them.
    func file(_ name: String) -> String { folder.appending(path: name).path }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    private func newKey(_ traits: Traits, _ name: String) -> [String] {
        ["-newkey"] + traits.key + ["-nodes", "-keyout", file(name)]
    }

    private func openssl(_ arguments: [String]) async throws {
        try await TestCommand("/usr/bin/openssl", arguments).end()
    }
}
