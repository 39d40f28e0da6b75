import TerminalIO

/// Makes events of what was read: joins bytes to characters, Escape and a key to Alt, and pasted text to one.
struct InputDecoder {
    static let pasteLimit = 64 * 1024

    private let characters: CharacterSet
    private var partial: [UInt8] = []
    private var paste: Paste?

    init(characters: CharacterSet) {
        self.characters = characters
    }

    /// Whether a paste has begun whose end did not come yet.
    var isPasting: Bool { paste != nil }

    /// The events in all that was there to read; a character may be continued by the next call.
    mutating func events(from codes: [InputCode]) -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        var rest = codes[...]
        while let code = rest.popFirst() {
            if paste != nil {
                if let text = takePasted(code) { events.append(.paste(text)) }
            } else if code == .pasteBegin {
                paste = Paste()
            } else if code == .byte(0x1B) {
                if let key = afterEscape(&rest) { events.append(.key(key)) }
            } else if let key = key(code) {
                events.append(.key(key))
            }
        }
        return events
    }

    /// Ends a paste whose end was lost.
    mutating func abandonPaste() -> TerminalEvent? {
        defer { paste = nil }
        return paste.map { .paste($0.text) }
    }

    private mutating func takePasted(_ code: InputCode) -> String? {
        switch code {
        case .byte(let byte):
            if let scalar = scalar(byte, orWhenInvalid: "\u{FFFD}") { paste?.append(scalar) }
        case .pasteEnd:
            defer { paste = nil }
            return paste?.text
        case .key, .pasteBegin, .ignored:
            break
        }
        return nil
    }

    /// What follows Escape at once belongs to it: Alt and a key, or a sequence that nobody knows.
    private mutating func afterEscape(_ rest: inout ArraySlice<InputCode>) -> Key? {
        partial = []
        guard let next = rest.first, next != .pasteBegin else { return Key(.escape) }
        if next == .byte(0x1B) {
            rest.removeFirst()
            return Key(.escape)
        }
        if next == .byte(UInt8(ascii: "[")) || next == .byte(UInt8(ascii: "O")), rest.count > 1 {
            rest.removeFirst()
            skipSequence(&rest, isControl: next == .byte(UInt8(ascii: "[")))
            return nil
        }
        while let code = rest.popFirst() {
            if var key = key(code) {
                key.alt = true
                return key
            }
            if partial.isEmpty { break }
        }
        return Key(.escape)
    }

    /// Drops an unknown sequence, so that its digits are not taken for typed text.
    private func skipSequence(_ rest: inout ArraySlice<InputCode>, isControl: Bool) {
        while case .byte(let byte) = rest.first, byte != 0x1B {
            rest.removeFirst()
            if !isControl || !(0x20..<0x40).contains(byte) { return }
        }
    }

    private mutating func key(_ code: InputCode) -> Key? {
        switch code {
        case .key(let key):
            partial = []
            return key
        case .byte(let byte):
            return scalar(byte, orWhenInvalid: nil).flatMap(InputDecoder.key(typing:))
        case .pasteBegin, .pasteEnd, .ignored:
            return nil
        }
    }

    private mutating func scalar(_ byte: UInt8, orWhenInvalid replacement: Unicode.Scalar?) -> Unicode.Scalar?
    {
        // An ASCII byte never continues UTF-8: what came before it is broken, the key is not.
        partial.append(byte)
        switch Multibyte(partial, in: characters) {
        case .character(let scalar):
            partial = []
            return scalar
        case .incomplete:
            return nil
        case .invalid:
            let isContinued = partial.count > 1
            partial = []
            return isContinued ? scalar(byte, orWhenInvalid: replacement) : replacement
        }
    }

    static func key(typing scalar: Unicode.Scalar) -> Key? {
        switch scalar.value {
        case 0: Key(" ", control: true)
        case 8, 127: Key(.backspace)
        case 9: Key(.tab)
        case 10, 13: Key(.enter)
        case 27: Key(.escape)
        case 1...26: Key(Character(Unicode.Scalar(UInt8(0x60 + scalar.value))), control: true)
        case 28...31: Key(Character(Unicode.Scalar(UInt8(0x40 + scalar.value))), control: true)
        case 0x80..<0xA0: nil
        default: Key(Character(scalar))
        }
    }
}
