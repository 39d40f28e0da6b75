/// WeChat answered, and said no.
package struct APIFailure: Error, Sendable, Hashable {
    package let code: Int
    /// WeChat's own words, without the request id and without anything secret.
    package let message: String
    /// The request id with which WeChat can be asked about this call.
    package let rid: String?
    package let endpoint: APIEndpoint

    package init(code: Int, message: String, rid: String?, endpoint: APIEndpoint) {
        self.code = code
        self.message = message
        self.rid = rid
        self.endpoint = endpoint
    }

    package var row: WeChatErrorCode { WeChatErrorCode.row(for: code, at: endpoint) }
    package var reaction: Reaction { row.reaction }
}
