import Testing

@testable import WeChatSandbox

struct TemplateTests {
    private static let path = "/wxaapi/newtmpl/gettemplate"

    @Test("the standard templates have the keywords of their kind", arguments: SandboxTemplate.standard)
    func standard(template: SandboxTemplate) {
        let expected = [
            "booked": ["thing4", "thing1", "character_string2", "time6", "thing3"],
            "changed": ["thing4", "thing1", "time6", "thing3", "thing8"],
            "cancelled": ["thing4", "thing1", "time6", "thing3", "thing8"],
            "reminder": ["thing4", "thing1", "character_string2", "time6", "thing8"],
        ]
        #expect(template.keywords.map(\.key) == expected[template.code])
        for keyword in template.keywords {
            let type = String(keyword.key.prefix { !$0.isNumber })
            #expect(KeywordRules.accepts(keyword.example, type: type), "\(keyword.example)")
        }
    }

    @Test("the account's templates are listed as the service lists them")
    func list() async throws {
        let bench = Bench { $0.templates = [$0.templates[0]] }
        let token = await bench.stableToken().token
        let content =
            #"会议主题:{{thing4.DATA}}\n会议室:{{thing1.DATA}}\n会议时间段:{{character_string2.DATA}}\n"#
            + #"开始时间:{{time6.DATA}}\n预订人:{{thing3.DATA}}\n"#
        let example = #"会议主题:季度评审\n会议室:猎户座\n会议时间段:14:00~15:00\n开始时间:2026年11月23日 14:00\n预订人:李雷\n"#
        let expected =
            #"{"errcode":0,"errmsg":"ok","data":[{"priTmplId":"\#(Bench.booked.id)","title":"会议室预订成功通知","#
            + #""content":"\#(content)","example":"\#(example)","type":2}]}"#
        #expect(await bench.get(Self.path, [("access_token", token)]).body == expected)
    }

    @Test("the list needs a token and GET")
    func refusals() async {
        let bench = Bench()
        #expect(await bench.get(Self.path).errorCode == 41001)
        #expect(
            await bench.post(Self.path, body: "{}").body.hasPrefix(#"{"errcode":404,"errmsg":"404 not found"#)
        )
    }

    @Test("a template of one's own is added, listed with its values, checked, replaced and removed")
    func ownTemplate() async throws {
        let bench = Bench { $0.initialCredits = nil }
        let token = await bench.stableToken().token
        let openID = try await bench.login().openID
        let added = await bench.control(
            "POST", "templates",
            body: #"""
                {"code":"laundry","title":"洗衣提醒","kind":"long_term","keywords":[
                {"key":"time1","label":"完成时间","example":"12:00"},
                {"key":"enum2","label":"位置","values":["客厅","阳台"]}]}
                """#)
        let id = try added.json["id"]?.text ?? ""
        #expect(try Regex("[A-Za-z0-9_-]{43}").wholeMatch(in: id) != nil)

        let list = await bench.get(Self.path, [("access_token", token)]).body
        #expect(
            list.hasSuffix(
                #""content":"完成时间:{{time1.DATA}}\n位置:{{enum2.DATA}}\n","example":"完成时间:12:00\n位置:\n","type":3,"#
                    + #""keywordEnumValueList":[{"enumValueList":["客厅","阳台"],"keywordCode":"enum2.DATA"}]}]}"#
            ))
        func send(_ place: String) async -> Reply {
            let data = #"{"time1":{"value":"12:00"},"enum2":{"value":"\#(place)"}}"#
            return await bench.send(token: token, to: openID, template: id, data: data)
        }
        #expect(await send("阳台").errorCode == 0)
        #expect(await send("厨房").body.contains("data.enum2.value invalid"))

        _ = await bench.control(
            "POST", "templates",
            body: #"{"code":"laundry","title":"洗衣","id":"\#(id)","keywords":[{"key":"thing9","label":"x"}]}"#)
        #expect(await send("阳台").body.contains("data.thing9.value is empty"))
        #expect(
            try await bench.control("GET", "templates").json["templates"]?.compact.contains("time1") == false)
        #expect(await bench.control("DELETE", "templates?template=laundry").status == 200)
        #expect(await send("阳台").errorCode == 40037)
    }

    @Test(
        "a template that makes no sense is refused with a sentence",
        arguments: [
            "", "{}", #"{"code":"a"}"#, #"{"code":"a","title":"b"}"#,
            #"{"code":"a","title":"b","keywords":[]}"#,
            #"{"code":"a","title":"b","keywords":[{"key":"thing1"}]}"#,
            #"{"code":"a","title":"b","keywords":[{"key":"thing1","label":"c","size":1}]}"#,
            #"{"code":"a","title":"b","kind":"daily","keywords":[{"key":"thing1","label":"c"}]}"#,
            #"{"code":"","title":"b","keywords":[{"key":"thing1","label":"c"}]}"#,
        ])
    func nonsense(body: String) async throws {
        let bench = Bench()
        let reply = await bench.control("POST", "templates", body: body)
        #expect(reply.status == 400)
        #expect(try reply.json["error"]?.text?.isEmpty == false)
        #expect(await bench.control("DELETE", "templates?template=none").status == 400)
        #expect(bench.sandbox.withState { state, _ in state.rules.templates.count } == 4)
    }
}
