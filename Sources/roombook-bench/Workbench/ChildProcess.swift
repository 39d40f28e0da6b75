import Foundation
import Glibc

/// A program that is run to its end, and what it prints (64 KiB at most).
struct ChildProcess {
    let output: String
    let errors: String
    let isSuccess: Bool

    /// Runs a program found by `find`; it is killed where the tool is interrupted.
    static func run(
        _ program: String, _ arguments: [String], cleanup: Cleanup
    ) async throws(BenchFailure) -> ChildProcess {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["NO_PROXY": "127.0.0.1"]) { $1 }
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        let isStarted = await withCheckedContinuation { continuation in
            process.terminationHandler = { _ in continuation.resume(returning: true) }
            do {
                try process.run()
                let child = process.processIdentifier
                cleanup.add { if process.isRunning { kill(child, SIGKILL) } }
            } catch {
                process.terminationHandler = nil
                continuation.resume(returning: false)
            }
        }
        guard isStarted else { throw .failed("\(program) can not be started.") }
        return ChildProcess(
            output: text(output), errors: text(errors),
            isSuccess: process.terminationReason == .exit && process.terminationStatus == 0)
    }

    /// Where a program lies, by PATH; nginx may lie outside of it.
    static func find(_ name: String) -> String? {
        if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) ? name : nil }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return "\(path):/usr/sbin".split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The last line that says something, for sentences about failures.
    var lastError: String {
        errors.split(separator: "\n").last.map { String($0.prefix(120)) } ?? "it said nothing"
    }

    private static func text(_ pipe: Pipe) -> String {
        String(decoding: (try? pipe.fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self)
    }
}
