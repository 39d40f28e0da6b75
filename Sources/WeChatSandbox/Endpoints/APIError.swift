/// The business errors of the API, each with its number and its words.
enum APIError: Error, Equatable {
    enum ArgumentFault: String {
        case invalid
        case empty = "is empty"
    }

    case staleToken
    case wrongGrantType
    case unknownOpenID
    case unknownAppID
    case malformedToken
    case unknownCode
    case unknownTemplate
    case unknownURL
    case wrongSecret
    case usedCode
    case addressNotListed(String)
    case blockedUser
    case frozenSecret
    case missingToken
    case missingAppID
    case missingSecret
    case missingCode
    case unknownPage
    case expiredToken
    case needsGET
    case needsPOST
    case notSubscribed
    case concurrentSend
    case emptyBody
    case dailyQuota
    case minuteQuota
    case blockedWord
    case malformedBody
    case argument(key: String, ArgumentFault)

    var code: Int { wording.code }

    /// The text without the id of the request.
    var text: String { wording.text }

    private var wording: (code: Int, text: String) {
        switch self {
        case .staleToken: (40001, "invalid credential, access_token is invalid or not latest")
        case .wrongGrantType: (40002, "invalid grant_type")
        case .unknownOpenID: (40003, "invalid openid")
        case .unknownAppID: (40013, "invalid appid")
        case .malformedToken: (40014, "invalid access_token")
        case .unknownCode: (40029, "invalid code")
        case .unknownTemplate: (40037, "invalid template_id")
        case .unknownURL: (40066, "invalid url")
        case .wrongSecret: (40125, "invalid appsecret")
        case .usedCode: (40163, "code been used")
        case .addressNotListed(let address):
            (40164, "invalid ip \(address) ipv6 ::ffff:\(address), not in whitelist")
        case .blockedUser: (40226, "code blocked")
        case .frozenSecret: (40243, "appsecret frozen")
        case .missingToken: (41001, "access_token missing")
        case .missingAppID: (41002, "appid missing")
        case .missingSecret: (41004, "appsecret missing")
        case .missingCode: (41008, "missing code")
        case .unknownPage: (41030, "invalid page")
        case .expiredToken: (42001, "access_token expired")
        case .needsGET: (43001, "require GET method")
        case .needsPOST: (43002, "require POST method")
        case .notSubscribed: (43101, "user refuse to accept the msg")
        case .concurrentSend: (43108, "Cannot make concurrent calls to the same OpenID, please try again")
        case .emptyBody: (44002, "empty post data")
        case .dailyQuota: (45009, "reach max api daily quota limit")
        case .minuteQuota: (45011, "api minute-quota reach limit, must slower, retry next minute")
        case .blockedWord: (45168, "sensitive word")
        case .malformedBody: (47001, "data format error")
        case .argument(let key, let fault):
            (47003, "argument invalid! data.\(key).value \(fault.rawValue)")
        }
    }
}
