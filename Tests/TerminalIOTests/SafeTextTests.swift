import TerminalIO
import Testing

@Suite struct SafeTextTests {
    @Test("harmless text stays as it is", arguments: ["Weekly review", "会议室 A（三楼）", "é ñ ü", "한글", "日本語"])
    func harmless(text: String) {
        #expect(safeText(text) == text)
    }

    @Test("no control character is left", arguments: [0x00...0x1F, 0x7F...0x9F])
    func controls(range: ClosedRange<UInt32>) {
        for value in range {
            let text = "a" + String(Unicode.Scalar(value).map(Character.init) ?? "?") + "b"
            let safe = safeText(text)
            #expect(safe.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
            #expect(TextWidth.columns(safe) == 3)
        }
    }

    @Test("line breaks and tabs are spaces")
    func blanks() {
        #expect(safeText("a\tb\nc\u{2028}d") == "a b c d")
    }

    @Test(
        "what steers the reading direction or draws nothing is removed",
        arguments: [
            "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{200B}", "\u{200E}", "\u{FEFF}", "\u{AD}",
            "\u{E0041}",
        ])
    func unseen(mark: String) {
        #expect(safeText("a" + mark + "b") == "ab")
    }

    @Test("an emoji sequence keeps its first emoji, a flag its letters")
    func emoji() {
        #expect(safeText("👨‍👩‍👧!") == "👨!")
        #expect(safeText("❤️") == "\u{2764}")
        #expect(safeText("👍🏽") == "👍")
        #expect(safeText("🇨🇳") == "CN")
    }

    @Test("more than eight marks on a letter are dropped, and a mark alone stands on a space")
    func marks() {
        let many = "e" + String(repeating: "\u{301}", count: 10_000)
        #expect(safeText(many).unicodeScalars.count == 9)
        #expect(safeText("\u{301}x").unicodeScalars.first == " ")
    }

    @Test("broken bytes become the replacement character, what has no meaning a question mark")
    func broken() {
        #expect(safeText(String(decoding: [0x61, 0xFF, 0x62], as: UTF8.self)) == "a\u{FFFD}b")
        #expect(safeText("a\u{E000}\u{378}b") == "a??b")
    }

    @Test(
        "safe text is not changed again",
        arguments: ["\u{1B}[2J", "a\u{301}\u{200D}👨‍👩‍👧", "\u{1161}", "🇨🇳\u{7F}", "a\u{1161}"])
    func twice(text: String) {
        #expect(safeText(safeText(text)) == safeText(text))
    }
}
