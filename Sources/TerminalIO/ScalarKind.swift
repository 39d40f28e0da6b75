/// What one scalar of a text means to a cell.
enum ScalarKind {
    case narrow
    case wide
    /// Drawn over the glyph before it.
    case mark
    /// Never drawn as it is; this stands for it.
    case shown(Character)
    /// Joins the emoji before and after it.
    case joiner
    /// Removed: it draws nothing, or steers what is drawn.
    case unseen

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20..<0x7F: self = .narrow
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: self = .shown(" ")
        case 0x00..<0x20: self = .shown(ScalarKind.picture(0x2400 + scalar.value))
        case 0x7F: self = .shown(ScalarKind.picture(0x2421))
        case 0x80..<0xA0: self = .shown("\u{FFFD}")
        case 0xAD: self = .unseen
        case 0xA0..<0x300: self = .narrow
        // The bulk of Chinese and Korean text, without a search.
        case 0x4E00...0x9FFC, 0xAC00...0xD7A3: self = .wide
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: self = .mark
        case 0x200D: self = .joiner
        // The keycap frame and variation selectors change how many columns terminals give a glyph.
        case 0x20E3, 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = .unseen
        // The letters that flags are made of.
        case 0x1F1E6...0x1F1FF: self = .shown(ScalarKind.picture(0x41 + scalar.value - 0x1F1E6))
        default: self = ScalarKind.byCategory(scalar)
        }
    }

    private static func byCategory(_ scalar: Unicode.Scalar) -> ScalarKind {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: .mark
        case .format: .unseen
        case .unassigned, .privateUse, .surrogate, .control: .shown("?")
        default: WideScalars.contains(scalar.value) ? .wide : .narrow
        }
    }

    private static func picture(_ value: UInt32) -> Character {
        Character(Unicode.Scalar(value) ?? "?")
    }
}
