import Testing

@testable import WeChat

/// Whatever people and other programs write, what is sent is what WeChat accepts.
@Suite struct TemplateFitTests {
    /// The kinds whose values can always be made to fit; a time is not made up.
    private static let kinds = [
        "thing1", "number1", "letter1", "symbol1", "character_string1", "amount1", "phone_number1",
        "car_number1",
        "name1", "phrase1", "enum1", "site01",
    ]

    private static let pieces = [
        "", " ", "周会", "会", "a", "Z", "9", "0", "-", ".", ",", "+", "（", "！", "～", "：", "￥", "$", "€", "元",
        "%", "\"",
        "\\", "{{thing1.DATA}}", "😀", "👨‍👩‍👧‍👦", "🇨🇳", "👍🏽", "1️⃣", "\u{200D}", "\u{FE0F}", "\u{200B}", "\u{3000}",
        "\u{A0}",
        "e\u{301}", "\u{301}", "Z̸̢̧͙̞͕̖͔͋͊͑̾", "\u{202E}", "\u{2066}", "\u{2069}", "\u{200F}", "שלום", "مرحبا", "ไทย",
        "한국", "日々",
        "𠮷", "\u{E000}", "\u{FFFF}", "\u{FFFD}", "\u{10FFFF}", "\u{E0041}", "\n", "\r\n", "\t", "\0",
        "\u{1B}[2J", "\u{7F}",
        "\u{85}", "\u{2028}", "\u{2029}", "Ünïcode", "ﬁ", "①", "½", "１２", "٣", "<b>", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1,234.50", "-7",
        "14:00",
    ]

    @Test(
        "a value that was made to fit passes the check, and fitting it again changes nothing",
        arguments: kinds)
    func fitsAnything(_ key: String) throws {
        let field = try #require(TemplateField(key))
        var random = SplitMix(seed: 20_261_123)
        for _ in 0..<3000 {
            let count = Int.random(in: 0...24, using: &random)
            let value = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            let fitted = field.fit(value)
            if let problem = field.check(fitted) {
                Issue.record("\(key): \(value.debugDescription) → \(fitted.debugDescription): \(problem)")
            }
            #expect(field.fit(fitted) == fitted, "\(key): \(value.debugDescription)")
        }
    }

    @Test(
        "a value that WeChat accepts as it is stays as it is",
        arguments: [
            ("thing4", "周会：Q4 计划"), ("thing4", "👨‍👩‍👧‍👦 聚会"), ("number1", "-12.5"), ("letter1", "abcXYZ"),
            ("symbol1", "+-！"),
            ("character_string2", "14:00~15:00"), ("time6", "2026年11月23日 14:00~15:00"), ("time6", "09:00:30"),
            ("date1", "2026-11-23"), ("amount1", "￥100.5元"), ("phone_number1", "+86-0766-66888866"),
            ("car_number1", "粤A8Z888挂"), ("name1", "李雷"), ("name1", "Alexander S. Pushkin"),
            ("phrase1", "已预订"),
        ])
    func keepsGood(_ key: String, _ value: String) throws {
        let field = try #require(TemplateField(key))
        #expect(field.check(value) == nil)
        #expect(field.fit(value) == value)
    }

    @Test(
        "what people and input methods write otherwise is put right",
        arguments: [
            ("time6", "9:00", "09:00"), ("time6", "9:00-9:30", "09:00~09:30"),
            ("time6", "09：00 － 10：30", "09:00~10:30"),
            ("time6", "09:00 ～ 10:30", "09:00~10:30"), ("time6", "2026-11-23  9:05", "2026-11-23 09:05"),
            ("time6", "2026年11月23日 22:00—2026年11月24日 0:30", "2026年11月23日 22:00-2026年11月24日 00:30"),
            ("date1", "２０２６-11-23", "2026-11-23"), ("number1", "共 1,234 人", "1234"),
            ("number1", "１２．５", "12.5"),
            ("number1", "1-2.3.4", "1"), ("amount1", "价格 ￥1,280.00元 起", "￥1280.00元"), ("amount1", "免费", "0"),
            ("thing4", "\u{202E}abc\u{202C}", "abc"), ("thing4", "\u{200B}\u{200D}\u{FE0F}", "无"),
            ("symbol1", "👨‍👩‍👧", "👨👩"),
            ("phrase1", "日々", "日々"), ("name1", "Zoë Müller-Lüdenscheidt", "Zoë Mülle…"),
        ])
    func repairs(_ key: String, _ value: String, _ fitted: String) throws {
        #expect(try #require(TemplateField(key)).fit(value) == fitted)
    }

    @Test("a time or a date that cannot be read is not made up", arguments: ["time6", "date1"])
    func inventsNoTime(_ key: String) throws {
        let field = try #require(TemplateField(key))
        for value in ["", "周会", "25:00", "1795000000", "2026-11-23T14:00:00Z", "tomorrow", "14:60"] {
            #expect(field.check(field.fit(value)) != nil)
        }
    }

    @Test("lengths are counted in UTF-16 units, the strictest way")
    func counts() throws {
        for (key, limit) in [("thing1", 20), ("name1", 10), ("car_number1", 8), ("phrase1", 5)] {
            let field = try #require(TemplateField(key))
            #expect(field.check(String(repeating: "会", count: limit)) == nil)
            #expect(field.check(String(repeating: "会", count: limit + 1)) == .tooLong(limit: limit))
            #expect(field.check(String(repeating: "𠮷", count: limit / 2)) == nil)
            #expect(field.check(String(repeating: "𠮷", count: limit / 2 + 1)) == .tooLong(limit: limit))
        }
    }

    @Test("each kind says in words what it accepts, in both languages")
    func tellsLimits() throws {
        for kind in TemplateField.Kind.allCases {
            let text = try #require(TemplateField("\(kind.rawValue)1")).limitText
            #expect(text.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
            #expect(!text.en.isEmpty && text.en.unicodeScalars.allSatisfy { $0.isASCII })
            #expect(!text.zh.hasSuffix("。") && !text.en.hasSuffix("."))
        }
        #expect(TemplateField("thing4")?.limitText.en == "at most 20 characters")
    }
}

/// Always the same numbers for the same seed.
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
