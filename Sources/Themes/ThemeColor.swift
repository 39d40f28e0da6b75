import TerminalIO

/// A colour of a theme with what replaces it where there are fewer colours.
struct ThemeColor: Hashable, Sendable {
    var exact: Color
    var x256: UInt8?
    var ansi: UInt8?

    init(exact: Color, x256: UInt8? = nil, ansi: UInt8? = nil) {
        self.exact = exact
        self.x256 = x256
        self.ansi = ansi
    }

    /// The colour at a depth; nil when sixteen colours have nothing that it names.
    func color(at depth: ColorDepth) -> Color? {
        if case .rgb = exact {
            switch depth {
            case .trueColor: return exact
            case .indexed: return x256.map(Color.indexed) ?? exact
            default: return ansi.map(Color.ansi)
            }
        }
        return exact
    }

    /// Reads `#rgb` and `#rrggbb`.
    init?(hex text: String) {
        let digits = Array(text.dropFirst())
        guard text.first == "#", digits.count == 3 || digits.count == 6 else { return nil }
        let wide = digits.count == 6 ? digits : digits.flatMap { [$0, $0] }
        let channels = stride(from: 0, to: 6, by: 2).compactMap { place -> UInt8? in
            guard let high = wide[place].hexDigitValue, let low = wide[place + 1].hexDigitValue,
                wide[place].isASCII, wide[place + 1].isASCII
            else { return nil }
            return UInt8(high * 16 + low)
        }
        guard channels.count == 3 else { return nil }
        self.init(exact: .rgb(channels[0], channels[1], channels[2]))
    }

    /// Reads `default` and the names of the sixteen colours, such as `red` and `bright-red`.
    init?(name: String) {
        if name == "default" {
            self.init(exact: .standard)
        } else if let number = ThemeColor.ansiNumber(name) {
            self.init(exact: .ansi(number))
        } else {
            return nil
        }
    }

    static func ansiNumber(_ name: String) -> UInt8? {
        let isBright = name.hasPrefix("bright-")
        guard let place = names.firstIndex(of: isBright ? String(name.dropFirst(7)) : name) else {
            return nil
        }
        return UInt8(place) + (isBright ? 8 : 0)
    }

    private static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
}
