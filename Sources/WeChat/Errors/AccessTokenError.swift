/// Why there is no access token to call with; the call itself was not made.
package indirect enum AccessTokenError: Error, Hashable {
    /// The token endpoint failed, or refused.
    case fetchFailed(WeChatError)
    /// The place where tokens are shared could not be read or written.
    case cacheUnavailable
    /// Another process was fetching one and did not finish in time.
    case heldElsewhere

    package var sentence: BilingualText {
        switch self {
        case .fetchFailed(let error):
            error.sentence
        case .cacheUnavailable:
            BilingualText(zh: "无法读取访问令牌缓存。", en: "The store of access tokens could not be used.")
        case .heldElsewhere:
            BilingualText(
                zh: "另一个进程正在获取访问令牌。", en: "Another process is fetching the access token.")
        }
    }
}
