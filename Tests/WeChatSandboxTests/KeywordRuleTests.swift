import Testing

@testable import WeChatSandbox

struct KeywordRuleTests {
    private static let twenty = String(repeating: "会", count: 20)

    @Test(
        "each type of keyword has its limits",
        arguments: [
            ("thing", twenty, true), ("thing", twenty + "会", false),
            ("thing", twenty.dropLast(2) + "🎉", true),
            ("thing", twenty.dropLast() + "🎉", false), ("thing", "a\nb", false),
            ("number", "-12.5", true), ("number", String(repeating: "1", count: 32), true),
            ("number", String(repeating: "1", count: 33), false), ("number", "1.", false),
            ("number", "１", false),
            ("letter", "abcXYZ", true), ("letter", "ab1", false),
            ("letter", String(repeating: "a", count: 33), false),
            ("symbol", "+-*/=", true), ("symbol", "+-*/=!", false), ("symbol", "a", false),
            ("character_string", "14:00~15:00", true),
            ("character_string", String(repeating: "x", count: 32), true),
            ("character_string", String(repeating: "x", count: 33), false),
            ("character_string", "14：00", false),
            ("amount", "￥100", true), ("amount", "100.50元", true), ("amount", "12345678901", false),
            ("amount", "￥", false), ("amount", "1元元", false),
            ("phone_number", "+86-0766-66888866", true), ("phone_number", "+86-0766-668888661", false),
            ("phone_number", "12a", false),
            ("car_number", "粤A8Z888挂", true), ("car_number", "123456789", false),
            ("name", "李雷李雷李雷李雷李雷", true), ("name", "李雷李雷李雷李雷李雷李", false),
            ("name", "Han Mei-mei Johnson.", true), ("name", "Han Mei-mei Johnson..", false),
            ("phrase", "已经预订了", true), ("phrase", "已经预订了吗", false), ("phrase", "ok", false),
            ("enum", "anything", true), ("site", "anything", true),
        ] as [(String, String, Bool)])
    func limits(type: String, value: String, expected: Bool) {
        #expect(KeywordRules.accepts(value, type: type) == expected)
    }

    @Test(
        "a time is a clock with or without a date, or a range with an ASCII tilde",
        arguments: [
            ("09:00", true), ("09:00:30", true), ("09:00~09:30", true), ("2024-07-24 08:00~12:00", true),
            ("2021年10月25日 09:00~09:30", true), ("2019年10月1日 15:01", true), ("2019-12-25 09:42", true),
            ("2025年10月25日 22:00~2025年10月26日 00:30", true), ("10月25日 09:00", true), ("2018/01/01 00:00", true),
            ("2018.01.01 00:00", true), ("2024-02-29 10:00", true),
            ("2024-07-24 08~12", false), ("09:00～09:30", false), ("09:00-09:30", false), ("9:00", false),
            (":30", false), ("24:00", false), ("09:60", false), ("1700000000", false), ("2024-07-24", false),
            ("2024-07-24T08:00", false), ("2024-07-24 08:00Z", false), ("2024-07-24  08:00", false),
            ("2023-02-29 10:00", false), ("2024-13-01 10:00", false), ("2024年 10:00", false),
            ("09:00~", false), ("09:00~10:00~11:00", false), ("09:00~2024-07-24 10:00", false), ("", false),
            ("2024年0001月01日 10:00", false),
        ])
    func times(value: String, expected: Bool) {
        #expect(TimeText.isTime(value) == expected)
    }

    @Test(
        "a date is a day or a month, with or without a clock, or a range",
        arguments: [
            ("2018年1月1日", true), ("2018年1月", true), ("1月1日", true), ("2018-01-01", true), ("2018-01", true),
            ("01-01", true), ("2018/01/01", true), ("2018.01.01", true), ("2019年10月1日 15:01", true),
            ("2018-01-01~2018-01-05", true), ("2018-01-01 09:00~10:00", true),
            ("15:01", false), ("2018", false), ("1月", false), ("2018-01-01～2018-01-05", false),
            ("2018-01-01~10:00", false), ("2018-1-32", false), ("18年1月1日", false),
        ])
    func dates(value: String, expected: Bool) {
        #expect(TimeText.isDate(value) == expected)
    }

    @Test(
        "the first bad key in the order of the template is named",
        arguments: [
            ("{}", "data.thing4.value is empty"),
            (#""text""#, "data.thing4.value is empty"),
            ("[]", "data.thing4.value is empty"),
            (Bench.goodData.replacing("thing4", with: "thing4.DATA"), "data.thing4.value is empty"),
            (Bench.goodData.replacing(#"{"value":"猎户座"}"#, with: #""猎户座""#), "data.thing1.value is empty"),
            (Bench.goodData.replacing(#""猎户座""#, with: "null"), "data.thing1.value is empty"),
            (Bench.goodData.replacing("猎户座", with: ""), "data.thing1.value is empty"),
            (Bench.goodData.replacing("猎户座", with: "  "), "data.thing1.value is empty"),
            (Bench.goodData.replacing(#""猎户座""#, with: "true"), "data.thing1.value invalid"),
            (
                Bench.goodData.replacing("14:00~15:00", with: "14:00～15:00"),
                "data.character_string2.value invalid"
            ),
            (
                Bench.goodData.replacing("日 14:00", with: "日 14").replacing("李雷", with: ""),
                "data.time6.value invalid"
            ),
        ])
    func firstBadKey(data: String, expected: String) async throws {
        let bench = Bench { $0.initialCredits = nil }
        let openID = try await bench.login().openID
        let reply = await bench.send(token: bench.stableToken().token, to: openID, data: data)
        let prefix = #"{"errcode":47003,"errmsg":"argument invalid! \#(expected) rid: "#
        #expect(reply.body.hasPrefix(prefix))
    }

    @Test("a number is taken by its digits, however many")
    func numbers() throws {
        let data = Bench.goodData.replacing(#""猎户座""#, with: "12345678901234567890")
        let entries = try KeywordRules.entries(of: JSONReader.read(Array(data.utf8)), for: Bench.booked)
        #expect(entries[1].value == "12345678901234567890")
        #expect(entries.map(\.key) == ["thing4", "thing1", "character_string2", "time6", "thing3"])
    }
}
