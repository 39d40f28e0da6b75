import TerminalIO
import Testing

@Suite struct FrameTests {
    private let plain = Style.plain
    private let bold = Style(attributes: .bold)

    @Test("text is written from a cell to the right and tells its columns")
    func writing() {
        var frame = Frame(size: Size(columns: 12, rows: 2))
        #expect(frame.put("Orion", column: 1, row: 0, style: plain) == 5)
        #expect(frame.put("会议室 A", column: 0, row: 1, style: bold) == 8)
        #expect(frame.text() == " Orion\n会议室 A")
        #expect(frame[1, 1].isContinuation)
        #expect(frame[0, 1].style == bold)
    }

    @Test("what does not fit is cut off on every side")
    func clipping() {
        var frame = Frame(size: Size(columns: 4, rows: 1))
        #expect(frame.put("abcdef", column: 2, row: 0, style: plain) == 2)
        #expect(frame.put("xyz", column: -2, row: 0, style: plain) == 3)
        #expect(frame.put("below", column: 0, row: 1, style: plain) == 4)
        #expect(frame.put("above", column: 0, row: -1, style: plain) == 4)
        #expect(frame.put("right", column: 9, row: 0, style: plain) == 0)
        #expect(frame.put("wide", column: 0, row: 0, style: plain, width: -1) == 0)
        #expect(frame.text() == "z ab")
        #expect(frame[9, 9] == Cell())
    }

    @Test("no text is written beyond its width")
    func width() {
        var frame = Frame(size: Size(columns: 10, rows: 1))
        #expect(frame.put("abcdef", column: 0, row: 0, style: plain, width: 3) == 3)
        #expect(frame.text() == "abc")
    }

    @Test("a wide glyph that does not fit becomes a space", arguments: [3, 5])
    func wideAtTheEdge(room: Int) {
        var frame = Frame(size: Size(columns: 10, rows: 1))
        frame.put("----------", column: 0, row: 0, style: plain)
        #expect(frame.put("会议室", column: 0, row: 0, style: plain, width: room) == room)
        #expect(frame[room - 1, 0].glyph == " ")
        #expect(frame[room, 0].glyph == "-")
    }

    @Test("a wide glyph cut by the left edge becomes a space")
    func wideAtTheLeftEdge() {
        var frame = Frame(size: Size(columns: 4, rows: 1))
        frame.put("----", column: 0, row: 0, style: plain)
        frame.put("会a", column: -1, row: 0, style: plain)
        #expect(frame.text() == " a--")
    }

    @Test("writing over one half of a wide glyph blanks the other", arguments: [(0, "x 议"), (1, " x议")])
    func halves(column: Int, text: String) {
        var frame = Frame(size: Size(columns: 4, rows: 1))
        frame.put("会议", column: 0, row: 0, style: plain)
        frame.put("x", column: column, row: 0, style: plain)
        #expect(frame.text() == text)
    }

    @Test("a rectangle is filled within the frame, halves of wide glyphs included")
    func filling() {
        var frame = Frame(size: Size(columns: 6, rows: 2))
        frame.put("会议室", column: 0, row: 0, style: plain)
        frame.fill(Rect(column: 1, row: -3, columns: 2, rows: 9), glyph: "#", style: bold)
        #expect(frame.text() == " ## 室\n ##")
        frame.fill(Rect(frame.size), glyph: "会", style: plain)
        #expect(frame.text() == "会会会\n会会会")
        frame.fill(Rect(column: 0, row: 0, columns: 3, rows: 1), glyph: "室", style: plain)
        #expect(frame.text() == "室  会\n会会会")
    }

    @Test("a wide glyph keeps one style when only half of it is restyled")
    func restyling() {
        var frame = Frame(size: Size(columns: 6, rows: 1))
        frame.put("会议室", column: 0, row: 0, style: plain)
        frame.restyle(Rect(column: 1, row: 0, columns: 2, rows: 5)) { style in
            Style(foreground: style.foreground, attributes: .bold)
        }
        #expect(frame.styled { $0 == plain ? "." : "B" } == "..BB..")
    }

    @Test("a frame is placed in another with its styles, and its cursor is left out")
    func placing() {
        var small = Frame(size: Size(columns: 4, rows: 2))
        small.put("会议", column: 0, row: 0, style: bold)
        small.put("ab", column: 1, row: 1, style: bold)
        small.cursor = Point(column: 1, row: 1)
        var frame = Frame(size: Size(columns: 8, rows: 4))
        for row in 0..<4 { frame.put("--------", column: 0, row: row, style: plain) }
        frame.place(small, at: Point(column: 2, row: 1))
        #expect(frame.text() == "--------\n--会议--\n-- ab --\n--------")
        #expect(frame.styled { $0 == plain ? "." : "B" } == "........\n..BBBB..\n...BB...\n........")
        #expect(frame.cursor == nil)
    }

    @Test("a placed frame is cut at every edge, and no wide glyph is left in half")
    func placingAtTheEdges() {
        var small = Frame(size: Size(columns: 4, rows: 2))
        small.put("会议", column: 0, row: 0, style: plain)
        small.put("室a", column: 0, row: 1, style: plain)
        var frame = Frame(size: Size(columns: 4, rows: 2))
        frame.put("订订", column: 0, row: 0, style: plain)
        frame.put("----", column: 0, row: 1, style: plain)
        frame.place(small, at: Point(column: -1, row: 1))
        #expect(frame.text() == "订订\n 议-")
        frame.place(small, at: Point(column: 3, row: -1))
        #expect(frame.text() == "订\n 议-")
        frame.place(small, at: Point(column: 1, row: 0))
        #expect(frame.text() == " 会\n 室a")
        let before = frame
        frame.place(small, at: Point(column: 4, row: 0))
        frame.place(small, at: Point(column: 0, row: -2))
        frame.place(Frame(size: Size(columns: 0, rows: 0)), at: Point(column: 0, row: 0))
        #expect(frame == before)
    }

    @Test("any text in any place keeps every row whole", arguments: 0..<40)
    func wholeRows(seed: Int) {
        var generator = Seeded(state: UInt64(seed) + 1)
        let texts = ["会", "a", "议室 B", "e\u{301}", "👨‍👩‍👧", "🇨🇳", "\u{301}", "한글", "\u{1B}[2J", "x\u{202E}y"]
        let size = Size(
            columns: .random(in: 0...9, using: &generator), rows: .random(in: 0...3, using: &generator))
        var frame = Frame(size: size)
        for _ in 0..<60 {
            let column = Int.random(in: -3...10, using: &generator)
            let row = Int.random(in: -1...3, using: &generator)
            if Int.random(in: 0..<4, using: &generator) == 0 {
                var part = Frame(size: Size(columns: .random(in: 0...9, using: &generator), rows: 2))
                part.put(texts.randomElement(using: &generator) ?? "", column: 0, row: 0, style: bold)
                frame.place(part, at: Point(column: column, row: row))
            } else if Bool.random(using: &generator) {
                let rect = Rect(
                    column: column, row: row, columns: Int.random(in: -1...5, using: &generator), rows: 2)
                frame.fill(rect, glyph: Bool.random(using: &generator) ? "室" : "-", style: bold)
            } else {
                let text = texts.randomElement(using: &generator) ?? ""
                frame.put(text, column: column, row: row, style: plain)
            }
            expectWholeRows(frame)
        }
    }

    private func expectWholeRows(_ frame: Frame) {
        for row in 0..<frame.size.rows {
            let cells = Array(frame.row(row))
            #expect(cells.count == frame.size.columns)
            for (column, cell) in cells.enumerated() {
                let isWide = TextWidth.columns(of: cell.glyph) == 2
                let next = column + 1 < cells.count ? cells[column + 1] : Cell()
                #expect(isWide == next.isContinuation)
            }
        }
    }
}

/// Chance that is the same in every run.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
