/// How a call came by its access token, for whoever watches; the token itself is not told.
package enum TokenEvent: Sendable, Hashable, CaseIterable {
    /// It was there already.
    case cached
    /// WeChat gave a new one.
    case fetched
    /// Another process was fetching one, which was waited for.
    case awaited
    /// WeChat refused the one that was there, and it is dropped.
    case refused
}
