/// A QR code for plain output: two rows of modules to a line of half blocks.
enum QRText {
    /// Light modules around the code, as the standard asks for.
    static let margin = 4

    /// Lines of equal width, in which ink is dark.
    static func lines(of rows: [[Bool]]) -> [String] {
        let width = (rows.first?.count ?? 0) + 2 * margin
        let height = rows.count + 2 * margin
        return stride(from: 0, to: height, by: 2).map { top in
            String(
                (0..<width).map { column in
                    glyph(isDark(rows, top, column), isDark(rows, top + 1, column))
                })
        }
    }

    private static func isDark(_ rows: [[Bool]], _ row: Int, _ column: Int) -> Bool {
        let (row, column) = (row - margin, column - margin)
        return rows.indices.contains(row) && rows[row].indices.contains(column) && rows[row][column]
    }

    private static func glyph(_ top: Bool, _ bottom: Bool) -> Character {
        switch (top, bottom) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
    }
}
