import CNcurses
import TerminalIO

/// Glyphs as the terminal's character set can show them.
enum Glyphs {
    /// The scalars of a cell's glyph, ended by zero.
    ///
    /// Something plainer takes its place where the locale cannot write it or gives it another width.
    static func encode(_ glyph: Character, isWide: Bool, into buffer: inout [wchar_t]) {
        buffer.removeAll(keepingCapacity: true)
        for scalar in glyph.unicodeScalars.prefix(Int(CCHARW_MAX)) { buffer.append(wchar_t(scalar.value)) }
        if let first = glyph.unicodeScalars.first, first.value >= 0x7F {
            let width = cncurses_width(first.value)
            if width != (isWide ? 2 : 1) { buffer = [wchar_t(plain(first).value)] }
        }
        buffer.append(0)
    }

    /// An ASCII sign that looks like a glyph of ours.
    static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x2550, 0x2010...0x2015: "-"
        case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x2551: "|"
        case 0x250C...0x257F: "+"
        case 0x2580...0x259F: "#"
        case 0xA0, 0x2000...0x200A: " "
        case 0x2018, 0x2019: "'"
        case 0x201C, 0x201D: "\""
        case 0xB7, 0x2022, 0x2026: "."
        case 0xD7: "x"
        case 0x2190, 0x25C0, 0x2039: "<"
        case 0x2192, 0x25B6, 0x25B8, 0x203A: ">"
        case 0x2191: "^"
        case 0x2193: "v"
        case 0x2713: "+"
        case 0x2717: "x"
        default: "?"
        }
    }
}
