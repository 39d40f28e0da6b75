/// How many columns and rows there are.
package struct Size: Hashable, Sendable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}

/// One cell's place, counted from the upper left corner.
package struct Point: Hashable, Sendable {
    package var column: Int
    package var row: Int

    package init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// A rectangle of cells; its width and height are never negative.
package struct Rect: Hashable, Sendable {
    package var column: Int
    package var row: Int
    package let columns: Int
    package let rows: Int

    package init(column: Int, row: Int, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    package init(_ size: Size) {
        self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
    }

    /// The column just right of the rectangle.
    package var endColumn: Int { column + columns }
    /// The row just below the rectangle.
    package var endRow: Int { row + rows }
    package var size: Size { Size(columns: columns, rows: rows) }
    package var isEmpty: Bool { columns == 0 || rows == 0 }

    package func contains(_ point: Point) -> Bool {
        (column..<endColumn).contains(point.column) && (row..<endRow).contains(point.row)
    }

    /// The rectangle without a margin on each side.
    package func inset(columns horizontal: Int = 0, rows vertical: Int = 0) -> Rect {
        Rect(
            column: column + min(horizontal, columns / 2), row: row + min(vertical, rows / 2),
            columns: columns - 2 * horizontal, rows: rows - 2 * vertical)
    }

    /// The part that both rectangles share, perhaps empty.
    package func intersection(_ other: Rect) -> Rect {
        let left = max(column, other.column)
        let top = max(row, other.row)
        return Rect(
            column: left, row: top,
            columns: min(endColumn, other.endColumn) - left, rows: min(endRow, other.endRow) - top)
    }

    /// A rectangle of the wanted size in the middle, made smaller where it does not fit.
    package func centered(_ wanted: Size) -> Rect {
        let width = min(wanted.columns, columns)
        let height = min(wanted.rows, rows)
        return Rect(
            column: column + (columns - width) / 2, row: row + (rows - height) / 2,
            columns: width, rows: height)
    }

    /// Cuts off the first `count` rows; the rest lies below.
    package func split(top count: Int) -> (top: Rect, rest: Rect) {
        let height = min(max(0, count), rows)
        return (
            Rect(column: column, row: row, columns: columns, rows: height),
            Rect(column: column, row: row + height, columns: columns, rows: rows - height)
        )
    }

    /// Cuts off the last `count` rows; the rest lies above.
    package func split(bottom count: Int) -> (rest: Rect, bottom: Rect) {
        let (rest, bottom) = split(top: rows - min(max(0, count), rows))
        return (rest, bottom)
    }

    /// Cuts off the first `count` columns; the rest lies to the right.
    package func split(left count: Int) -> (left: Rect, rest: Rect) {
        let width = min(max(0, count), columns)
        return (
            Rect(column: column, row: row, columns: width, rows: rows),
            Rect(column: column + width, row: row, columns: columns - width, rows: rows)
        )
    }

    /// Cuts off the last `count` columns; the rest lies to the left.
    package func split(right count: Int) -> (rest: Rect, right: Rect) {
        let (rest, right) = split(left: columns - min(max(0, count), columns))
        return (rest, right)
    }
}
