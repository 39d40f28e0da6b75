/// An access token with its times, as all processes share it.
package struct StoredToken: Sendable, Equatable {
    package var value: String
    package var fetched: Instant
    package var expires: Instant

    package init(value: String, fetched: Instant, expires: Instant) {
        self.value = value
        self.fetched = fetched
        self.expires = expires
    }
}

/// Keeps one access token per key (AppID and endpoint), and lets one process at a time fetch a new one.
package protocol TokenStore: Sendable {
    /// The token, the row's version (0 where there is no row), and whether somebody is fetching just now.
    func token(key: String) async throws(StorageError) -> (token: StoredToken?, version: Int, isLeased: Bool)
    /// True where the row still has that version and nobody else holds the lease.
    func leaseFetch(key: String, version: Int, owner: String, seconds: Int64) async throws(StorageError)
        -> Bool
    /// Stores what the owner of the lease fetched, and ends the lease: the row's new version, nil where
    /// it is not the owner any more.
    func store(_ token: StoredToken, key: String, owner: String) async throws(StorageError) -> Int?
    func releaseFetch(key: String, owner: String) async throws(StorageError)
    /// Drops the token only if it is still this one.
    func drop(_ value: String, key: String) async throws(StorageError)
}
