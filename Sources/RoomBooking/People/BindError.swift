/// Why somebody was not bound.
package enum BindError: Error, Hashable, Sendable {
    case notSignedIn
    case wechatNotConfigured
    /// Unknown, used, or past its time.
    case sceneInvalid
    case invalidCode(InputText.Problem)
    case codeRefused(ExplainedFailure)
    /// This WeChat belongs to another account.
    case openIDTaken
    case notBound
    case disabled
    case storage(StorageError)
}
