import CNcurses
import TerminalIO

/// Turns styles into the attributes and colour pairs of ncurses.
struct Pens {
    let depth: ColorDepth
    private let hasDefaultColors: Bool

    /// Starts colours unless the terminal has none or the user wants none.
    init(limit: ColorDepth) {
        guard limit != .none, has_colors(), start_color() == OK else {
            depth = .none
            hasDefaultColors = false
            return
        }
        let offered: ColorDepth =
            switch cncurses_colors() {
            case ..<8: .none
            case ..<16: .eight
            case ..<256: .sixteen
            default: .indexed
            }
        depth = min(offered, limit)
        hasDefaultColors = use_default_colors() == OK
    }

    func pen(for style: Style) -> (attributes: attr_t, pair: Int32) {
        let ink = Ink(style, depth: depth)
        var attributes: attr_t = 0
        if ink.attributes.contains(.bold) { attributes |= cncurses_bold }
        if ink.attributes.contains(.dim) { attributes |= cncurses_dim }
        if ink.attributes.contains(.italic) { attributes |= cncurses_italic }
        if ink.attributes.contains(.underline) { attributes |= cncurses_underline }
        if ink.attributes.contains(.reverse) { attributes |= cncurses_reverse }
        return (attributes, pair(for: ink))
    }

    private func pair(for ink: Ink) -> Int32 {
        guard depth != .none, ink.foreground >= 0 || ink.background >= 0 else { return 0 }
        let foreground = hasDefaultColors || ink.foreground >= 0 ? ink.foreground : COLOR_WHITE
        let background = hasDefaultColors || ink.background >= 0 ? ink.background : COLOR_BLACK
        return max(0, alloc_pair(foreground, background))
    }
}
