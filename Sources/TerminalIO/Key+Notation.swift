extension Key: CustomStringConvertible {
    /// The key as people write it: `?`, `C-x`, `A-p`, `<enter>`, `C-S-<left>`.
    package var description: String {
        let modifiers = (control ? "C-" : "") + (alt ? "A-" : "") + (shift ? "S-" : "")
        return modifiers + code.description
    }

    /// Reads what `description` writes; nil when it names no key.
    package init?(parsing text: String) {
        self.init(.enter)
        var rest = Substring(text)
        while rest.count > 2, rest.dropFirst().first == "-" {
            switch rest.first {
            case "C": control = true
            case "A": alt = true
            case "S": shift = true
            default: return nil
            }
            rest = rest.dropFirst(2)
        }
        guard let code = KeyCode(parsing: rest) else { return nil }
        self.code = code
        if case .character(let character) = code {
            if shift { return nil }
            if control { self.code = .character(Character(character.lowercased())) }
        }
    }
}

extension KeyCode: CustomStringConvertible {
    package var description: String {
        switch self {
        case .character(" "): return "<space>"
        case .character(let character): return String(character)
        case .function(let number): return "<f\(number)>"
        default:
            let name = KeyCode.names.first { $0.value == self }?.key ?? ""
            return "<\(name)>"
        }
    }

    init?(parsing text: Substring) {
        if text.count == 1, let character = text.first {
            guard !character.isWhitespace else { return nil }
            self = .character(character)
            return
        }
        guard text.first == "<", text.last == ">" else { return nil }
        let name = text.dropFirst().dropLast().lowercased()
        if let code = KeyCode.names[name] {
            self = code
        } else if name.first == "f", let number = Int(name.dropFirst()), (1...24).contains(number) {
            self = .function(number)
        } else {
            return nil
        }
    }

    private static let names: [String: KeyCode] = [
        "space": .character(" "), "enter": .enter, "esc": .escape, "tab": .tab, "s-tab": .backTab,
        "bs": .backspace, "del": .delete, "ins": .insert, "up": .up, "down": .down, "left": .left,
        "right": .right, "home": .home, "end": .end, "pgup": .pageUp, "pgdn": .pageDown,
    ]
}
