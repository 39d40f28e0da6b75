/// The business errors that the sandbox tells of its own accord, each with its number and its words.
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
    case invalidArguments
    case wrongSecret
    case usedCode
    case addressNotListed(String)
    case invalidScene
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
    case notFound
    case notSubscribed
    case concurrentSend
    case emptyBody
    case dailyQuota(SandboxEndpoint)
    case minuteQuota
    case blockedWord
    case malformedBody
    case argument(key: String, ArgumentFault)
    case clearingsUsedUp
    case unknownRequestID
    case malformedPath
    case unlistedPath
    case pathWithoutQuota
    case reservedScene

    var code: Int { wording.code }

    /// The text without the id of the request.
    var text: String { wording.text }

    private var wording: (code: Int, text: String) {
        switch self {
        case .addressNotListed(let address):
            (40164, "invalid ip \(address) ipv6 ::ffff:\(address), not in whitelist")
        case .dailyQuota(.token):
            (
                45009,
                ErrorTexts.text(of: 45009) + ", could get access_token by getStableAccessToken, "
                    + "more details at https://mmbizurl.cn/s/JtxxFh33r"
            )
        case .argument(let key, let fault): (47003, "argument invalid! data.\(key).value \(fault.rawValue)")
        case .staleToken: Self.plain(40001)
        case .wrongGrantType: Self.plain(40002)
        case .unknownOpenID: Self.plain(40003)
        case .unknownAppID: Self.plain(40013)
        case .malformedToken: Self.plain(40014)
        case .unknownCode: Self.plain(40029)
        case .unknownTemplate: Self.plain(40037)
        case .unknownURL: Self.plain(40066)
        case .invalidArguments: Self.plain(40097)
        case .wrongSecret: Self.plain(40125)
        case .usedCode: Self.plain(40163)
        case .invalidScene: Self.plain(40169)
        case .blockedUser: Self.plain(40226)
        case .frozenSecret: Self.plain(40243)
        case .missingToken: Self.plain(41001)
        case .missingAppID: Self.plain(41002)
        case .missingSecret: Self.plain(41004)
        case .missingCode: Self.plain(41008)
        case .unknownPage: Self.plain(41030)
        case .expiredToken: Self.plain(42001)
        case .needsGET: Self.plain(43001)
        case .needsPOST: Self.plain(43002)
        case .notFound: Self.plain(404)
        case .notSubscribed: Self.plain(43101)
        case .concurrentSend: Self.plain(43108)
        case .emptyBody: Self.plain(44002)
        case .dailyQuota: Self.plain(45009)
        case .minuteQuota: Self.plain(45011)
        case .blockedWord: Self.plain(45168)
        case .malformedBody: Self.plain(47001)
        case .clearingsUsedUp: Self.plain(48006)
        case .unknownRequestID: Self.plain(76001)
        case .malformedPath: Self.plain(76003)
        case .unlistedPath: Self.plain(76021)
        case .pathWithoutQuota: Self.plain(76022)
        case .reservedScene: Self.plain(85096)
        }
    }

    private static func plain(_ code: Int) -> (code: Int, text: String) {
        (code, ErrorTexts.text(of: code))
    }
}
