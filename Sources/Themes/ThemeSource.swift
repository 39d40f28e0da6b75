import TOMLKit

/// The text of a theme file, and where in it things stand.
struct ThemeSource {
    static let sizeLimit = 64 * 1024

    let path: String
    let text: String

    /// Reads the text as TOML.
    func table() throws(ThemeError) -> TOMLTable {
        guard text.utf8.count <= ThemeSource.sizeLimit else { throw error(.tooLarge) }
        // The parser takes a C string, which would end here.
        guard !text.utf8.contains(0) else { throw error(.syntax("a theme is text, not bytes")) }
        do {
            return try TOMLTable(string: text)
        } catch let failure as TOMLParseError {
            throw ThemeError(
                path: path, line: failure.source.begin.line, problem: .syntax(failure.description))
        } catch {
            throw self.error(.syntax("\(error)"))
        }
    }

    func error(_ problem: ThemeError.Problem, key: String? = nil, in section: String = "") -> ThemeError {
        ThemeError(path: path, line: key.flatMap { line(of: $0, in: section) }, problem: problem)
    }

    /// The line on which a key stands, found by looking for it: the parser forgets where values were.
    func line(of key: String, in section: String = "") -> Int? {
        var current = ""
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmingBlanks
            if line.first == "[" {
                current = line.dropFirst().prefix { $0 != "]" }.trimmingBlanks.unquoted
                if current == key || current == "\(section).\(key)" || current == "\(section).\"\(key)\"" {
                    return number + 1
                }
            } else if current == section, line.keyPart.unquoted == key {
                return number + 1
            }
        }
        return nil
    }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        let start = drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...last]
    }

    fileprivate var keyPart: Substring {
        prefix { $0 != "=" }.trimmingBlanks
    }

    fileprivate var unquoted: String {
        guard count >= 2, let quote = first, quote == "\"" || quote == "'", last == quote else {
            return String(self)
        }
        return String(dropFirst().dropLast())
    }
}
