import Testing

@testable import WeChat

@Suite struct AccountTemplateTests {
    private let list = #"""
        {"errcode":0,"errmsg":"ok","data":[
            {"priTmplId":"T1","title":"会议通知","content":"主题:{{thing4.DATA}}\n时间:{{time6.DATA}}\n",
             "example":"主题:周会\n","type":2,"keywordEnumValueList":[]},
            {"priTmplId":"T2","title":"","content":"","type":3}
        ]}
        """#

    @Test("the account's templates come with their keys in order, and whether they are long-term")
    func lists() async throws {
        let templates = try await WeChatClient.answering(Array(list.utf8)).accountTemplates()
        #expect(
            templates == [
                AccountTemplate(id: "T1", title: "会议通知", keys: ["thing4", "time6"], isLongTerm: false),
                AccountTemplate(id: "T2", title: "", keys: [], isLongTerm: true),
            ])
    }

    @Test("no templates are a list too")
    func listsNone() async throws {
        let body = Array(#"{"errcode":0,"errmsg":"ok","data":[]}"#.utf8)
        #expect(try await WeChatClient.answering(body).accountTemplates().isEmpty)
    }

    @Test(
        "an answer that is no such list is not taken for an empty one",
        arguments: [
            #"{"errcode":0,"errmsg":"ok"}"#, #"{"errcode":0,"data":{}}"#, #"{"errcode":0,"data":[{}]}"#,
            #"{"errcode":0,"data":[{"priTmplId":1,"title":"","content":"","type":2}]}"#, "", "<html>",
            #"{"errcode":0,"data":DEEP}"#,
        ])
    func refusesOthers(_ text: String) async {
        let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
        let client = WeChatClient.answering(Array(text.replacing("DEEP", with: deep).utf8))
        await #expect(throws: WeChatError.unreadableAnswer) { try await client.accountTemplates() }
    }

    @Test("a refused token is replaced once here as well")
    func replacesToken() async {
        let transport = CannedTransport { request throws(TransportError) in
            request.path == APIEndpoint.stableToken.path
                ? .token("T1") : .json(#"{"errcode":40001,"errmsg":"invalid credential"}"#)
        }
        let connection = WeChatConnection.canned(transport)
        let client = WeChatClient(
            connection: connection,
            tokens: AccessTokenProvider(
                connection: connection, endpoint: .stable, cache: InMemoryAccessTokenCache()))
        let error = await #expect(throws: WeChatError.self) { try await client.accountTemplates() }
        #expect(error?.code == 40001)
        #expect(transport.requests.count { $0.path == APIEndpoint.templates.path } == 2)
    }
}
