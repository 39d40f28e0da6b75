/// Why no whole answer came back, and whether the server may have seen the request.
package enum TransportError: Error, Hashable {
    /// No byte of the request left this machine.
    case notSent(NotSentReason)
    /// The request went out; the answer did not come in time.
    case timedOut
    /// The request went out; the connection was cut before the answer was whole.
    case connectionLost
    /// The request went out; what came back is not HTTP.
    case malformedAnswer
    /// The request went out; the answer is larger than this client reads.
    case tooLarge
    /// The caller gave up.
    case cancelled(mayHaveBeenSent: Bool)

    package enum NotSentReason: Hashable, Sendable, CaseIterable {
        case nameNotResolved
        case connectionRefused
        case connectTimedOut
        case tlsFailed
        case transportStopped
        case setupFailed
    }

    /// Whether the server cannot have seen the request, so that sending it again is safe.
    package var certainlyNotSent: Bool {
        switch self {
        case .notSent: true
        case .cancelled(let mayHaveBeenSent): !mayHaveBeenSent
        case .timedOut, .connectionLost, .malformedAnswer, .tooLarge: false
        }
    }
}

extension TransportError {
    /// What happened, in a sentence.
    package var sentence: BilingualText {
        switch self {
        case .notSent(let reason): reason.sentence
        case .timedOut:
            BilingualText(zh: "微信没有及时答复。", en: "WeChat did not answer in time.")
        case .connectionLost:
            BilingualText(
                zh: "与微信的连接中断，结果未知。", en: "The connection to WeChat was cut; the result is unknown.")
        case .malformedAnswer:
            BilingualText(zh: "对方的答复不是 HTTP。", en: "What came back is not HTTP.")
        case .tooLarge:
            BilingualText(zh: "答复过大，已停止读取。", en: "The answer was too large and was not read to its end.")
        case .cancelled(let mayHaveBeenSent):
            mayHaveBeenSent
                ? BilingualText(zh: "请求已取消，可能已送达。", en: "The request was cancelled; it may have arrived.")
                : BilingualText(zh: "请求在发出前已取消。", en: "The request was cancelled before it was sent.")
        }
    }
}

extension TransportError.NotSentReason {
    fileprivate var sentence: BilingualText {
        switch self {
        case .nameNotResolved:
            BilingualText(zh: "找不到微信的主机名（DNS）。", en: "WeChat's host name could not be resolved (DNS).")
        case .connectionRefused:
            BilingualText(zh: "无法连接微信。", en: "No connection to WeChat could be made.")
        case .connectTimedOut:
            BilingualText(zh: "连接微信超时。", en: "Connecting to WeChat took too long.")
        case .tlsFailed:
            BilingualText(
                zh: "无法确认对方是微信（TLS），没有发送任何内容。",
                en: "The server could not prove that it is WeChat (TLS); nothing was sent.")
        case .transportStopped:
            BilingualText(zh: "程序正在退出，请求没有发出。", en: "The program is closing; the request was not sent.")
        case .setupFailed:
            BilingualText(zh: "无法建立请求。", en: "The request could not be set up.")
        }
    }
}
