import TerminalIO

/// A style as one terminal can show it: colour numbers of its own, -1 for its default, and attributes.
struct Ink: Hashable {
    var foreground: Int32
    var background: Int32
    var attributes: Attributes

    init(_ style: Style, depth: ColorDepth) {
        attributes = style.attributes
        foreground = -1
        background = -1
        guard depth != .none else { return }
        foreground = Ink.number(style.foreground, depth: depth)
        background = Ink.number(style.background, depth: depth)
        guard depth == .eight else { return }
        background = background >= 8 ? background - 8 : background
        if foreground == 8 {
            // Bold black is invisible on many black screens; dim text is readable on all.
            foreground = -1
            attributes.insert(.dim)
        } else if foreground > 8 {
            foreground -= 8
            attributes.insert(.bold)
        }
    }

    private static func number(_ color: Color, depth: ColorDepth) -> Int32 {
        switch color {
        case .standard:
            return -1
        case .ansi(let number):
            return Int32(number & 15)
        case .indexed(let number):
            if depth >= .indexed || number < 16 { return Int32(number) }
            let (red, green, blue) = ColorReduction.rgb(ofIndexed: number)
            return Int32(ColorReduction.ansi(red, green, blue))
        case .rgb(let red, let green, let blue):
            let reduced =
                depth >= .indexed
                ? ColorReduction.indexed(red, green, blue) : ColorReduction.ansi(red, green, blue)
            return Int32(reduced)
        }
    }
}
