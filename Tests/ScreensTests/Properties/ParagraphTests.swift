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
            ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
            ("one\ntwo", 20, ["one", "two"]),
            ("", 20, [""]),
        ])
    func breaks(text: String, columns: Int, lines: [String]) {
        #expect(Paragraph.lines(text, columns: columns) == lines)
        #expect(lines.allSatisfy { TextWidth.columns($0) <= columns })
    }
}
