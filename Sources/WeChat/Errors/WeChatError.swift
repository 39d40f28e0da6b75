/// Everything that can go wrong when WeChat is called.
package enum WeChatError: Error, Hashable {
    /// WeChat answered with an error code.
    case api(APIFailure)
    /// No whole answer came back.
    case transport(TransportError)
    /// A gateway answered instead of the API.
    case http(status: Int, retryAfter: Duration?)
    /// Status 200, but no answer that can be understood.
    case unreadableAnswer
    /// There was no access token to call with.
    case token(AccessTokenError)
    /// The code is empty or cannot be one, so nothing was sent.
    case unusableCode
    /// The deadline came before the message could be sent.
    case tooLate

    /// Whether WeChat certainly did not do what was asked.
    package var certainlyNotProcessed: Bool {
        switch self {
        case .api, .token, .unusableCode, .tooLate: true
        case .transport(let error): error.certainlyNotSent
        // A gateway's 5xx says nothing about the server behind it, except that 503 did not serve the call.
        case .http(let status, _): (300..<500).contains(status) || status == 503
        case .unreadableAnswer: false
        }
    }

    /// Whether WeChat may have done what was asked.
    package var isAmbiguous: Bool { !certainlyNotProcessed }

    /// How long to wait at least before the call is repeated, if the server or the code says so.
    package var retryAfter: Duration? {
        switch self {
        case .http(_, let retryAfter): retryAfter
        case .api(let failure): failure.retryAfter
        case .token(.fetchFailed(let error)): error.retryAfter
        case .transport, .unreadableAnswer, .token, .unusableCode, .tooLate: nil
        }
    }

    /// What a client does about it.
    package var reaction: Reaction {
        switch self {
        case .api(let failure): failure.reaction
        case .transport(.notSent(.tlsFailed)): .configuration
        case .transport, .unreadableAnswer: .retry
        case .http(let status, _): Self.reaction(toStatus: status)
        case .token(.fetchFailed(let error)): error.reaction
        case .token(.cacheUnavailable), .token(.heldElsewhere): .retry
        case .unusableCode: .askUser
        case .tooLate: .nothingToDo
        }
    }

    private static func reaction(toStatus status: Int) -> Reaction {
        switch status {
        case 429: .quota
        case 408, 425, 500...: .retry
        case 412: .ourBug
        default: .configuration
        }
    }
}
