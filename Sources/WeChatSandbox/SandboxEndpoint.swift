/// The endpoints of the API that the sandbox stands in for, named by the end of their path.
package enum SandboxEndpoint: String, CaseIterable, Sendable {
    case codeToSession = "jscode2session"
    case token = "token"
    case stableToken = "stable_token"
    case subscribeSend = "subscribe/send"

    init?(path: String) {
        switch path {
        case "/sns/jscode2session": self = .codeToSession
        case "/cgi-bin/token": self = .token
        case "/cgi-bin/stable_token": self = .stableToken
        case "/cgi-bin/message/subscribe/send": self = .subscribeSend
        default: return nil
        }
    }

    /// Whether the endpoint takes a JSON document by POST; the others take a query by GET.
    var takesDocument: Bool {
        switch self {
        case .codeToSession, .token: false
        case .stableToken, .subscribeSend: true
        }
    }
}
