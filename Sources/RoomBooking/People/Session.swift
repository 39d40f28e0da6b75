/// What a client holds after signing in; only digests of the tokens are stored.
package struct SessionTokens: Sendable, Equatable, CustomStringConvertible {
    package let access: String
    package let refresh: String
    package let accessExpires: Instant
    package let refreshExpires: Instant

    package init(access: String, refresh: String, accessExpires: Instant, refreshExpires: Instant) {
        self.access = access
        self.refresh = refresh
        self.accessExpires = accessExpires
        self.refreshExpires = refreshExpires
    }

    package var description: String { "SessionTokens(…)" }
}

/// A session as the store keeps it: digests, never tokens.
package struct SessionRecord: Sendable, Equatable {
    package var user: UserID
    /// Random; all sessions that grew out of one sign-in share it.
    package var family: String
    package var clientID: String
    package var accessDigest: [UInt8]
    package var refreshDigest: [UInt8]
    package var issued: Instant
    package var accessExpires: Instant
    package var refreshExpires: Instant

    package init(
        user: UserID, family: String, clientID: String, accessDigest: [UInt8], refreshDigest: [UInt8],
        issued: Instant, accessExpires: Instant, refreshExpires: Instant
    ) {
        self.user = user
        self.family = family
        self.clientID = clientID
        self.accessDigest = accessDigest
        self.refreshDigest = refreshDigest
        self.issued = issued
        self.accessExpires = accessExpires
        self.refreshExpires = refreshExpires
    }
}

/// Who acts, once a session has been checked.
package struct Identity: Sendable, Equatable {
    package let user: User
    package let wechat: WeChatIdentity?

    package init(user: User, wechat: WeChatIdentity?) {
        self.user = user
        self.wechat = wechat
    }

    package func may(_ permission: Permission) -> Bool {
        user.role.permissions.contains(permission)
    }
}
