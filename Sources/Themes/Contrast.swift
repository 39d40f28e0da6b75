import Glibc
import TerminalIO

/// How far two colours lie apart in brightness, as WCAG counts it: 1 to 21.
struct Contrast {
    let ratio: Double

    /// Nil when the terminal's user chooses one of the colours.
    init?(_ style: Style) {
        guard case .rgb(let red, let green, let blue) = style.foreground,
            case .rgb(let backRed, let backGreen, let backBlue) = style.background
        else { return nil }
        let one = Contrast.luminance(red, green, blue)
        let other = Contrast.luminance(backRed, backGreen, backBlue)
        ratio = (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    private static func luminance(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Double {
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    private static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}

extension Role {
    /// The contrast that a role needs to be read; nil for what is meant to step back.
    var wantedContrast: Double? {
        switch self {
        case .textDisabled, .shadow, .statusPast: nil
        case .border, .borderFocus, .progress, .scrollbar: 3
        default: 4.5
        }
    }
}
