/// An `errmsg` taken apart: the text without its tail, and the request id that the tail carried.
struct ErrorMessage {
    let text: String
    let rid: String?

    init(_ raw: String, hiding secrets: [String] = []) {
        var text = raw
        for secret in secrets where secret.utf8.count >= 4 {
            text = text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "***")
        }
        // What a server sends may be of any length, and the search for the tail grows with its square.
        text = String(text.prefix(1000))
        if let match = text.firstMatch(of: #/,?\s*rid: ?([0-9A-Za-z-]{1,64})\s*$/#) {
            self.rid = String(match.1)
            text = String(text[..<match.range.lowerBound])
        } else {
            self.rid = nil
            if let match = text.firstMatch(of: #/,?\s*hints?: ?\[[^\]]*\]/#) {
                text.removeSubrange(match.range)
            }
        }
        let printable = text.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control ? " " : Character(scalar)
        }
        self.text = String(printable.prefix(200))
    }
}
