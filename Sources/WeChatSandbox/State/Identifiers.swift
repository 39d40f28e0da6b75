import Foundation

/// The opaque texts that the service hands out, each in the shape of the real one.
enum Identifiers {
    private static let hexadecimal = Array("0123456789abcdef")
    private static let alphanumerics = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    private static let urlSafe = alphanumerics + ["-", "_"]

    static func appID() -> String { "wx" + random(16, of: hexadecimal) }
    static func appSecret() -> String { random(32, of: hexadecimal) }
    static func loginCode() -> String { random(32, of: alphanumerics) }
    static func openID() -> String { "o" + random(27, of: urlSafe) }
    static func templateID() -> String { random(43, of: urlSafe) }
    static func unionID() -> String { "o" + random(27, of: urlSafe) }
    static func token() -> String { "\(Int.random(in: 10...99))_" + random(150, of: urlSafe) }

    static func sessionKey() -> String {
        Data((0..<16).map { _ in UInt8.random(in: .min ... .max) }).base64EncodedString()
    }

    /// The id of a request: its Unix time and 64 random bits, in groups of eight hexadecimal digits.
    static func requestID(at instant: Date) -> String {
        let seconds = UInt32(clamping: Int(instant.timeIntervalSince1970))
        return [seconds, .random(in: .min ... .max), .random(in: .min ... .max)]
            .map { digits in
                let text = String(digits, radix: 16)
                return String(repeating: "0", count: 8 - text.count) + text
            }
            .joined(separator: "-")
    }

    /// Whether a text could be a token at all: digits, an underscore, then URL-safe characters.
    static func looksLikeToken(_ text: String) -> Bool {
        guard let underscore = text.firstIndex(of: "_"), underscore != text.startIndex else { return false }
        let rest = text[underscore...].dropFirst().utf8
        return text[..<underscore].utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            && rest.count == 150
            && rest.allSatisfy(isURLSafe)
    }

    /// An openid short enough for a log.
    static func shortened(_ openID: String) -> String {
        openID.count > 10 ? "\(openID.prefix(4))…\(openID.suffix(4))" : "…"
    }

    private static func random(_ count: Int, of alphabet: [Character]) -> String {
        String((0..<count).map { _ in alphabet[Int.random(in: alphabet.indices)] })
    }

    private static func isURLSafe(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
