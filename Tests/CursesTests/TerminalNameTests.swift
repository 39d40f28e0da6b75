import Testing

@testable import Curses

@Suite struct TerminalNameTests {
    @Test("a plausible name is tried first, then what most terminals follow")
    func candidates() {
        #expect(
            TerminalName.candidates(for: "xterm-kitty") == ["xterm-kitty", "xterm-256color", "xterm", "ansi"])
        #expect(TerminalName.candidates(for: "xterm") == ["xterm", "xterm-256color", "ansi"])
    }

    @Test(
        "a name that could leave the folder of terminals is never looked up",
        arguments: ["../../etc/passwd", "a b", "", "x\u{1B}[2J", "名", String(repeating: "x", count: 33)])
    func refused(name: String) {
        #expect(TerminalName.candidates(for: name) == ["xterm-256color", "xterm", "ansi"])
    }

    @Test("old terminals get no sequence that they would print")
    func modes() {
        #expect(TerminalName.hasModernModes("xterm-256color"))
        #expect(TerminalName.hasModernModes("tmux-256color"))
        for name in ["linux", "vt100", "ansi"] { #expect(!TerminalName.hasModernModes(name)) }
    }
}
