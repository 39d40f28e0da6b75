import TerminalIO

/// Breaks text into lines of a width: at blanks, and anywhere within Chinese.
enum Paragraph {
    static func lines(_ text: String, columns: Int) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .flatMap { wrap(String($0), columns: max(2, columns)) }
    }

    /// At most so many lines; what is left out leaves a mark.
    static func lines(_ text: String, columns: Int, atMost limit: Int) -> [String] {
        let all = lines(text, columns: columns)
        guard all.count > limit, limit > 0 else { return Array(all.prefix(max(0, limit))) }
        return all.prefix(limit - 1) + [TextWidth.prefix(all[limit - 1], columns: columns - 1) + "~"]
    }

    private static func wrap(_ text: String, columns: Int) -> [String] {
        var lines: [String] = []
        var rest = text[...]
        while TextWidth.columns(rest) > columns {
            let fitting = TextWidth.prefix(String(rest), columns: columns)
            let end = rest.index(rest.startIndex, offsetBy: max(1, fitting.count), limitedBy: rest.endIndex)
            let cut = breakWithoutMark(in: rest, before: end ?? rest.endIndex)
            lines.append(String(rest[..<cut]))
            rest = rest[cut...].drop { $0 == " " }
        }
        return lines + [String(rest)]
    }

    // A mark that ends or parts a sentence never begins a line: what stands before it comes along.
    private static func breakWithoutMark(in text: Substring, before end: Substring.Index) -> Substring.Index {
        let first = breakPoint(in: text, before: end)
        var cut = first
        while cut < text.endIndex, "、，。；：？！）》】」”’…".contains(text[cut]) {
            let shorter = text.index(before: cut)
            guard shorter > text.startIndex else { return first }
            cut = breakPoint(in: text, before: shorter)
        }
        return cut
    }

    // Back to where the word begins that would be cut: at a blank, or behind Chinese.
    private static func breakPoint(in text: Substring, before end: Substring.Index) -> Substring.Index {
        guard end < text.endIndex, text[end] != " " else { return end }
        let isWithinWord = TextWidth.columns(of: text[end]) < 2
        let last = text[..<end].lastIndex { $0 == " " || isBreakable($0) }
        guard let last, isWithinWord || text.index(after: last) == end else { return end }
        let cut = text[last] == " " ? last : text.index(after: last)
        return cut > text.startIndex ? cut : end
    }

    // An opening bracket stays with what it opens.
    private static func isBreakable(_ character: Character) -> Bool {
        TextWidth.columns(of: character) == 2 && !"（《【「".contains(character)
    }
}
