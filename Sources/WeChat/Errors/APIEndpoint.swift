/// The calls to which an error code may belong; this client makes the first four, and asks for templates.
package enum APIEndpoint: String, Sendable, Hashable, CaseIterable {
    case codeToSession
    case token
    case stableToken
    case subscribeSend
    case qrCode
    case checkSession
    case templates
    case plugin
    case officialAccount
    case requestLookup
    case clearQuota

    /// The path of a call that this client makes.
    package var path: String {
        switch self {
        case .codeToSession: "/sns/jscode2session"
        case .token: "/cgi-bin/token"
        case .stableToken: "/cgi-bin/stable_token"
        case .subscribeSend: "/cgi-bin/message/subscribe/send"
        case .qrCode: "/wxa/getwxacodeunlimit"
        case .checkSession: "/wxa/checksession"
        case .templates: "/wxaapi/newtmpl/gettemplate"
        case .plugin: "/wxa/getpluginopenpid"
        case .officialAccount: "/cgi-bin/message/template/send"
        case .requestLookup: "/cgi-bin/openapi/rid/get"
        case .clearQuota: "/cgi-bin/clear_quota"
        }
    }
}
