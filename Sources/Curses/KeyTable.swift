import CNcurses
import TerminalIO

/// What one number read from ncurses stands for.
enum InputCode: Equatable {
    case byte(UInt8)
    case key(Key)
    case pasteBegin
    case pasteEnd
    case ignored
}

/// The key sequences that terminals send beside those in their terminfo entry, and the codes of ncurses.
enum KeyTable {
    /// Sequences to teach ncurses; a sequence's code is `firstCode` plus its place here.
    static let sequences: [(sequence: String, code: InputCode)] = plain + modified + modes

    /// Above every code that ncurses gives out itself.
    static let firstCode: Int32 = 2000

    /// What a number read from ncurses means; `name` is what ncurses calls a code of its own.
    ///
    /// A resize is none of them: whoever reads compares the size before and after.
    static func code(_ number: Int32, name: (Int32) -> String?) -> InputCode {
        if (0...255).contains(number) { return .byte(UInt8(number)) }
        let place = Int(number - firstCode)
        if sequences.indices.contains(place) { return sequences[place].code }
        if let key = fixed[number] { return .key(key) }
        let function = number - cncurses_function_key_0
        if (1...24).contains(function) { return .key(Key(.function(Int(function)))) }
        if number > cncurses_last_key, let key = name(number).flatMap(extended) { return .key(key) }
        return .ignored
    }

    /// The key for a terminfo name such as `kRIT5`: a stem and xterm's number of the modifiers.
    static func extended(_ name: String) -> Key? {
        guard let digit = name.last?.wholeNumberValue, let code = stems[String(name.dropLast())] else {
            return nil
        }
        return key(code, modifiers: digit)
    }

    private static let stems: [String: KeyCode] = [
        "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end,
        "kPRV": .pageUp, "kNXT": .pageDown, "kDC": .delete, "kIC": .insert,
    ]

    private static let fixed: [Int32: Key] = [
        KEY_UP: Key(.up), KEY_DOWN: Key(.down), KEY_LEFT: Key(.left), KEY_RIGHT: Key(.right),
        KEY_HOME: Key(.home), KEY_END: Key(.end), KEY_PPAGE: Key(.pageUp), KEY_NPAGE: Key(.pageDown),
        KEY_A1: Key(.home), KEY_A3: Key(.pageUp), KEY_C1: Key(.end), KEY_C3: Key(.pageDown),
        KEY_IC: Key(.insert), KEY_DC: Key(.delete), KEY_BACKSPACE: Key(.backspace),
        KEY_ENTER: Key(.enter), KEY_BTAB: Key(.backTab),
        KEY_SR: Key(.up, shift: true), KEY_SF: Key(.down, shift: true),
        KEY_SLEFT: Key(.left, shift: true), KEY_SRIGHT: Key(.right, shift: true),
        KEY_SHOME: Key(.home, shift: true), KEY_SEND: Key(.end, shift: true),
        KEY_SPREVIOUS: Key(.pageUp, shift: true), KEY_SNEXT: Key(.pageDown, shift: true),
        KEY_SDC: Key(.delete, shift: true), KEY_SIC: Key(.insert, shift: true),
    ]

    private static let letters: [(String, KeyCode)] = [
        ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ]
    private static let numbers: [(Int, KeyCode)] = [
        (1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home),
        (8, .end),
    ]

    private static var plain: [(String, InputCode)] {
        letters.flatMap { letter, code in
            ["\u{1B}[\(letter)", "\u{1B}O\(letter)"].map { ($0, .key(Key(code))) }
        }
            + numbers.map { ("\u{1B}[\($0)~", .key(Key($1))) }
            + ["P", "Q", "R", "S"].enumerated().map { ("\u{1B}O\($1)", .key(Key(.function($0 + 1)))) }
            + [("\u{1B}[Z", .key(Key(.backTab))), ("\u{1B}OM", .key(Key(.enter)))]
    }

    private static var modified: [(String, InputCode)] {
        (2...8).flatMap { modifiers in
            letters.map { ("\u{1B}[1;\(modifiers)\($0)", .key(key($1, modifiers: modifiers))) }
                + numbers.map { ("\u{1B}[\($0);\(modifiers)~", .key(key($1, modifiers: modifiers))) }
        }
    }

    /// Pasting, and reports of focus that another program may have left switched on.
    private static let modes: [(String, InputCode)] = [
        ("\u{1B}[200~", .pasteBegin), ("\u{1B}[201~", .pasteEnd),
        ("\u{1B}[I", .ignored), ("\u{1B}[O", .ignored),
    ]

    private static func key(_ code: KeyCode, modifiers: Int) -> Key {
        let bits = modifiers - 1
        return Key(code, control: bits & 4 != 0, alt: bits & 2 != 0, shift: bits & 1 != 0)
    }
}
