import Foundation
import Glibc
import WeChat

/// An nginx of our own on a free loopback port, with everything that it writes in a folder of ours.
final class Nginx: Sendable {
    let address: WeChatBaseURL
    private let configuration: NginxConfiguration
    private let transport = CurlTransport()
    private let end: @Sendable () -> Void

    static let sendPath = "/cgi-bin/message/subscribe/send"

    /// Starts it; sends are answered after `delay`.
    static func start(on bench: Workbench, delay: Duration = .zero) async throws(BenchFailure) -> Nginx {
        guard let program = ChildProcess.find("nginx") else {
            throw .missing("nginx is not installed. Install it with: apt-get install nginx-light")
        }
        if delay > .zero, !FileManager.default.fileExists(atPath: NginxConfiguration.echoModule) {
            throw .missing(
                "nginx has no echo module. Install it with: apt-get install libnginx-mod-http-echo")
        }
        let configuration = NginxConfiguration(
            folder: try bench.makeFolder("nginx"), port: try freePort(), delay: delay)
        let server = try Nginx(program, configuration, bench.cleanup)
        do throws(BenchFailure) {
            try await server.waitUntilReady()
        } catch {
            await server.stop()
            throw error
        }
        return server
    }

    private init(
        _ program: String, _ configuration: NginxConfiguration, _ cleanup: Cleanup
    ) throws(BenchFailure) {
        let process = Process()
        let file = "\(configuration.folder)/nginx.conf"
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["-p", configuration.folder, "-e", configuration.errorLog, "-c", file]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do {
            try configuration.text.write(toFile: file, atomically: false, encoding: .utf8)
            address = try WeChatBaseURL("http://127.0.0.1:\(configuration.port)")
            try process.run()
        } catch {
            throw .failed("nginx can not be started from \(program).")
        }
        self.configuration = configuration
        let child = process.processIdentifier
        end = {
            guard process.isRunning else { return }
            kill(child, SIGKILL)
            process.waitUntilExit()
        }
        cleanup.add(end)
    }

    func stop() async {
        await blocking(end)
        await transport.shutdown()
    }

    /// How many sends it has answered with 200, and when it answered the last of them, in seconds since 1970.
    func answeredSends() async throws(BenchFailure) -> (count: Int, last: Double) {
        // What was answered before this is in the log when this is answered.
        guard await isReady() else { throw .failed("nginx has ended: \(lastError).") }
        let lines = ((try? String(contentsOfFile: configuration.log, encoding: .utf8)) ?? "")
            .split(separator: "\n").filter { $0.hasSuffix(" 200") }
        let last = lines.last?.split(separator: " ").first.flatMap { Double($0) }
        return (lines.count, last ?? 0)
    }

    private func waitUntilReady() async throws(BenchFailure) {
        for _ in 0..<250 {
            if await isReady() { return }
            try? await Task.sleep(for: .milliseconds(20))
        }
        throw .failed("nginx does not answer: \(lastError).")
    }

    private func isReady() async -> Bool {
        do {
            return try await transport.send(HTTPRequest(.get, "/ready", at: address)).status == 204
        } catch {
            return false
        }
    }

    private var lastError: String {
        let lines = (try? String(contentsOfFile: configuration.errorLog, encoding: .utf8)) ?? ""
        return lines.split(separator: "\n").last.map(String.init) ?? "it said nothing"
    }

    // Free at this moment; the system hands other ports out first.
    private static func freePort() throws(BenchFailure) -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(descriptor, generic, size) == 0 && getsockname(descriptor, generic, &size) == 0
            }
        }
        guard descriptor >= 0, isBound else { throw .failed("No port is free on 127.0.0.1.") }
        return UInt16(bigEndian: address.sin_port)
    }
}
