/// The parameters of a query, of which the first of a name counts.
struct QueryParameters {
    private var values: [String: String] = [:]
    /// Whether some text was no percent-encoded UTF-8; it stands as it was sent.
    private(set) var isDamaged = false

    init(_ query: String) {
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = decoded(parts[0])
            let value = parts.count > 1 ? decoded(parts[1]) : ""
            if values[name] == nil {
                values[name] = value
            }
        }
    }

    subscript(name: String) -> String? {
        values[name]
    }

    /// The query again, without what it holds of secrets.
    var redacted: String {
        values.sorted { $0.key < $1.key }
            .map { name, value in
                let isSecret = ["access_token", "secret", "appsecret", "js_code"].contains(name)
                return "\(name)=\(isSecret ? "…" : value)"
            }
            .joined(separator: "&")
    }

    func nonEmpty(_ name: String) -> String? {
        values[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private mutating func decoded(_ text: Substring) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(text)
        }
        guard let bytes = Self.bytes(of: text), let valid = String(validating: bytes, as: UTF8.self) else {
            isDamaged = true
            return String(text)
        }
        return valid
    }

    private static func bytes(of text: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
                else {
                    return nil
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
    }
}
