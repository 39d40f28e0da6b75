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
    package var sentence: BilingualText { row.sentence }
    package var remedy: BilingualText { row.remedy }

    /// The key of the template's value that 47003 complains about.
    package var templateKey: String? {
        message.firstMatch(of: #/data\.([A-Za-z_]+[0-9]+)\.value/#).map { String($0.1) }
    }

    /// The address that 40164 wants on the whitelist.
    package var addressToAllow: String? {
        guard code == 40164 else { return nil }
        return message.firstMatch(of: #/invalid ip ([0-9A-Fa-f.:]+)/#).map { String($0.1) }
    }
}
