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

    private func failure(_ code: Int, _ message: String) -> WeChatError {
        .api(APIFailure(code: code, message: message, rid: nil, endpoint: .subscribeSend))
    }

    @Test(
        "47003 is explained with the key, what is wrong with it and what it accepts",
        arguments: [
            ("data.thing4.value is empty", APIFailure.ValueProblem.empty),
            ("data.thing4.value is emtpy", .empty),
            ("data.thing4.value too long", .tooLong), ("data.thing4.value invalid", .invalid),
            ("data.thing4.value i", .invalid),
        ])
    func explainsValues(_ message: String, _ problem: APIFailure.ValueProblem) {
        let error = failure(47003, "argument invalid! " + message)
        guard case .api(let failure) = error else { return }
        #expect(failure.valueProblem == problem)
        for text in [error.sentence, error.remedy] {
            #expect(text.zh.contains("thing4") && text.en.contains("thing4"))
            #expect(text.zh.hasSuffix("。") && text.en.hasSuffix("."))
        }
        #expect(error.remedy.en.contains("at most 20 characters") && error.remedy.zh.contains("最多 20 个字符"))
    }

    @Test("each of the three complaints reads differently")
    func tellsComplaintsApart() {
        let sentences = ["is empty", "too long", "invalid"].map {
            failure(47003, "data.thing4.value \($0)").sentence
        }
        #expect(Set(sentences.map(\.en)).count == 3 && Set(sentences.map(\.zh)).count == 3)
        #expect(
            failure(47003, "argument invalid!").sentence
                == WeChatErrorCode.row(for: 47003, at: .subscribeSend).sentence)
    }

    @Test("40164 shows the address to allow, also behind a failed token fetch")
    func explainsAddress() {
        let message = "invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist"
        let error = WeChatError.token(
            .fetchFailed(.api(APIFailure(code: 40164, message: message, rid: nil, endpoint: .stableToken))))
        for text in [error.sentence, error.remedy] {
            #expect(text.zh.contains("203.0.113.9") && text.en.contains("203.0.113.9"))
            #expect(text.zh.hasSuffix("。") && text.en.hasSuffix("."))
        }
    }

    @Test("a used-up quota says when it is looked at again")
    func explainsQuota() {
        #expect(
            failure(45009, "").remedy.en.contains("every hour")
                && failure(45009, "").remedy.en.contains("midnight"))
        #expect(failure(45009, "").remedy.zh.contains("每小时") && failure(45009, "").remedy.zh.contains("零点"))
        #expect(failure(45011, "").remedy.en.contains("after a minute"))
    }
}
