import Foundation
import WeChat

/// `wrk`, an HTTP load generator: what the server could answer if a client did nothing else.
struct Wrk: Sendable {
    let program: String
    let server: Nginx
    let connections: Int
    let seconds: Double
    let bench: Workbench

    /// Answers a second.
    func rate() async throws(BenchFailure) -> Double {
        let script = try bench.makeFolder("wrk") + "/post.lua"
        // Long brackets, in which Lua takes every character for itself.
        let text = """
            wrk.method = "POST"
            wrk.headers["Content-Type"] = "application/json"
            wrk.body = [==[\(String(decoding: TransportLoad.message.json, as: UTF8.self))]==]
            """
        guard (try? text.write(toFile: script, atomically: false, encoding: .utf8)) != nil else {
            throw .failed("No file can be written in \(bench.folder). Is the disk full?")
        }
        let run = try await ChildProcess.run(
            program,
            [
                "-t1", "-c\(connections)", "-d\(max(1, Int(seconds.rounded())))s", "-s", script,
                "\(server.address)\(Nginx.sendPath)?access_token=\(NginxConfiguration.token)",
            ], cleanup: bench.cleanup)
        guard run.isSuccess, !run.output.contains("Non-2xx"),
            let match = run.output.firstMatch(of: /Requests\/sec:\s+([0-9.]+)/), let rate = Double(match.1)
        else { throw .failed("wrk did not measure: \(run.lastError).") }
        return rate
    }
}
