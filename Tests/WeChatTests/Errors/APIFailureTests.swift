import Testing

@testable import WeChat

@Suite struct APIFailureTests {
    @Test(
        "the tail of a message is cut off and its request id kept",
        arguments: [
            ("invalid code, rid: 66c69111-4157f271-729ca238", "invalid code", "66c69111-4157f271-729ca238"),
            (
                "access_token expired rid: 66c69111-4157f271-729ca238", "access_token expired",
                "66c69111-4157f271-729ca238"
            ),
            ("user refuse to accept the msg hint: [dRLzgA04114106]", "user refuse to accept the msg", nil),
            ("invalid code, hints: [ req_id: xxxxx ]", "invalid code", nil),
            (
                "argument invalid! hint: [a] data.thing1.value is emtpy",
                "argument invalid! data.thing1.value is emtpy", nil
            ),
            ("ok", "ok", nil), ("", "", nil), ("a\u{1B}[2Jb\nc", "a [2Jb c", nil),
        ] as [(String, String, String?)])
    func stripsTail(_ raw: String, _ text: String, _ rid: String?) {
        let message = ErrorMessage(raw)
        #expect(message.text == text)
        #expect(message.rid == rid)
    }

    @Test("a secret that a server sends back does not stay in the message")
    func hidesSecrets() {
        #expect(
            ErrorMessage("bad token canary-1, rid: 1", hiding: ["canary-1", "", "o"]).text == "bad token ***")
    }

    @Test(
        "the key that 47003 complains about is found in old and new messages",
        arguments: [
            ("argument invalid! data.thing4.value invalid rid: 1-2-3", "thing4"),
            ("argument invalid! hint: [..] data.character_string2.value is emtpy", "character_string2"),
            ("argument invalid! data.character_string1.value i rid: 1", "character_string1"),
            ("argument invalid!", nil),
        ] as [(String, String?)])
    func findsKey(_ message: String, _ key: String?) {
        let text = ErrorMessage(message).text
        #expect(APIFailure(code: 47003, message: text, rid: nil, endpoint: .subscribeSend).templateKey == key)
    }

    @Test("the address that belongs on the whitelist is found")
    func findsAddress() {
        let message = "invalid ip 1.2.3.4 ipv6 ::ffff:1.2.3.4, not in whitelist"
        #expect(
            APIFailure(code: 40164, message: message, rid: nil, endpoint: .token).addressToAllow == "1.2.3.4")
        #expect(APIFailure(code: 40013, message: message, rid: nil, endpoint: .token).addressToAllow == nil)
    }
}
