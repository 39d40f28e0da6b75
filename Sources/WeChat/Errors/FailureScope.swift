/// What a failure is about, and so what else it holds up.
package enum FailureScope: Sendable, Hashable {
    /// This call alone.
    case call
    /// WeChat, or the way to it: the next call is likely to fare no better for a while.
    case endpoint
    /// The account or its configuration: no call can work until somebody has mended it.
    case account
}

extension WeChatError {
    /// What else the failure holds up.
    package var scope: FailureScope {
        switch self {
        case .api(let failure): failure.scope
        // This process is going, which says nothing about WeChat.
        case .transport(.cancelled), .transport(.notSent(.transportStopped)): .call
        case .unusableCode, .tooLate: .call
        case .http(let status, _) where status == 412: .call
        case .http: .endpoint
        case .transport, .unreadableAnswer: .endpoint
        case .token(.fetchFailed(let error)): error.scopeOfFetch
        case .token(.cacheUnavailable), .token(.heldElsewhere): .endpoint
        }
    }

    // What is refused to the fetch of a token is refused to every message.
    private var scopeOfFetch: FailureScope {
        switch reaction {
        case .configuration, .ourBug: .account
        default: if case .transport = self { scope } else { .endpoint }
        }
    }

    /// The quota that is used up, where one is.
    package var quotaWindow: QuotaWindow? {
        switch self {
        case .api(let failure): failure.quotaWindow
        case .token(.fetchFailed(let error)): error.quotaWindow
        case .http(429, _): .minute
        default: nil
        }
    }
}

extension APIFailure {
    var scope: FailureScope {
        // A code that nobody knows stops the message that met it, and no other.
        guard WeChatErrorCode.isKnown(code, at: endpoint), !Self.codesOfOneCall.contains(code) else {
            return .call
        }
        switch reaction {
        case .quota, .retry, .refreshToken: return .endpoint
        case .configuration: return .account
        case .ourBug: return Self.codesOfEveryRequest.contains(code) ? .account : .call
        case .askUser, .refusedByUser, .userBlocked, .textRefused, .nothingToDo: return .call
        }
    }

    // About this template, page or person.
    private static let codesOfOneCall: Set = [40037, 41030, 43107, 43108, 43116, 43117]
    // About the way in which every request is made: the address, the verb, the missing token or body.
    private static let codesOfEveryRequest: Set = [40066, 41001, 43001, 43002, 43003, 44002]

    var quotaWindow: QuotaWindow? {
        switch code {
        case 45011: .minute
        case 45009: .day
        default: nil
        }
    }

    /// How long to wait at least before the call is made again.
    var retryAfter: Duration? {
        switch code {
        case 45011: .seconds(60)
        case 43108: .seconds(1)
        default: nil
        }
    }
}

/// The window of a quota, which has to pass before it is there again.
package enum QuotaWindow: Sendable, Hashable {
    case minute
    /// Ends, as far as is known, at midnight in Beijing.
    case day

    /// When it is over, in seconds since 1970.
    package func end(after seconds: Int64) -> Int64 {
        let beijing: Int64 = 8 * 3600
        return switch self {
        case .minute: seconds + 60
        case .day: ((seconds + beijing) / 86_400 + 1) * 86_400 - beijing
        }
    }
}
