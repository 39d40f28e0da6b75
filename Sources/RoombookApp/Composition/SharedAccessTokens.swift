package import Foundation
package import RoomBooking
package import WeChat

/// The access tokens of all processes, in the data file.
package struct SharedAccessTokens: AccessTokenCache {
    private let store: any TokenStore

    package init(store: any TokenStore) {
        self.store = store
    }

    package func row(for key: AccessTokenKey, now: Date) async throws -> AccessTokenRow {
        let row = try await store.token(key: name(of: key))
        let token = row.token.map { stored in
            AccessToken(
                value: Secret(stored.value), fetchedAt: stored.fetched.date, expiresAt: stored.expires.date)
        }
        return AccessTokenRow(version: Int64(row.version), token: token, hasLease: row.isLeased)
    }

    package func acquireLease(
        for key: AccessTokenKey, owner: String, version: Int64, seconds: TimeInterval, now: Date
    ) async throws -> Bool {
        try await store.leaseFetch(
            key: name(of: key), version: Int(version), owner: owner, seconds: Int64(seconds.rounded(.up)))
    }

    package func store(
        _ token: AccessToken, for key: AccessTokenKey, owner: String, version: Int64
    ) async throws -> Int64? {
        let stored = StoredToken(
            value: token.value.revealed, fetched: Instant(token.fetchedAt), expires: Instant(token.expiresAt))
        return try await store.store(stored, key: name(of: key), owner: owner).map(Int64.init)
    }

    package func releaseLease(for key: AccessTokenKey, owner: String) async throws {
        try await store.releaseFetch(key: name(of: key), owner: owner)
    }

    package func invalidate(for key: AccessTokenKey, ifTokenIs value: Secret, version: Int64) async throws {
        try await store.drop(value.revealed, key: name(of: key))
    }

    private func name(of key: AccessTokenKey) -> String { "\(key.appID)/\(key.endpoint.rawValue)" }
}
