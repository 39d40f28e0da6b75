/// The name of a terminal as `TERM` gives it.
struct TerminalName: Equatable {
    let text: String

    /// Nil when the text is no plausible name: it becomes part of a file's path.
    init?(_ text: String) {
        let allowed = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "+"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard allowed, (1...32).contains(text.utf8.count) else { return nil }
        self.text = text
    }

    /// The names to try one after the other: most terminals that the database does not know follow xterm.
    static func candidates(for term: String?) -> [String] {
        let fallbacks = ["xterm-256color", "xterm", "ansi"]
        guard let name = term.flatMap(TerminalName.init)?.text else { return fallbacks }
        return [name] + fallbacks.filter { $0 != name }
    }

    /// Whether it understands xterm's modes for pasting and for painting at once.
    static func hasModernModes(_ name: String) -> Bool {
        !["linux", "vt", "ansi", "cons", "dumb", "sun"].contains { name.hasPrefix($0) }
    }
}
