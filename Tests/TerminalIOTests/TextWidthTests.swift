import TerminalIO
import Testing

@Suite struct TextWidthTests {
    @Test(
        "columns are counted as terminals draw them",
        arguments: [
            ("", 0), ("Orion", 5), ("猎户座", 6), ("会议室 A", 8), ("한글", 4), ("ｱｲ", 2), ("Ａ", 2), ("é", 1),
            ("e\u{301}", 1), ("…─│→①", 5), ("😀", 2), ("👨‍👩‍👧", 2), ("❤️", 1), ("🇨🇳", 2), ("1️⃣", 1),
            ("\u{1100}\u{1161}", 2), ("𠮷", 2), ("👍🏽", 2), ("a\u{200B}b", 2), ("，", 2),
        ])
    func columns(text: String, columns: Int) {
        #expect(TextWidth.columns(text) == columns)
    }

    @Test("a prefix never takes more columns than asked, nor half a glyph")
    func prefix() {
        #expect(TextWidth.prefix("会议室", columns: 5) == "会议")
        #expect(TextWidth.prefix("abc", columns: 9) == "abc")
        #expect(TextWidth.prefix("abc", columns: -1) == "")
    }

    @Test("text that is too long ends in a mark of ASCII")
    func truncating() {
        #expect(TextWidth.truncated("weekly review", columns: 8) == "weekly ~")
        #expect(TextWidth.truncated("会议室一", columns: 6) == "会议~")
        #expect(TextWidth.truncated("会议室", columns: 6) == "会议室")
        #expect(TextWidth.truncated("abc", columns: 0) == "")
    }

    @Test("padded text takes exactly the columns asked for")
    func padding() {
        #expect(TextWidth.padded("会议", columns: 6) == "会议  ")
        #expect(TextWidth.padded("8", columns: 3, alignment: .trailing) == "  8")
        #expect(TextWidth.padded("ab", columns: 5, alignment: .center) == " ab  ")
        #expect(TextWidth.padded("会议室", columns: 4) == "会~ ")
    }
}
