import TerminalIO
import Testing

@testable import Screens

@Suite("Paragraphs")
struct ParagraphTests {
    @Test(
        "Lines break at blanks and between Chinese, and within a word only where it is longer than a line",
        arguments: [
            ("one two three", 9, ["one two", "three"]),
            ("会议室已被预订", 6, ["会议室", "已被预", "订"]),
            ("通知：李雷、Alexandra", 16, ["通知：李雷、", "Alexandra"]),
            ("已被 Alexandra 预订", 10, ["已被", "Alexandra", "预订"]),
            ("已被 Kim 预订（Customer call）", 17, ["已被 Kim 预订", "（Customer call）"]),
            ("is taken 14:00–15:00", 15, ["is taken", "14:00–15:00"]),
            ("会议室已被预订，请", 14, ["会议室已被预", "订，请"]),
            ("预订人：李雷（产品部）。", 12, ["预订人：李雷", "（产品部）。"]),
            ("已通知李雷、Kim，稍后再看", 14, ["已通知李雷、", "Kim，稍后再看"]),
            ("请换一个时间。", 12, ["请换一个时", "间。"]),
            ("，，，，", 4, ["，，", "，，"]),
            ("a\r\nb", 20, ["a", "b"]),
            ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
            ("one\ntwo", 20, ["one", "two"]),
            ("", 20, [""]),
        ])
    func breaks(text: String, columns: Int, lines: [String]) {
        #expect(Paragraph.lines(text, columns: columns) == lines)
        #expect(lines.allSatisfy { TextWidth.columns($0) <= columns })
    }

    @Test("What is left out of a paragraph leaves a mark, and nothing does where all fits")
    func cuts() {
        #expect(Paragraph.lines("one two three four", columns: 9, atMost: 2) == ["one two", "three~"])
        #expect(Paragraph.lines("one two three", columns: 9, atMost: 2) == ["one two", "three"])
        #expect(Paragraph.lines("会议室已被预订", columns: 6, atMost: 1) == ["会议~"])
        #expect(Paragraph.lines("one", columns: 9, atMost: 0).isEmpty)
    }
}
