/// One cell of the screen.
package struct Cell: Hashable, Sendable {
    package var glyph: Character
    package var style: Style
    /// Whether this is the right half of the wide glyph to its left; the glyph here is then a space.
    package var isContinuation: Bool

    package init(glyph: Character = " ", style: Style = .plain, isContinuation: Bool = false) {
        self.glyph = glyph
        self.style = style
        self.isContinuation = isContinuation
    }

    mutating func blank() {
        glyph = " "
        isContinuation = false
    }
}
