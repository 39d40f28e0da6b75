import TerminalIO

/// The nearest colour that a terminal with fewer of them has.
enum ColorReduction {
    /// The nearest of the fixed colours 16 to 255; the first sixteen are the user's own and may be anything.
    static func indexed(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
        let wanted = (Int(red), Int(green), Int(blue))
        let cube = [wanted.0, wanted.1, wanted.2].map(nearestStep)
        let average = (wanted.0 + wanted.1 + wanted.2) / 3
        let grey = min(23, max(0, (average - 3) / 10))
        let shade = 8 + 10 * grey
        let cubeDistance = distance(wanted, (cubeSteps[cube[0]], cubeSteps[cube[1]], cubeSteps[cube[2]]))
        if distance(wanted, (shade, shade, shade)) < cubeDistance { return UInt8(232 + grey) }
        return UInt8(16 + 36 * cube[0] + 6 * cube[1] + cube[2])
    }

    /// The one of the sixteen colours that people would call the same: by hue, not by distance.
    static func ansi(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
        let channels = [Int(red), Int(green), Int(blue)]
        let high = max(channels[0], channels[1], channels[2])
        let low = min(channels[0], channels[1], channels[2])
        if high < 64 { return 0 }
        guard (high - low) * 5 > high else {
            switch high {
            case ..<128: return 8
            case ..<224: return 7
            default: return 15
            }
        }
        let middle = (high + low) / 2
        let bits = channels.enumerated().reduce(0) { $0 | ($1.element > middle ? 1 << $1.offset : 0) }
        return UInt8(bits) + (high > 200 ? 8 : 0)
    }

    /// What xterm shows for one of its 256 colours.
    static func rgb(ofIndexed index: UInt8) -> (UInt8, UInt8, UInt8) {
        switch index {
        case ..<16:
            let level: UInt8 = index == 7 ? 192 : index == 8 ? 128 : index > 8 ? 255 : 128
            let bits = index == 8 ? 7 : index & 7
            return (bits & 1 != 0 ? level : 0, bits & 2 != 0 ? level : 0, bits & 4 != 0 ? level : 0)
        case 232...:
            let shade = 8 + 10 * (index - 232)
            return (shade, shade, shade)
        default:
            let cube = Int(index) - 16
            return (
                UInt8(cubeSteps[cube / 36]), UInt8(cubeSteps[cube / 6 % 6]), UInt8(cubeSteps[cube % 6])
            )
        }
    }

    private static let cubeSteps = [0, 95, 135, 175, 215, 255]

    private static func nearestStep(_ value: Int) -> Int {
        value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40
    }

    private static func distance(_ left: (Int, Int, Int), _ right: (Int, Int, Int)) -> Int {
        let (red, green, blue) = (left.0 - right.0, left.1 - right.1, left.2 - right.2)
        return red * red + green * green + blue * blue
    }
}
