/// What is written to the terminal beside what ncurses writes.
enum ControlSequence {
    static let pasteOn = "\u{1B}[?2004h"
    static let pasteOff = "\u{1B}[?2004l"
    static let holdPainting = "\u{1B}[?2026h"
    static let releasePainting = "\u{1B}[?2026l"

    /// Undoes every mode that may be on, for when ncurses can no longer do it.
    ///
    /// In turn: paint, no bracketed paste, cursor shown, no attributes, normal screen, normal cursor keys and
    /// keypad.
    static let reset =
        "\u{1B}[?2026l\u{1B}[?2004l\u{1B}[?25h\u{1B}[0m\u{1B}[?1049l\u{1B}[?1l\u{1B}>"
}
