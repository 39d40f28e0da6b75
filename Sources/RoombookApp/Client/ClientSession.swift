import BookingServices
import Foundation
import RoomBooking
import Synchronization

/// The tokens of the client's session, in memory only; the access token is renewed before it ends.
final class ClientSession: Sendable {
    let username: String
    private let tokens: Mutex<SessionTokens>
    private let renewal = Mutex<Task<Result<SessionTokens, SessionError>, Never>?>(nil)
    private let sessions: SessionService
    private let now: @Sendable () -> Date

    /// Seconds before its end at which a token is renewed.
    private static let margin: Int64 = 60

    init(
        username: String, tokens: SessionTokens, sessions: SessionService, now: @escaping @Sendable () -> Date
    ) {
        self.username = username
        self.tokens = Mutex(tokens)
        self.sessions = sessions
        self.now = now
    }

    var currentAccess: String { tokens.withLock { $0.access } }

    func access() async throws(BookingError) -> String {
        let current = tokens.withLock { $0 }
        if Instant(now()) < current.accessExpires - Self.margin { return current.access }
        switch await renew(current) {
        case .success(let renewed): return renewed.access
        case .failure(.notSignedIn): throw .notSignedIn
        case .failure(.storage(let error)): throw .storage(error)
        }
    }

    // A refresh token works once, so whoever comes while one is under way shares its outcome.
    private func renew(_ current: SessionTokens) async -> Result<SessionTokens, SessionError> {
        let task = renewal.withLock { underWay in
            if let underWay { return underWay }
            let task = Task { @concurrent in await self.rotate(current) }
            underWay = task
            return task
        }
        return await task.value
    }

    private func rotate(_ current: SessionTokens) async -> Result<SessionTokens, SessionError> {
        defer { renewal.withLock { $0 = nil } }
        // Another caller's renewal may have ended just before this one began.
        let latest = tokens.withLock { $0 }
        guard latest == current else { return .success(latest) }
        let result: Result<SessionTokens, SessionError>
        do throws(SessionError) {
            let renewed = try await sessions.refresh(current.refresh)
            tokens.withLock { $0 = renewed }
            result = .success(renewed)
        } catch {
            result = .failure(error)
        }
        return result
    }
}
