import TerminalIO
import Testing

@testable import Curses

@Suite struct KeyTableTests {
    @Test(
        "every sequence that terminals send for a key is known",
        arguments: [
            ("\u{1B}[A", "<up>"), ("\u{1B}OB", "<down>"), ("\u{1B}[Z", "<s-tab>"), ("\u{1B}[H", "<home>"),
            ("\u{1B}OF", "<end>"), ("\u{1B}[1~", "<home>"), ("\u{1B}[4~", "<end>"), ("\u{1B}[8~", "<end>"),
            ("\u{1B}[1;5C", "C-<right>"), ("\u{1B}[1;2A", "S-<up>"), ("\u{1B}[1;3D", "A-<left>"),
            ("\u{1B}[5;5~", "C-<pgup>"), ("\u{1B}[3;2~", "S-<del>"), ("\u{1B}[1;8H", "C-A-S-<home>"),
            ("\u{1B}OP", "<f1>"), ("\u{1B}OM", "<enter>"),
        ])
    func sequences(sequence: String, key: String) throws {
        let place = try #require(KeyTable.sequences.firstIndex { $0.sequence == sequence })
        let code = KeyTable.code(KeyTable.firstCode + Int32(place)) { _ in nil }
        #expect(code == .key(try #require(Key(parsing: key))))
    }

    @Test("no sequence is taught twice")
    func unique() {
        #expect(Set(KeyTable.sequences.map(\.sequence)).count == KeyTable.sequences.count)
    }

    @Test(
        "the codes of ncurses are the keys they name",
        arguments: [
            (0o403, "<up>"), (0o407, "<bs>"), (0o512, "<del>"), (0o541, "<s-tab>"), (0o611, "S-<left>"),
            (0o411, "<f1>"), (0o424, "<f12>"), (0o527, "<enter>"),
        ] as [(Int32, String)])
    func codes(number: Int32, key: String) throws {
        #expect(KeyTable.code(number) { _ in nil } == .key(try #require(Key(parsing: key))))
    }

    @Test(
        "the names of extended keys tell the modifiers",
        arguments: [("kRIT5", "C-<right>"), ("kUP2", "S-<up>"), ("kDC3", "A-<del>"), ("kPRV6", "C-S-<pgup>")])
    func extended(name: String, key: String) throws {
        #expect(KeyTable.code(600) { _ in name } == .key(try #require(Key(parsing: key))))
    }

    @Test("bytes stay bytes and unknown codes are ignored")
    func others() {
        #expect(KeyTable.code(0xE4) { _ in nil } == .byte(0xE4))
        #expect(KeyTable.code(0o632) { _ in nil } == .ignored)
        #expect(KeyTable.code(777) { _ in "unheard of" } == .ignored)
    }
}
