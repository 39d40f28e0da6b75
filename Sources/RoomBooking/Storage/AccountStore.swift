/// Keeps people, their WeChat identities and their sessions.
package protocol AccountStore: Sendable {
    /// The account of that name, without regard to case, with its password hash.
    func account(named username: String) async throws(StorageError) -> Account?
    func users() async throws(StorageError) -> [User]
    /// Everyone who is not disabled, by display name; bound means bound for this AppID.
    func colleagues(appID: String) async throws(StorageError) -> [Colleague]
    /// Nil where the name is taken.
    func add(_ user: NewUser) async throws(StorageError) -> User?
    /// Also ends every session of that user.
    func setPasswordHash(_ hash: String, of user: UserID) async throws(StorageError)
    /// Also ends every session of a user who gets disabled.
    func setDisabled(_ isDisabled: Bool, user: UserID) async throws(StorageError)

    /// Nil where there is none, or none that WeChat still knows.
    func identity(of user: UserID, appID: String) async throws(StorageError) -> WeChatIdentity?
    /// Everybody's bindings, those that WeChat refused too.
    func bindings(appID: String) async throws(StorageError) -> [UserID: Binding]
    /// False where the openId belongs to somebody else already.
    func bind(_ identity: WeChatIdentity, appID: String, to user: UserID, at: Instant)
        async throws(StorageError) -> Bool
    /// False where there was nothing to unbind.
    func unbind(_ user: UserID, appID: String) async throws(StorageError) -> Bool

    /// Counts an attempt for `key` before it is made, in one transaction; seconds to wait where it is too early,
    /// in which case nothing was counted.
    func reserveSignIn(key: String, at: Instant) async throws(StorageError) -> Int64?
    func forgetSignIns(key: String) async throws(StorageError)
    /// Takes back a reservation that did not turn out to be a guess.
    func releaseSignIn(key: String) async throws(StorageError)
    func log(_ attempt: SignInAttempt) async throws(StorageError)
    func signInLog(limit: Int) async throws(StorageError) -> [SignInAttempt]

    func open(_ session: SessionRecord) async throws(StorageError)
    /// Who holds this access token: nil where it is unknown, revoked, expired, not yet issued or the user is disabled.
    func holder(ofAccess digest: [UInt8], appID: String, at: Instant) async throws(StorageError) -> Identity?
    /// Replaces the session that holds this refresh token by the one that `successor` makes of it, once. Nil where
    /// it is unknown, expired or revoked; a token used a second time revokes its whole family.
    func rotate(
        refresh digest: [UInt8], at: Instant, successor: @Sendable (SessionRecord) -> SessionRecord
    ) async throws(StorageError) -> SessionRecord?
    func revokeSession(access digest: [UInt8], at: Instant) async throws(StorageError)

    func dictionaries() async throws(StorageError) -> Dictionaries
}

/// A user with the hash of the password.
package struct Account: Sendable {
    package var user: User
    package var passwordHash: String

    package init(user: User, passwordHash: String) {
        self.user = user
        self.passwordHash = passwordHash
    }
}
