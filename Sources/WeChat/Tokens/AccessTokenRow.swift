/// What the shared place holds about a token.
package struct AccessTokenRow: Sendable, Hashable {
    /// Grows with every change of the token; 0 when there never was one.
    package let version: Int64
    package let token: AccessToken?
    /// Whether somebody is fetching a new one right now.
    package let hasLease: Bool

    package init(version: Int64, token: AccessToken?, hasLease: Bool) {
        self.version = version
        self.token = token
        self.hasLease = hasLease
    }
}
