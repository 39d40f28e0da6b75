import BookingServices
import Foundation
import Glibc
import RoomBooking

/// The session of the command line, 0600 in the state folder; it belongs to one data file.
struct SessionFile: Sendable {
    let folder: String
    let database: String

    private var path: String { folder + "/session.json" }

    private struct Content: Codable {
        var database: String
        var username: String
        var access: String
        var refresh: String
        var accessExpires: Int64
        var refreshExpires: Int64
    }

    func save(_ tokens: SessionTokens, username: String) throws(CommandFailure) {
        try write(
            Content(
                database: database, username: username, access: tokens.access, refresh: tokens.refresh,
                accessExpires: tokens.accessExpires.seconds, refreshExpires: tokens.refreshExpires.seconds))
    }

    /// The access token; one that ends within a minute is renewed first, by one process at a time.
    func access(sessions: SessionService, now: @Sendable () -> Date) async throws(CommandFailure) -> String {
        guard let content = try read() else { throw .session(.notSignedIn) }
        if Instant(now()).seconds < content.accessExpires - 60 { return content.access }
        let lock = try await FileLock.acquired(path: folder + "/session.lock")
        defer { lock.release() }
        guard var content = try read() else { throw .session(.notSignedIn) }
        if Instant(now()).seconds < content.accessExpires - 60 { return content.access }
        do throws(SessionError) {
            let renewed = try await sessions.refresh(content.refresh)
            content.access = renewed.access
            content.refresh = renewed.refresh
            content.accessExpires = renewed.accessExpires.seconds
            content.refreshExpires = renewed.refreshExpires.seconds
        } catch {
            if error == .notSignedIn { remove() }
            throw .session(error)
        }
        try write(content)
        return content.access
    }

    func remove() {
        unlink(path)
    }

    private func read() throws(CommandFailure) -> Content? {
        let data: Data
        do throws(PrivateFile.Problem) {
            data = try PrivateFile.read(path)
        } catch {
            if error == .missing { return nil }
            throw .storage(.unsafe(path: path, problem: error.text))
        }
        // What can not be read is no session: signing in writes it anew.
        let content = try? JSONDecoder().decode(Content.self, from: data)
        return content?.database == database ? content : nil
    }

    private func write(_ content: Content) throws(CommandFailure) {
        do throws(PrivateFile.Problem) {
            try PrivateFile.write((try? JSONEncoder().encode(content)) ?? Data(), to: path)
        } catch {
            throw .storage(.unsafe(path: path, problem: error.text))
        }
    }
}

/// A file that one process at a time has locked; the lock ends with the process.
struct FileLock {
    private let descriptor: Int32

    /// Waits until it is free, ten seconds at most; holders keep it for one request.
    static func acquired(path: String) async throws(CommandFailure) -> FileLock {
        let lock = try FileLock(path: path)
        for _ in 0..<500 {
            if flock(lock.descriptor, LOCK_EX | LOCK_NB) == 0 { return lock }
            try? await Task.sleep(for: .milliseconds(20))
        }
        lock.release()
        throw .storage(.busy)
    }

    private init(path: String) throws(CommandFailure) {
        descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .storage(.unsafe(path: path, problem: FileProblem.text(of: errno)))
        }
    }

    func release() {
        close(descriptor)
    }
}
