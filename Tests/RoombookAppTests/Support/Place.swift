import Foundation
import TestSupport

/// Where a program runs: a home of its own, and an environment of which nothing is left to chance.
struct Place: Sendable {
    let folder: TemporaryDirectory
    var environment: [String: String]

    /// The program under test, beside this test's own binary.
    static let program: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("roombook").path
    }()

    init() throws {
        folder = try TemporaryDirectory()
        let home = folder.path
        environment = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home, "TMPDIR": home + "/tmp",
            "XDG_CONFIG_HOME": home + "/config", "XDG_DATA_HOME": home + "/data",
            "XDG_STATE_HOME": home + "/state", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color", "SWIFT_BACKTRACE": "interactive=no",
        ]
        try FileManager.default.createDirectory(atPath: home + "/tmp", withIntermediateDirectories: true)
    }

    var root: String { folder.path }

    func file(_ name: String) -> String { folder.file(name) }

    /// The same place with other values in the environment; nil unsets.
    func with(_ changes: [String: String?]) -> Place {
        var place = self
        for (name, value) in changes { place.environment[name] = value }
        return place
    }

    /// Runs `roombook` to its end; `input` is its standard input.
    func run(_ arguments: String..., input: String? = nil) async throws -> Finished {
        try await run(bytes: arguments.map { Array($0.utf8) }, input: input.map { Array($0.utf8) })
    }

    func run(_ arguments: [String], input: String? = nil) async throws -> Finished {
        try await run(bytes: arguments.map { Array($0.utf8) }, input: input.map { Array($0.utf8) })
    }

    /// Runs `roombook` with arguments that need not be text.
    func run(
        bytes: [[UInt8]], input: [UInt8]? = nil, on lane: Lane = ChildProcess.lane
    ) async throws -> Finished {
        try await lane.run { try start(bytes, input: input).wait() }
    }

    /// Starts `roombook` and leaves it running.
    func start(_ arguments: String...) async throws -> ChildProcess {
        try await ChildProcess.lane.run { try start(arguments.map { Array($0.utf8) }, input: nil) }
    }

    private func start(_ arguments: [[UInt8]], input: [UInt8]?) throws -> ChildProcess {
        try ChildProcess(
            Self.program, arguments, environment: environment, input: input, folder: folder.path)
    }

    func write(_ text: String, to name: String, mode: Int = 0o600) throws {
        let path = file(name)
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    func mode(of name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: file(name))
        return (attributes[.posixPermissions] as? Int ?? 0) & 0o777
    }

    func bytes(of name: String) -> Data {
        (try? Data(contentsOf: URL(fileURLWithPath: file(name)))) ?? Data()
    }
}
