import Testing

@testable import WeChat

@Suite struct WeChatBaseURLTests {
    @Test(
        "WeChat's hosts over https and loopback addresses over http are accepted",
        arguments: [
            ("https://api.weixin.qq.com", "https://api.weixin.qq.com"),
            ("https://api.weixin.qq.com/", "https://api.weixin.qq.com"),
            ("HTTPS://API.weixin.qq.com", "https://api.weixin.qq.com"),
            ("https://sh.api.weixin.qq.com", "https://sh.api.weixin.qq.com"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://127.8.9.10", "http://127.8.9.10"),
            ("http://[::1]:65535", "http://[::1]:65535"),
            ("http://localhost:1", "http://localhost:1"),
        ])
    func accepts(_ address: String, _ text: String) throws {
        let url = try WeChatBaseURL(address)
        #expect(url.text == text)
        #expect(url.isLoopback == text.hasPrefix("http:"))
    }

    @Test(
        "anything else is refused, with the reason",
        arguments: [
            ("", .empty),
            ("api.weixin.qq.com", .unsupportedScheme), ("file:///etc/passwd", .unsupportedScheme),
            ("gopher://api.weixin.qq.com", .unsupportedScheme),
            ("https:api.weixin.qq.com", .unsupportedScheme),
            ("http://api.weixin.qq.com", .plainHTTPNeedsLoopback),
            ("http://10.0.0.1", .plainHTTPNeedsLoopback),
            ("http://169.254.169.254", .plainHTTPNeedsLoopback), ("http://127.1", .plainHTTPNeedsLoopback),
            ("http://0177.0.0.1", .plainHTTPNeedsLoopback),
            ("http://127.0.0.1.example.com", .plainHTTPNeedsLoopback),
            ("http://127.0.0.256", .plainHTTPNeedsLoopback),
            ("http://localhost.example.com", .plainHTTPNeedsLoopback),
            ("http://[::2]", .plainHTTPNeedsLoopback), ("http://[::1", .hostNotAllowed),
            ("http://[::1]x", .hostNotAllowed),
            ("https://api.weixin.qq.com.example.com", .hostNotAllowed),
            ("https://example.com", .hostNotAllowed),
            ("https://xapi.weixin.qq.com", .hostNotAllowed),
            ("https://api.weixin.qq.com:22", .hostNotAllowed),
            ("https://127.0.0.1", .hostNotAllowed),
            ("https://user@api.weixin.qq.com", .userInfo), ("https://a:b@127.0.0.1", .userInfo),
            ("https://api.weixin.qq.com/x", .pathOrQuery), ("https://api.weixin.qq.com?x=1", .pathOrQuery),
            ("https://api.weixin.qq.com#x", .pathOrQuery), ("https://api.weixin.qq.com//", .pathOrQuery),
            ("https://api.weixin.qq.com\\@example.com", .userInfo),
            ("https://api.weixin.qq.com\r\nX: y", .spaceOrControlCharacter),
            (" https://api.weixin.qq.com", .spaceOrControlCharacter),
            ("https://аpi.weixin.qq.com", .notASCII),
            ("http://127.0.0.1:0", .badPort), ("http://127.0.0.1:", .badPort),
            ("http://127.0.0.1:65536", .badPort),
            ("http://127.0.0.1:080", .badPort), ("http://127.0.0.1:1:2", .badPort),
            ("http://127.0.0.1:+1", .badPort),
        ] as [(String, WeChatBaseURLProblem)])
    func refuses(_ address: String, _ problem: WeChatBaseURLProblem) {
        #expect(throws: problem) { try WeChatBaseURL(address) }
    }
}
