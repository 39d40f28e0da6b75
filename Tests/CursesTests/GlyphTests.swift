import Glibc
import Testing

@testable import Curses

@Suite struct GlyphTests {
    @Test(
        "a glyph that the terminal cannot show has a sign of ASCII that looks like it",
        arguments: [
            ("─", "-"), ("│", "|"), ("┌", "+"), ("→", ">"), ("…", "."), ("█", "#"), ("会", "?"),
        ] as [(Unicode.Scalar, Unicode.Scalar)])
    func plain(glyph: Unicode.Scalar, sign: Unicode.Scalar) {
        #expect(Glyphs.plain(glyph) == sign)
    }

    @Test("a glyph whose width the locale does not share is replaced")
    func replaced() {
        var buffer: [wchar_t] = []
        Glyphs.encode("A", isWide: false, into: &buffer)
        #expect(buffer == [0x41, 0])
        // A width that no locale gives it.
        Glyphs.encode("─", isWide: true, into: &buffer)
        #expect(buffer == [0x2D, 0])
    }
}
