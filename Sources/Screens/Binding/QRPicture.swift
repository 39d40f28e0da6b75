import RoomBooking
import TerminalIO
import Themes

/// A QR code in half blocks: two modules above each other in a cell, dark on light whatever the terminal's colours are.
struct QRPicture {
    let modules: [[Bool]]
    /// Light modules around it; four are the standard, two are enough for phones.
    let margin: Int

    var size: Size {
        let width = (modules.first?.count ?? 0) + 2 * margin
        return Size(columns: width, rows: (modules.count + 2 * margin + 1) / 2)
    }

    /// With the widest margin with which it fits; nil where it does not, or is no code at all.
    init?(_ modules: [[Bool]], within space: Size) {
        guard let width = modules.first?.count, width > 0, modules.allSatisfy({ $0.count == width }) else {
            return nil
        }
        for margin in [4, 3, 2] {
            let picture = QRPicture(modules: modules, margin: margin)
            if picture.size.columns <= space.columns, picture.size.rows <= space.rows {
                self = picture
                return
            }
        }
        return nil
    }

    private init(modules: [[Bool]], margin: Int) {
        self.modules = modules
        self.margin = margin
    }

    func draw(column: Int, row: Int, on canvas: inout Canvas) {
        let style = Self.style(in: canvas.theme)
        for line in 0..<size.rows {
            let top = 2 * line - margin
            let glyphs = (-margin..<size.columns - margin).map { place in
                Self.glyph(top: isDark(top, place), bottom: isDark(top + 1, place))
            }
            canvas.put(String(glyphs), column: column, row: row + line, style: style)
        }
    }

    /// Black on white of the fixed colours, which no palette turns around; without colours the terminal's own, reversed.
    static func style(in theme: Theme) -> Style {
        theme.hasColors
            ? Style(foreground: .indexed(16), background: .indexed(231)) : Style(attributes: .reverse)
    }

    private func isDark(_ row: Int, _ column: Int) -> Bool {
        modules.indices.contains(row) && modules[row].indices.contains(column) && modules[row][column]
    }

    private static func glyph(top: Bool, bottom: Bool) -> Character {
        switch (top, bottom) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
    }
}

extension Theme {
    fileprivate var hasColors: Bool {
        Role.allCases.contains { self[$0].foreground != .standard || self[$0].background != .standard }
    }
}
