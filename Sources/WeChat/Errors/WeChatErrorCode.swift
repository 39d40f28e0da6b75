/// A row of the table of error codes: where a code occurs, what it means and what to do.
package struct WeChatErrorCode: Sendable, Hashable {
    /// One code, or a family of codes that mean the same to us.
    package let codes: ClosedRange<Int>
    package let endpoints: Set<APIEndpoint>
    package let reaction: Reaction
    package let sentence: BilingualText
    package let remedy: BilingualText

    /// Every row, in the order of the codes.
    package static let table: [WeChatErrorCode] =
        generalRows + loginRows + tokenRows + messageRows + accountRows + otherRows

    /// The row of a code at an endpoint; a code that is not listed there is for the operator.
    package static func row(for code: Int, at endpoint: APIEndpoint) -> WeChatErrorCode {
        table.first { $0.codes.contains(code) && $0.endpoints.contains(endpoint) } ?? unknown(code)
    }

    /// Whether a code is listed for an endpoint.
    package static func isKnown(_ code: Int, at endpoint: APIEndpoint) -> Bool {
        table.contains { $0.codes.contains(code) && $0.endpoints.contains(endpoint) }
    }

    private static func unknown(_ code: Int) -> WeChatErrorCode {
        WeChatErrorCode(
            code, everywhere, .configuration,
            zh: "微信返回了未知的错误码。", en: "WeChat answered with an unknown error code.",
            zhRemedy: "请管理员按错误码查阅微信文档。",
            enRemedy: "The operator should look the code up in WeChat's documentation.")
    }

    init(
        _ codes: ClosedRange<Int>,
        _ endpoints: Set<APIEndpoint>,
        _ reaction: Reaction,
        zh: String,
        en: String,
        zhRemedy: String,
        enRemedy: String
    ) {
        self.codes = codes
        self.endpoints = endpoints
        self.reaction = reaction
        self.sentence = BilingualText(zh: zh, en: en)
        self.remedy = BilingualText(zh: zhRemedy, en: enRemedy)
    }

    init(
        _ code: Int,
        _ endpoints: Set<APIEndpoint>,
        _ reaction: Reaction,
        zh: String,
        en: String,
        zhRemedy: String,
        enRemedy: String
    ) {
        self.init(code...code, endpoints, reaction, zh: zh, en: en, zhRemedy: zhRemedy, enRemedy: enRemedy)
    }
}

extension WeChatErrorCode {
    static let everywhere = Set(APIEndpoint.allCases)
    static let tokenCalls: Set<APIEndpoint> = [.token, .stableToken]
    /// The calls that carry an access token.
    static let withToken: Set<APIEndpoint> = everywhere.subtracting([.codeToSession, .token, .stableToken])
}
