import TerminalIO
import Testing

@Suite struct KeyTests {
    @Test(
        "a key is written as it is read",
        arguments: [
            "?", "C-x", "A-p", "<enter>", "<esc>", "<s-tab>", "<space>", "C-<space>", "C-S-<left>", "<f12>",
            "-",
            "C--", "<", "会", "<pgdn>", "A-<up>", "<bs>",
        ])
    func notation(text: String) throws {
        let key = try #require(Key(parsing: text))
        #expect(key.description == text)
    }

    @Test(
        "what names no key is refused",
        arguments: ["", "xy", "<nokey>", "X-a", "<f99>", " ", "C-", "S-a", "<f>"])
    func refused(text: String) {
        #expect(Key(parsing: text) == nil)
    }

    @Test(
        "signs of a Chinese input method fold to the key that gives them",
        arguments: [
            ("？", "?"), ("：", ":"), ("／", "/"), ("、", "/"), ("。", "."), ("，", ","), ("【", "["), ("《", "<"),
            ("（", "("), ("ｑ", "q"), ("\u{3000}", " "), ("！", "!"),
        ] as [(Character, Character)])
    func folding(sign: Character, ascii: Character) {
        #expect(Key(sign).folded == Key(ascii))
    }

    @Test("other keys do not fold")
    func unfolded() {
        #expect(Key("会").folded == Key("会"))
        #expect(Key(.enter).folded == Key(.enter))
        #expect(Key("？", alt: true).folded == Key("?", alt: true))
    }

    @Test("only a plain character is text for a field")
    func typed() {
        #expect(Key("会").typed == "会")
        #expect(Key("c", control: true).typed == nil)
        #expect(Key("c", alt: true).typed == nil)
        #expect(Key(.tab).typed == nil)
    }
}
