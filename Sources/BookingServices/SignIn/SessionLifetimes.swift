/// How long the tokens of a session live, in seconds.
package struct SessionLifetimes: Sendable, Hashable {
    package var access: Int64
    /// Counted from signing in: refreshing does not prolong it.
    package var refresh: Int64

    package init(access: Int64 = 15 * 60, refresh: Int64 = 12 * 3600) {
        self.access = access
        self.refresh = refresh
    }
}
