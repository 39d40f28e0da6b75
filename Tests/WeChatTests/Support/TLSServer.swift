import Foundation

/// `openssl s_server` with a certificate of its own for a name.
final class TLSServer {
    let port: UInt16
    let certificate: String
    private let process: Process
    private let folder: URL

    struct NotStarted: Error {}

    init(name: String, options: [String] = []) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificate = folder.appending(path: "cert.pem").path
        let key = folder.appending(path: "key.pem").path
        let request = try Self.launch(
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=\(name)",
                "-addext", "subjectAltName=DNS:\(name)", "-keyout", key, "-out", certificate,
            ])
        _ = await Self.line(of: request.output, beginning: "nothing begins so")
        let server = try Self.launch(
            [
                "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www", "-naccept",
                "1",
            ] + options)
        process = server.process
        port = try await Self.port(server.output)
    }

    func stop() {
        // Started from a thread of the pool, it has inherited a mask that holds back milder signals.
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }

    private static func launch(_ arguments: [String]) throws -> (process: Process, output: FileHandle) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        return (process, output.fileHandleForReading)
    }

    // It says `ACCEPT 127.0.0.1:45678` when it listens.
    private static func port(_ output: FileHandle) async throws -> UInt16 {
        let line = await line(of: output, beginning: "ACCEPT")
        guard let port = line?.split(separator: ":").last.flatMap({ UInt16($0) }) else { throw NotStarted() }
        return port
    }

    // Reads on a thread of its own until the line has come or the output ends.
    private static func line(of output: FileHandle, beginning start: String) async -> String? {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var text = ""
                var found: String?
                while found == nil {
                    let more = output.availableData
                    if more.isEmpty { break }
                    text += String(decoding: more, as: UTF8.self)
                    let wholeLines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                    found = wholeLines.first { $0.hasPrefix(start) }.map(String.init)
                }
                continuation.resume(returning: found)
            }
        }
    }
}
