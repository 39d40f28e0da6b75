import Foundation
import Glibc
import Synchronization

/// A program that was started with exact bytes as arguments; what it writes goes to two files.
final class ChildProcess: Sendable {
    struct NotStarted: Error {
        let program: String
        let code: Int32
    }

    let id: pid_t
    private let outputPath: String
    private let errorPath: String
    private let hasEnded = Mutex(false)

    /// Commands wait here, so that a few run at a time and none blocks the cooperative pool.
    static let lane = Lane(width: 4)

    /// Starts it with `input` as its standard input, which is empty where that is nil.
    init(
        _ program: String, _ arguments: [[UInt8]], environment: [String: String], input: [UInt8]?,
        folder: String
    ) throws {
        let name = folder + "/run-" + UUID().uuidString
        outputPath = name + ".out"
        errorPath = name + ".err"
        let inputPath = input == nil ? "/dev/null" : name + ".in"
        if let input { try Data(input).write(to: URL(fileURLWithPath: inputPath)) }
        defer { if input != nil { unlink(inputPath) } }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Sockets of the tests beside this one would stay open in here when they close them.
        for descriptor in (STDERR_FILENO + 1)..<1024 {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, inputPath, O_RDONLY, 0)
        let mode = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, outputPath, mode, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errorPath, mode, 0o600)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var standard = sigset_t()
        sigemptyset(&standard)
        for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT, SIGTSTP] { sigaddset(&standard, number) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &standard)
        // A session of its own (0x80) has no controlling terminal.
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | 0x80))

        let variables = environment.map { Array("\($0.key)=\($0.value)".utf8) }
        id = try Self.withStrings([Array(program.utf8)] + arguments) { argumentVector in
            try Self.withStrings(variables) { environmentVector in
                var started: pid_t = 0
                let code = posix_spawnp(
                    &started, program, &actions, &attributes, argumentVector, environmentVector)
                guard code == 0 else { throw NotStarted(program: program, code: code) }
                return started
            }
        }
        // Many processes at once must not starve the tests that run beside this one, in this process.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), id_t(id), 10)
    }

    // A test that failed half-way leaves nothing running.
    deinit {
        if !hasEnded.withLock({ $0 }) { kill(id, SIGKILL) }
    }

    var output: String { Self.text(outputPath) }
    var errors: String { Self.text(errorPath) }

    func send(_ signal: Int32) {
        kill(id, signal)
    }

    /// Blocks until it ends; killed where that takes more than a minute.
    func wait() -> Finished {
        let watchdog = DispatchWorkItem { [id] in kill(id, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: watchdog)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        watchdog.cancel()
        hasEnded.withLock { $0 = true }
        defer {
            unlink(outputPath)
            unlink(errorPath)
        }
        let signal = status & 0x7F
        return Finished(
            status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: output, errors: errors)
    }

    private static func text(_ path: String) -> String {
        String(decoding: (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data(), as: UTF8.self)
    }

    private static func withStrings<Value>(
        _ strings: [[UInt8]], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Value
    ) rethrows -> Value {
        let pointers = strings.map { bytes in
            let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
            for (index, byte) in (bytes + [0]).enumerated() { pointer[index] = CChar(bitPattern: byte) }
            return pointer
        }
        defer { pointers.forEach { $0.deallocate() } }
        return try body(pointers + [nil])
    }
}

/// How a program ended: its exit status, or 128 and the signal, and what it wrote.
struct Finished: Sendable, CustomStringConvertible {
    let status: Int32
    let output: String
    let errors: String

    var description: String { "status \(status)\n--- output\n\(output)--- errors\n\(errors)---" }
}
