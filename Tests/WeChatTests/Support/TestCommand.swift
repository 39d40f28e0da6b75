import Foundation
import Synchronization

/// A command of the system and what it prints, read on a thread of its own.
final class TestCommand: Sendable {
    private struct State {
        var text = ""
        var hasEnded = false
        var awaiting:
            [(isEnough: @Sendable (State) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let pid: Int32
    private let state = Mutex(State())

    init(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        let (output, input) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        pid = process.processIdentifier
        let reading = output.fileHandleForReading
        Thread.detachNewThread { [self] in
            // The input stays open: at its end the server would go.
            withExtendedLifetime((process, input)) { read(reading) }
        }
    }

    var hasEnded: Bool { state.withLock { $0.hasEnded } }
    var output: String { state.withLock { $0.text } }

    func kill() {
        // Started from a thread of the pool, it has inherited a mask that holds back milder signals.
        _ = Glibc.kill(pid, SIGKILL)
    }

    func end() async {
        await wait { $0.hasEnded }
    }

    /// The first whole line that begins so; nil where it ends without one.
    func line(beginning start: String) async -> String? {
        let line = { @Sendable (state: State) in
            state.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .first { $0.hasPrefix(start) }.map(String.init)
        }
        await wait { $0.hasEnded || line($0) != nil }
        return state.withLock { line($0) }
    }

    private func wait(until isEnough: @escaping @Sendable (State) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if isEnough(state) { return true }
                state.awaiting.append((isEnough, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    private func read(_ output: FileHandle) {
        while true {
            let more = output.availableData
            let ready = state.withLock { state in
                state.text += String(decoding: more, as: UTF8.self)
                state.hasEnded = more.isEmpty
                let all = state.awaiting
                state.awaiting = all.filter { !$0.isEnough(state) }
                return all.filter { $0.isEnough(state) }.map(\.continuation)
            }
            for continuation in ready { continuation.resume() }
            if more.isEmpty { break }
        }
    }
}
