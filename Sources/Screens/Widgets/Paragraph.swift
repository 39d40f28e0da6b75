import TerminalIO

/// Breaks text into lines of a width: at blanks, and anywhere within Chinese.
enum Paragraph {
    static func lines(_ text: String, columns: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { wrap(String($0), columns: max(2, columns)) }
    }

    private static func wrap(_ text: String, columns: Int) -> [String] {
        var lines: [String] = []
        var rest = text[...]
        while TextWidth.columns(rest) > columns {
            let fitting = TextWidth.prefix(String(rest), columns: columns)
            let end = rest.index(rest.startIndex, offsetBy: max(1, fitting.count))
            let cut = breakPoint(in: rest, before: end)
            lines.append(String(rest[..<cut]))
            rest = rest[cut...].drop { $0 == " " }
        }
        return lines + [String(rest)]
    }

    // Back to the last blank, unless what stands there can be cut anyway.
    private static func breakPoint(in text: Substring, before end: Substring.Index) -> Substring.Index {
        guard end < text.endIndex, text[end] != " ", text[end].isASCII,
            text[text.index(before: end)].isASCII,
            let blank = text[..<end].lastIndex(of: " "), blank > text.startIndex
        else { return end }
        return blank
    }
}
