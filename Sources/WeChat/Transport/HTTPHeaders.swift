/// The header fields of an answer, kept as they came and looked up by name without regard to case.
package struct HTTPHeaders: Sendable {
    private var lines: [UInt8] = []

    package init() {}

    /// The value of a field, the last one where it came more than once.
    package subscript(name: String) -> String? {
        let wanted = name.lowercased()
        for line in lines.split(separator: UInt8(ascii: "\n")).reversed() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            guard String(decoding: line[..<colon], as: UTF8.self).lowercased() == wanted else { continue }
            let value = line[(colon + 1)...].drop(while: isBlank)
            let end = value.lastIndex { !isBlank($0) }
            return end.map { String(decoding: value[...$0], as: UTF8.self) } ?? ""
        }
        return nil
    }

    mutating func append(_ line: some Sequence<UInt8>) {
        lines.append(contentsOf: line)
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral fields: (String, String)...) {
        for (name, value) in fields { append("\(name): \(value)\r\n".utf8) }
    }
}
