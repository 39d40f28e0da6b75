/// Where the API is reached: WeChat's own hosts over https, or a sandbox on a loopback address.
package struct WeChatBaseURL: Sendable, Hashable, CustomStringConvertible {
    /// Scheme, host and port, without a trailing slash.
    package let text: String
    /// Whether it is plain http on a loopback address.
    package let isLoopback: Bool

    package var description: String { text }

    /// WeChat's main host.
    package static let official = WeChatBaseURL(text: "https://api.weixin.qq.com", isLoopback: false)

    /// The hosts on which WeChat offers the API.
    package static let officialHosts = [
        "api.weixin.qq.com", "api2.weixin.qq.com",
        "sh.api.weixin.qq.com", "sz.api.weixin.qq.com", "hk.api.weixin.qq.com",
    ]

    private init(text: String, isLoopback: Bool) {
        self.text = text
        self.isLoopback = isLoopback
    }

    /// Reads and checks an address; a single trailing slash is tolerated.
    package init(_ address: String) throws(WeChatBaseURLProblem) {
        guard !address.isEmpty else { throw .empty }
        guard address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw .spaceOrControlCharacter }
        guard address.utf8.allSatisfy({ $0 < 0x80 }) else { throw .notASCII }
        let (scheme, rest) = try Self.split(address.lowercased())
        let authority = try Self.authority(rest)
        if scheme == "https" {
            guard Self.officialHosts.contains(authority) else { throw .hostNotAllowed }
            self.init(text: "https://\(authority)", isLoopback: false)
        } else {
            try Self.checkLoopback(authority)
            self.init(text: "http://\(authority)", isLoopback: true)
        }
    }

    private static func split(_ address: String) throws(WeChatBaseURLProblem) -> (String, Substring) {
        for scheme in ["https", "http"] where address.hasPrefix(scheme + "://") {
            return (scheme, address.dropFirst(scheme.count + 3))
        }
        throw .unsupportedScheme
    }

    private static func authority(_ rest: Substring) throws(WeChatBaseURLProblem) -> String {
        let authority = rest.hasSuffix("/") ? rest.dropLast() : rest
        guard !authority.contains("@") else { throw .userInfo }
        guard !authority.contains(where: { "/?#\\".contains($0) }) else { throw .pathOrQuery }
        return String(authority)
    }

    private static func checkLoopback(_ authority: String) throws(WeChatBaseURLProblem) {
        let host: Substring
        var port: Substring?
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { throw .hostNotAllowed }
            host = authority[...end]
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { throw .hostNotAllowed }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else {
            let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            host = parts[0]
            port = parts.count > 1 ? parts[1] : nil
        }
        guard isLoopback(host) else { throw .plainHTTPNeedsLoopback }
        if let port { try check(port: port) }
    }

    private static func isLoopback(_ host: Substring) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        // Four plain decimal numbers: shorter and octal spellings mean different hosts to different readers.
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
    }

    private static func check(port: Substring) throws(WeChatBaseURLProblem) {
        guard let number = UInt16(port), number > 0, String(number) == port else { throw .badPort }
    }
}
