import Foundation

/// A JSON object that WeChat answered with and that carries no error.
struct APIAnswer {
    // `session_key` is left out on purpose: it is never even decoded.
    private static let wanted: Set = [
        "errcode", "errmsg", "msgid", "openid", "unionid", "access_token", "expires_in",
    ]

    private let object: FlatJSONObject
    /// The whole of it, for answers that are more than a flat object.
    let body: [UInt8]

    /// Throws what the answer says went wrong; nothing that is not understood counts as success.
    init(
        _ response: HTTPResponse, from endpoint: APIEndpoint, hiding secrets: () -> [String],
        now: () -> Date
    ) throws(WeChatError) {
        guard response.status == 200 else {
            let retryAfter = RetryAfter.duration(response.headers["retry-after"], now: now())
            throw .http(status: response.status, retryAfter: retryAfter)
        }
        guard let object = FlatJSONObject(response.body, wanted: Self.wanted) else { throw .unreadableAnswer }
        switch object.integer("errcode") {
        case .absent, .value(0):
            self.object = object
            body = response.body
        case .value(let code):
            let message = ErrorMessage(object.string("errmsg") ?? "", hiding: secrets())
            throw .api(
                APIFailure(code: Int(code), message: message.text, rid: message.rid, endpoint: endpoint))
        case .unreadable:
            throw .unreadableAnswer
        }
    }

    /// Whether the answer says in so many words that all is well.
    var saysSuccess: Bool {
        object.integer("errcode") == .value(0) || object.string("errmsg") == "ok" || messageID != nil
    }

    var messageID: Int64? {
        guard case .value(let id) = object.integer("msgid") else { return nil }
        return id
    }

    var expiresIn: Int64? {
        guard case .value(let seconds) = object.integer("expires_in") else { return nil }
        return seconds
    }

    /// A text that is not empty and holds nothing but visible ASCII, as ids and tokens do.
    func identifier(_ key: String) -> String? {
        guard let text = object.string(key), !text.isEmpty, text.utf8.count <= 2048,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        return text
    }
}
