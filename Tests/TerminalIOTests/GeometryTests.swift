import TerminalIO
import Testing

@Suite struct GeometryTests {
    private let rect = Rect(column: 2, row: 1, columns: 10, rows: 6)

    @Test("a rectangle is split at every side, and never beyond itself")
    func splitting() {
        #expect(rect.split(top: 2).top == Rect(column: 2, row: 1, columns: 10, rows: 2))
        #expect(rect.split(top: 2).rest == Rect(column: 2, row: 3, columns: 10, rows: 4))
        #expect(rect.split(bottom: 1).bottom == Rect(column: 2, row: 6, columns: 10, rows: 1))
        #expect(rect.split(left: 3).rest == Rect(column: 5, row: 1, columns: 7, rows: 6))
        #expect(rect.split(right: 3).right == Rect(column: 9, row: 1, columns: 3, rows: 6))
        #expect(rect.split(top: 99).rest.isEmpty)
        #expect(rect.split(left: -1).left.isEmpty)
    }

    @Test("a margin or a wish larger than the rectangle leaves an empty one, not a negative one")
    func limits() {
        #expect(rect.inset(columns: 1, rows: 1) == Rect(column: 3, row: 2, columns: 8, rows: 4))
        #expect(rect.inset(columns: 9).columns == 0)
        #expect(rect.centered(Size(columns: 4, rows: 2)) == Rect(column: 5, row: 3, columns: 4, rows: 2))
        #expect(rect.centered(Size(columns: 99, rows: 99)) == rect)
        #expect(rect.intersection(Rect(column: 50, row: 0, columns: 5, rows: 5)).isEmpty)
    }

    @Test("a rectangle contains its first cell and not the one after its last")
    func containing() {
        #expect(rect.contains(Point(column: 2, row: 1)))
        #expect(!rect.contains(Point(column: 12, row: 1)))
    }
}
