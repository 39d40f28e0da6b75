import Foundation
import TerminalIO
import Testing

@testable import Screens

@Suite("The README's table of keys")
struct ReadmeKeysTests {
    @Test("Every key that it names does something, and every hinted key is named")
    func keys() throws {
        let named = try Set(tableRows().flatMap(keys(in:)))
        let all = Set(ActionTable.entries.flatMap(shortKeys))
        let hinted = Set(ActionTable.entries.filter { $0.hintRank != nil }.compactMap { shortKeys($0).first })
        #expect(named.subtracting(all).isEmpty)
        #expect(hinted.subtracting(named).isEmpty)
    }

    private func shortKeys(_ entry: ActionEntry) -> [String] {
        entry.keys.compactMap(Key.init(parsing:)).map(KeyName.short)
    }

    private func tableRows() throws -> [Substring] {
        let file = URL(fileURLWithPath: #filePath).appending(path: "../../../../README.md").standardized
        let text = try String(contentsOf: file, encoding: .utf8)
        let table = try #require(text.split(separator: "| key | on the board |").last)
        return table.split(separator: "\n").prefix { $0.hasPrefix("|") || $0.contains("in forms") }
            .filter { $0.hasPrefix("| `") }
    }

    // The first column's code spans, which may hold several keys.
    private func keys(in row: Substring) -> [String] {
        let column = row.split(separator: " | ", maxSplits: 1)[0]
        return column.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }
            .flatMap { $0.element.split(separator: " ").map(String.init) }
    }
}
