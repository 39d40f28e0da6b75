/// Keeps the one-time scenes with which accounts are bound by scanning a code.
package protocol BindSceneStore: Sendable {
    /// Notes a scene, and forgets an earlier one of the same account.
    func open(_ scene: BindScene) async throws(StorageError)
    /// Takes the scene out, once: nil where it is unknown, used or over.
    func take(digest: [UInt8], at: Instant) async throws(StorageError) -> BindScene?
    /// Puts a scene back that was taken and led to nothing, unless the account has a newer one.
    func putBack(_ scene: BindScene) async throws(StorageError)
}

/// A scene as it is stored: its digest, and for whom it is.
package struct BindScene: Sendable, Hashable {
    package var digest: [UInt8]
    package var user: UserID
    package var appID: String
    package var expires: Instant

    package init(digest: [UInt8], user: UserID, appID: String, expires: Instant) {
        self.digest = digest
        self.user = user
        self.appID = appID
        self.expires = expires
    }
}
