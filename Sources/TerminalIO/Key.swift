/// Which key was pressed, apart from the modifiers held with it.
package enum KeyCode: Hashable, Sendable {
    case character(Character)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
}

/// One key press as the terminal could tell it.
package struct Key: Hashable, Sendable {
    package var code: KeyCode
    package var control: Bool
    package var alt: Bool
    /// Told for arrows and the like only; a shifted letter is simply an upper-case letter.
    package var shift: Bool

    package init(_ code: KeyCode, control: Bool = false, alt: Bool = false, shift: Bool = false) {
        self.code = code
        self.control = control
        self.alt = alt
        self.shift = shift
    }

    package init(_ character: Character, control: Bool = false, alt: Bool = false) {
        self.init(.character(character), control: control, alt: alt)
    }

    /// The character that was typed without Control or Alt, for a text field.
    package var typed: Character? {
        guard case .character(let character) = code, !control, !alt else { return nil }
        return character
    }
}
