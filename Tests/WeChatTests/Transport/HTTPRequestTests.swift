import Testing

@testable import WeChat

@Suite struct HTTPRequestTests {
    @Test("every byte of a query value that is not unreserved is percent-encoded")
    func encodesQuery() {
        let request = HTTPRequest(
            .get, "/x", at: .official, query: [.init("a b", "az-._~09"), .init("c", "&=+%/?#你\r\n\u{0}")])
        #expect(
            String(decoding: request.target, as: UTF8.self)
                == "/x?a%20b=az-._~09&c=%26%3D%2B%25%2F%3F%23%E4%BD%A0%0D%0A%00")
    }

    @Test("a description of a request or an answer names no value and no body")
    func describesWithoutSecrets() {
        let request = HTTPRequest(
            .post, "/x", at: .official, query: [.init("access_token", "canary-1")],
            json: Array("canary-2".utf8))
        let response = HTTPResponse(status: 200, headers: ["a": "canary-3"], body: Array("canary-4".utf8))
        var dumped = ""
        dump(request, to: &dumped)
        dump(response, to: &dumped)
        let texts = [
            "\(request)", String(reflecting: request), "\(response)", String(reflecting: response), dumped,
        ]
        #expect(texts.allSatisfy { !$0.contains("canary") && !$0.contains("99, 97, 110") })
        #expect("\(request)" == "POST /x (query: access_token; body: 8 bytes)")
    }
}
