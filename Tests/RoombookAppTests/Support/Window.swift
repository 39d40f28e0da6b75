import Foundation
import Glibc

/// A terminal under tmux, with a server of its own: keys go in as names, the screen comes out as text.
final class Window: Sendable {
    private let place: Place
    private let socket = "roombook-\(UUID().uuidString.prefix(8))"
    private static let lane = Lane(width: 4)

    /// Runs `program` in a window of that size, with the place's environment.
    init(
        _ place: Place, columns: Int = 80, rows: Int = 24, term: String = "xterm-256color",
        running program: String...
    ) async throws {
        self.place = place.with(["TMUX_TMPDIR": place.root])
        // tmux sets TERM for what runs inside.
        let inside = ["env", "TERM=\(term)"] + program
        try await tmux(
            ["new-session", "-d", "-s", "story", "-x", "\(columns)", "-y", "\(rows)", "--"] + inside)
    }

    deinit {
        _ = try? start(["kill-server"]).wait()
    }

    /// Keys by tmux's names: `Enter`, `Tab`, `C-c`, `F10`.
    func press(_ keys: String...) async throws {
        try await tmux(["send-keys", "-t", "story"] + keys)
    }

    func type(_ text: String) async throws {
        try await tmux(["send-keys", "-t", "story", "-l", text])
    }

    func resize(columns: Int, rows: Int) async throws {
        try await tmux(["resize-window", "-t", "story", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// The screen, as soon as it shows all of these.
    @discardableResult
    func see(_ texts: String..., within seconds: TimeInterval = 20) async throws -> String {
        try await find("\(texts)", within: seconds) { screen in texts.allSatisfy(screen.contains) }
    }

    /// The screen, as soon as a part of it is like this.
    @discardableResult
    func see(like pattern: String) async throws -> String {
        try await find(pattern, within: 20) { screen in
            screen.range(of: pattern, options: .regularExpression) != nil
        }
    }

    /// The screen, as soon as it shows this no more.
    @discardableResult
    func see(no text: String) async throws -> String {
        try await find("no \(text)", within: 20) { screen in !screen.contains(text) && !screen.isEmpty }
    }

    func screen() async throws -> String {
        try await Self.lane.run { [self] in try capture() }
    }

    /// The process in the window.
    func processID() async throws -> pid_t? {
        let finished = try await tmux(["display-message", "-p", "-t", "story", "#{pane_pid}"])
        return pid_t(finished.output.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Waits until the program has ended, and with it the window.
    func end() async throws {
        _ = try await Eventually.find("the end of the window") { [self] in
            try start(["has-session", "-t", "story"]).wait().status != 0 ? true : nil
        } otherwise: {
            [self] in
            (try? capture()) ?? ""
        }
    }

    /// Takes the terminal away, as a lost connection does.
    func close() async throws {
        _ = try await Self.lane.run { [self] in try start(["kill-server"]).wait() }
    }

    private func find(
        _ wanted: String, within seconds: TimeInterval, _ isRight: @escaping @Sendable (String) -> Bool
    ) async throws -> String {
        try await Eventually.find(wanted, within: seconds) { [self] in
            let screen = try capture()
            return isRight(screen) ? screen : nil
        } otherwise: {
            [self] in
            (try? capture()) ?? "no window"
        }
    }

    func capture() throws -> String {
        let finished = try start(["capture-pane", "-p", "-t", "story"]).wait()
        return finished.status == 0 ? finished.output : ""
    }

    @discardableResult
    private func tmux(_ arguments: [String]) async throws -> Finished {
        let finished = try await Self.lane.run { [self] in try start(arguments).wait() }
        guard finished.status == 0 else { throw NotInTime(wanted: "\(arguments)", found: "\(finished)") }
        return finished
    }

    private func start(_ arguments: [String]) throws -> ChildProcess {
        try ChildProcess(
            "tmux", (["-L", socket, "-f", "/dev/null"] + arguments).map { Array($0.utf8) },
            environment: place.environment, input: nil, folder: place.file("tmp"))
    }
}
