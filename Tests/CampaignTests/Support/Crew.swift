import CampaignPlan
import Foundation
import Glibc

/// The worker processes of a campaign, and what was done to them.
final class Crew {
    private let planPath: String
    private var workers: [pid_t] = []
    private(set) var kills = 0
    private(set) var stops = 0
    private let log: String

    init(_ plan: WorkerPlan, folder: String) throws {
        planPath = folder + "/worker.json"
        log = folder + "/worker.log"
        try JSONEncoder().encode(plan).write(to: URL(fileURLWithPath: planPath))
        chmod(planPath, 0o600)
    }

    deinit { dismiss() }

    func hire(_ count: Int) throws {
        for _ in 0..<count { workers.append(try start()) }
    }

    /// Kills one of them, and puts another in its place.
    func killOne(using generator: inout some RandomNumberGenerator) throws {
        guard let index = workers.indices.randomElement(using: &generator) else { return }
        end(workers[index])
        kills += 1
        workers[index] = try start()
    }

    /// Stops one of them as a suspended host would be, until `goOn`.
    func stopOne(using generator: inout some RandomNumberGenerator) -> pid_t? {
        guard let worker = workers.randomElement(using: &generator) else { return nil }
        kill(worker, SIGSTOP)
        stops += 1
        return worker
    }

    func goOn(_ worker: pid_t) {
        if workers.contains(worker) { kill(worker, SIGCONT) }
    }

    func dismiss() {
        workers.forEach(end)
        workers = []
    }

    /// What the workers wrote on standard error: nothing, unless something went wrong.
    var complaints: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

    private func end(_ worker: pid_t) {
        kill(worker, SIGKILL)
        kill(worker, SIGCONT)
        var status: Int32 = 0
        while waitpid(worker, &status, 0) < 0, errno == EINTR {}
    }

    private func start() throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Sockets of the campaign's own server would stay open in here when it closes them.
        for descriptor in (STDERR_FILENO + 1)..<1024 {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        var arguments = [strdup(Self.program), strdup(planPath), nil]
        var environment = [strdup("SWIFT_BACKTRACE=enable=no"), strdup("PATH=/usr/bin:/bin"), nil]
        defer { (arguments + environment).forEach { free($0) } }
        var id: pid_t = 0
        let code = posix_spawn(&id, Self.program, &actions, nil, &arguments, &environment)
        guard code == 0 else { throw POSIXError(.init(rawValue: code) ?? .EIO) }
        return id
    }

    /// Beside this test's own binary.
    private static let program: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folder = URL(fileURLWithPath: own).deletingLastPathComponent()
        return folder.appendingPathComponent("campaign-worker").path
    }()
}
