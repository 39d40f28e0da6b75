import TerminalIO
import Testing

@testable import Curses

@Suite struct InputDecoderTests {
    @Test(
        "bytes are the keys that people pressed",
        arguments: [
            ("a中é", ["a", "中", "é"]), ("\r\n", ["<enter>", "<enter>"]), ("\u{8}\u{7F}", ["<bs>", "<bs>"]),
            ("\t", ["<tab>"]), ("\u{3}\u{1A}", ["C-c", "C-z"]), ("\u{0}", ["C-<space>"]), ("\u{1F}", ["C-_"]),
            ("\u{1B}", ["<esc>"]), ("\u{1B}\u{1B}", ["<esc>"]), ("\u{1B}x", ["A-x"]), ("\u{1B}中", ["A-中"]),
            ("\u{1B}[", ["A-["]), ("\u{1B}\r", ["A-<enter>"]),
        ])
    func keys(text: String, keys: [String]) {
        #expect(describe(text) == keys)
    }

    @Test(
        "a sequence that nobody knows types nothing",
        arguments: ["\u{1B}[99;5u", "\u{1B}[24;80R", "\u{1B}[<0;10;10M", "\u{1B}Ox", "\u{1B}[?62;4c"])
    func unknown(sequence: String) {
        #expect(describe(sequence + "a") == ["a"])
    }

    @Test("a character may come in pieces")
    func pieces() {
        var decoder = InputDecoder(characters: .utf8)
        let bytes = Array("中".utf8).map(InputCode.byte)
        #expect(decoder.events(from: [bytes[0]]) == [])
        #expect(decoder.events(from: [bytes[1]]) == [])
        #expect(decoder.events(from: [bytes[2]]) == [.key(Key("中"))])
    }

    @Test(
        "broken bytes type nothing and swallow nothing",
        arguments: [[0xFF], [0xC0, 0x80], [0xE4, 0xB8], [0x80]])
    func broken(bytes: [UInt8]) {
        var decoder = InputDecoder(characters: .utf8)
        let events = decoder.events(from: bytes.map(InputCode.byte) + [.byte(0x71)])
        #expect(events.last == .key(Key("q")))
        #expect(events.count == 1)
    }

    @Test("a key that ncurses decoded joins with Escape before it")
    func altArrow() {
        var decoder = InputDecoder(characters: .utf8)
        let events = decoder.events(from: [.byte(0x1B), .key(Key(.up))])
        #expect(events == [.key(Key(.up, alt: true))])
    }

    @Test("pasted text is one event, never keys, and comes over several reads")
    func pasting() {
        var decoder = InputDecoder(characters: .utf8)
        let first = [InputCode.pasteBegin] + codes("line 一\r\nq\u{1B}\u{7}\t") + [.key(Key(.up))]
        #expect(decoder.events(from: first) == [])
        #expect(decoder.isPasting)
        #expect(
            decoder.events(from: codes("end") + [.pasteEnd] + codes("k")) == [
                .paste("line 一\nq end"), .key(Key("k")),
            ])
        #expect(!decoder.isPasting)
    }

    @Test("pasted text is cut at its limit without breaking a character")
    func pasteLimit() {
        var decoder = InputDecoder(characters: .utf8)
        let text = String(repeating: "中", count: 40_000)
        let events = decoder.events(from: [.pasteBegin] + codes(text) + [.pasteEnd])
        #expect(events == [.paste(String(repeating: "中", count: InputDecoder.pasteLimit / 3))])
    }

    @Test("a paste whose end is lost is given all the same")
    func abandoned() {
        var decoder = InputDecoder(characters: .utf8)
        #expect(decoder.events(from: [.pasteBegin] + codes("abc")) == [])
        #expect(decoder.abandonPaste() == .paste("abc"))
        #expect(decoder.abandonPaste() == nil)
    }

    private func describe(_ text: String) -> [String] {
        var decoder = InputDecoder(characters: .utf8)
        return decoder.events(from: codes(text)).map { event in
            if case .key(let key) = event { key.description } else { "\(event)" }
        }
    }

    private func codes(_ text: String) -> [InputCode] {
        text.utf8.map(InputCode.byte)
    }
}
