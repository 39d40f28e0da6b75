package import Foundation

/// Where the processes of a machine share access tokens, so that one of them fetches for all.
///
/// A lease ends by itself after so many seconds, so that a process that was killed holds nobody up.
package protocol AccessTokenCache: Sendable {
    /// The row of a key; version 0 and no token when there is none.
    func row(for key: AccessTokenKey, now: Date) async throws -> AccessTokenRow

    /// Takes the lease for so many seconds if the row still has this version and nobody holds it.
    func acquireLease(
        for key: AccessTokenKey, owner: String, version: Int64, seconds: TimeInterval, now: Date
    ) async throws -> Bool

    /// Stores a token and gives the lease back; the new version, or nil when the lease was lost meanwhile.
    func store(
        _ token: AccessToken, for key: AccessTokenKey, owner: String, version: Int64
    ) async throws -> Int64?

    /// Gives the lease back without a token.
    func releaseLease(for key: AccessTokenKey, owner: String) async throws

    /// Drops the token if the row still holds this one at this version; the version grows.
    func invalidate(for key: AccessTokenKey, ifTokenIs value: Secret, version: Int64) async throws
}
