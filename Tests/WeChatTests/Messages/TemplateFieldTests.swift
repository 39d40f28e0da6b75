import Testing

@testable import WeChat

private let twenty = String(repeating: "会", count: 20)

@Suite struct TemplateFieldTests {
    @Test("a key is a type and a number")
    func readsKeys() {
        #expect(TemplateField("thing4")?.kind == .thing)
        #expect(TemplateField("character_string2")?.kind == .characterString)
        #expect(TemplateField("phone_number06")?.kind == .phoneNumber)
        #expect(TemplateField("site01")?.kind == .other)
        for key in ["thing", "thing4.DATA", "", "4", "Thing4", "thing 4"] {
            #expect(TemplateField(key) == nil)
        }
    }

    @Test(
        "what WeChat refuses is told before it is sent",
        arguments: [
            ("thing4", twenty, nil), ("thing4", twenty + "议", .tooLong(limit: 20)), ("thing4", "", .empty),
            ("thing4", "  ", .empty), ("thing4", "a\nb", .controlCharacter), ("thing4", "😀😀😀😀😀😀😀😀😀😀", nil),
            ("thing4", "😀😀😀😀😀😀😀😀😀😀a", .tooLong(limit: 20)),
            ("character_string2", "14:00~15:00", nil),
            ("character_string2", "14:00～15:00", .forbiddenCharacter),
            ("character_string2", String(repeating: "a", count: 33), .tooLong(limit: 32)),
            ("time6", "2026年11月23日 14:00", nil), ("time6", "09:00~09:30", nil),
            ("time6", "09:00～09:30", .notATime),
            ("time6", "2024-07-24 08:00~12:00", nil), ("time6", "2024-07-24 08~12", .notATime),
            ("time6", "09:00-09:30", .notATime), ("time6", "2021年10月25日 09:00~09:30", nil),
            ("time6", "24:00", .notATime),
            ("time6", ":30", .notATime), ("time6", "1795000000", .notATime),
            ("time6", "2026-11-23T14:00:00Z", .notATime),
            ("time6", "2025年10月25日 22:00~2025年10月26日 00:30", nil), ("time6", "2019年10月1日", .notATime),
            ("time6", "2026年11月23日  14:00", .notATime), ("time6", "09:00~10:00~11:00", .notATime),
            ("date1", "2019年10月1日", nil), ("date1", "2019-12-25 09:42", nil), ("date1", "2018.01", nil),
            ("date1", "2018-01-01~2018-01-03", nil), ("date1", "2018-13-01", .notADate),
            ("date1", "09:42", .notADate),
            ("number1", "-12.5", nil), ("number1", "1,000", .notANumber),
            ("number1", String(repeating: "1", count: 33), .tooLong(limit: 32)),
            ("letter1", "abc", nil), ("letter1", "a1", .forbiddenCharacter),
            ("symbol1", "+-!", nil), ("symbol1", "a", .forbiddenCharacter),
            ("symbol1", "++++++", .tooLong(limit: 5)),
            ("amount1", "￥100", nil), ("amount1", "100.5元", nil), ("amount1", "abc", .notAnAmount),
            ("phone_number1", "+86-0766-66888866", nil), ("phone_number1", "1a", .forbiddenCharacter),
            ("car_number1", "粤A8Z888挂", nil), ("car_number1", "粤A8Z888888", .tooLong(limit: 8)),
            ("name1", "李雷", nil), ("name1", "Alexander Pushkin", nil),
            ("name1", "李雷 Alexander", .tooLong(limit: 10)),
            ("phrase1", "已预订", nil), ("phrase1", "已预订ok", .forbiddenCharacter),
            ("phrase1", "已经预订成功", .tooLong(limit: 5)),
            ("enum1", "x", nil), ("site01", "x", nil), ("site01", "", .empty),
        ] as [(String, String, TemplateField.Problem?)])
    func checks(_ key: String, _ value: String, _ problem: TemplateField.Problem?) throws {
        #expect(try #require(TemplateField(key)).check(value) == problem)
    }

    @Test(
        "a value is made to fit",
        arguments: [
            ("thing4", "周会", "周会"), ("thing4", twenty, twenty),
            ("thing4", twenty + "议", String(twenty.prefix(19)) + "…"),
            ("thing4", "", "无"), ("thing4", " \n ", "无"), ("thing4", "a\r\n\tb\u{0}c\u{2028}d", "a b c d"),
            ("thing4", "一😀😀😀😀😀😀😀😀😀😀", "一😀😀😀😀😀😀😀😀😀…"), ("thing4", "😀😀😀😀😀😀😀😀😀😀一", "😀😀😀😀😀😀😀😀😀…"),
            ("character_string2", "14：00～15：00", "14:00~15:00"), ("character_string2", "会议", "-"),
            (
                "character_string2", String(repeating: "a", count: 33),
                String(repeating: "a", count: 29) + "..."
            ),
            ("time6", "09:00～09:30", "09:00~09:30"), ("time6", "2026年11月23日　14：00", "2026年11月23日 14:00"),
            ("time6", "", "-"),
            ("name1", "欧阳修欧阳修欧阳修欧阳", "欧阳修欧阳修欧阳修…"),
            ("name1", "Alexander Sergeyevich", "Alexander Sergeyevic"),
            ("name1", "Alexander Pushkin", "Alexander Pushkin"), ("phrase1", "已预订ok成功了", "已预订成功"),
            ("phrase1", "ok", "无"),
            ("number1", "约 12 人", "12"), ("number1", "", "0"), ("letter1", "", "NA"), ("symbol1", "", "-"),
            ("phone_number1", "电话 +86 10", "+86 10"), ("car_number1", "", "无"), ("site01", "", "-"),
        ])
    func fits(_ key: String, _ value: String, _ fitted: String) throws {
        #expect(try #require(TemplateField(key)).fit(value) == fitted)
    }
}
