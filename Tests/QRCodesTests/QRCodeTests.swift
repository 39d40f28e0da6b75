import QRCodes
import Testing

@Suite("QR codes")
struct QRCodeTests {
    // The three corners of every QR code: a ring of 7 modules around a block of 3.
    private static let finder = [
        "#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######",
    ]

    @Test("a code is square, with a finder pattern in three of its corners")
    func finders() throws {
        let code = try #require(QRCode("pages/bind/index?scene=abcdefghijklmnopqrstuv"))
        let size = code.rows.count
        #expect(size == 33)
        #expect(code.rows.allSatisfy { $0.count == size })
        for (row, column) in [(0, 0), (0, size - 7), (size - 7, 0)] {
            let corner = code.rows[row..<(row + 7)].map { line in
                String(line[column..<(column + 7)].map { $0 ? "#" : "." })
            }
            #expect(corner == Self.finder)
        }
    }

    @Test("different texts make different codes, and the same text the same")
    func content() {
        #expect(QRCode("a") == QRCode("a"))
        #expect(QRCode("a") != QRCode("b"))
    }

    @Test("a text that is empty, holds a NUL or is too long makes no code")
    func unusable() {
        #expect(QRCode("") == nil)
        #expect(QRCode("a\0b") == nil)
        #expect(QRCode(String(repeating: "x", count: 3000)) == nil)
    }
}
