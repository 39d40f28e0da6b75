/// What a client does about a failure.
package enum Reaction: String, Sendable, Hashable, CaseIterable {
    /// Make the same call again, later and later.
    case retry
    /// Get a new access token, repeat the call once.
    case refreshToken
    /// The person has to do something: get a new code, bind again.
    case askUser
    /// The person declined the message or has no subscription left: never repeat.
    case refusedByUser
    /// WeChat blocks this person's sign-in: do not repeat.
    case userBlocked
    /// WeChat does not accept the words: repeat only with other words.
    case textRefused
    /// Wait until the window of the quota has passed.
    case quota
    /// Account or configuration: an operator has to act.
    case configuration
    /// This program made a wrong request: repeating cannot help.
    case ourBug
    /// No failure, or one that asks for nothing.
    case nothingToDo

    /// Whether the same call may succeed later without anybody doing anything.
    package var mayRepeat: Bool {
        switch self {
        case .retry, .refreshToken, .quota: true
        case .askUser, .refusedByUser, .userBlocked, .textRefused, .configuration, .ourBug, .nothingToDo:
            false
        }
    }
}
