/// The endpoints of the API that the sandbox stands in for, named by the end of their path.
package enum SandboxEndpoint: String, CaseIterable, Sendable {
    case codeToSession = "jscode2session"
    case token = "token"
    case stableToken = "stable_token"
    case subscribeSend = "subscribe/send"
    case templateList = "gettemplate"
    case miniProgramCode = "getwxacodeunlimit"
    case clearQuota = "clear_quota"
    case clearQuotaBySecret = "clear_quota/v2"
    case quota = "quota/get"
    case requestInformation = "rid/get"

    /// How an endpoint is called.
    enum Verb {
        case get
        case post
        /// A session's endpoint looks at the query only, so a POST lacks what it has in the body.
        case any
    }

    private static let byPath = Dictionary(uniqueKeysWithValues: allCases.map { ($0.path, $0) })

    init?(path: String) {
        guard let endpoint = Self.byPath[path] else { return nil }
        self = endpoint
    }

    var path: String {
        switch self {
        case .codeToSession: "/sns/jscode2session"
        case .token: "/cgi-bin/token"
        case .stableToken: "/cgi-bin/stable_token"
        case .subscribeSend: "/cgi-bin/message/subscribe/send"
        case .templateList: "/wxaapi/newtmpl/gettemplate"
        case .miniProgramCode: "/wxa/getwxacodeunlimit"
        case .clearQuota: "/cgi-bin/clear_quota"
        case .clearQuotaBySecret: "/cgi-bin/clear_quota/v2"
        case .quota: "/cgi-bin/openapi/quota/get"
        case .requestInformation: "/cgi-bin/openapi/rid/get"
        }
    }

    var verb: Verb {
        switch self {
        case .codeToSession: .any
        case .token, .templateList: .get
        case .stableToken, .subscribeSend, .miniProgramCode, .clearQuota, .clearQuotaBySecret, .quota,
            .requestInformation:
            .post
        }
    }

    /// Whether its calls name an access token; the others name the AppSecret.
    var takesToken: Bool {
        switch self {
        case .codeToSession, .token, .stableToken, .clearQuotaBySecret: false
        case .subscribeSend, .templateList, .miniProgramCode, .clearQuota, .quota, .requestInformation: true
        }
    }

    /// What the wrong verb is told; nil for a right one.
    func refusal(of method: String) -> APIError? {
        switch verb {
        case .any: nil
        case .get where method != "GET": self == .templateList ? .notFound : .needsGET
        case .post where method != "POST": .needsPOST
        case .get, .post: nil
        }
    }
}
