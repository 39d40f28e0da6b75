package import Foundation
package import RoomBooking

/// Checks, renews and ends sessions.
package struct SessionService: Sendable {
    private let accounts: any AccountStore
    private let tokens: any TokenMaker
    private let appID: String
    private let lifetimes: SessionLifetimes
    private let now: @Sendable () -> Date

    package init(
        accounts: any AccountStore, tokens: any TokenMaker, appID: String, lifetimes: SessionLifetimes,
        now: @escaping @Sendable () -> Date
    ) {
        self.accounts = accounts
        self.tokens = tokens
        self.appID = appID
        self.lifetimes = lifetimes
        self.now = now
    }

    /// Who holds this access token.
    package func identity(access: String) async throws(SessionError) -> Identity {
        let digest = tokens.digest(access)
        let instant = Instant(now())
        let holder = try await SessionError.wrapping { () async throws(StorageError) in
            try await accounts.holder(ofAccess: digest, appID: appID, at: instant)
        }
        guard let holder else { throw .notSignedIn }
        return holder
    }

    /// New tokens for a refresh token, which is used up by it; used twice, it ends every session that came of it.
    package func refresh(_ refreshToken: String) async throws(SessionError) -> SessionTokens {
        let digest = tokens.digest(refreshToken)
        let instant = Instant(now())
        let issued = IssuedSession(by: tokens)
        let lifetimes = lifetimes
        let record = try await SessionError.wrapping { () async throws(StorageError) in
            try await accounts.rotate(refresh: digest, at: instant) { old in
                issued.record(after: old, at: instant, lifetimes: lifetimes)
            }
        }
        guard let record else { throw .notSignedIn }
        return issued.tokens(for: record)
    }

    /// Ends the session; one that has ended already stays so.
    package func signOut(access: String) async throws(SessionError) {
        let digest = tokens.digest(access)
        let instant = Instant(now())
        try await SessionError.wrapping { () async throws(StorageError) in
            try await accounts.revokeSession(access: digest, at: instant)
        }
    }
}
