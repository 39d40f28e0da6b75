/// The fields of the sign-in form.
package enum SignInField: String, Sendable, CaseIterable {
    case username, password, code
}

/// What the form may hold: lengths in characters, the password's in bytes.
package enum SignInLimits {
    package static let username = 64
    package static let passwordBytes = 1024
    package static let code = 128
}

/// Why signing in was refused.
package enum SignInError: Error, Hashable, Sendable {
    /// Found before anything was sent, a problem a field.
    case invalid([SignInField: InputText.Problem])
    /// The name or the password: which, is not said.
    case wrongCredentials
    case tooManyAttempts(waitSeconds: Int64)
    case disabled
    case codeRefused(ExplainedFailure)
    /// The phone's openId belongs to somebody else.
    case openIDTaken
    /// A code was given, but this roombook has no WeChat settings.
    case wechatNotConfigured
    case storage(StorageError)
}

/// Why a session does not count (any more).
package enum SessionError: Error, Hashable, Sendable {
    case notSignedIn
    case storage(StorageError)
}
