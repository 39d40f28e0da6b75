/// Walks over the bytes of a JSON object without recursion, so that no depth can exhaust the stack.
struct JSONScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Hands out the members of the object; false when the bytes are not exactly one object.
    mutating func readObject(_ member: (String, FlatJSONObject.Value) -> Void) -> Bool {
        guard take(UInt8(ascii: "{")) else { return false }
        if !take(UInt8(ascii: "}")) {
            repeat {
                guard peek() == UInt8(ascii: "\""), let key = readString(), take(UInt8(ascii: ":")) else {
                    return false
                }
                guard readMember(key, member) else { return false }
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { return false }
        }
        return peek() == nil
    }

    private mutating func readMember(_ key: String, _ member: (String, FlatJSONObject.Value) -> Void) -> Bool
    {
        switch peek() {
        case UInt8(ascii: "\""):
            guard let text = readString() else { return false }
            member(key, .string(text))
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard skipNested() else { return false }
            member(key, .nested)
        default:
            switch readWord() {
            case "": return false
            case "null", "true", "false": member(key, .word)
            case let word:
                guard word.first == "-" || word.first?.isNumber == true else { return false }
                member(key, .number(word))
            }
        }
        return true
    }

    private mutating func readString() -> String? {
        var text: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let character = readEscape() else { return nil }
                text.append(contentsOf: String(character).utf8)
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func readEscape() -> Unicode.Scalar? {
        guard position < bytes.count else { return nil }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"): return readUnicodeEscape()
        default: return nil
        }
    }

    private mutating func readUnicodeEscape() -> Unicode.Scalar? {
        guard let unit = readHexUnit() else { return nil }
        guard (0xD800..<0xE000).contains(unit) else { return Unicode.Scalar(unit) }
        // Half of a pair that stands alone is replaced, as undecodable bytes are.
        guard unit < 0xDC00, bytes[position...].starts(with: Array("\\u".utf8)) else { return "\u{FFFD}" }
        let afterFirst = position
        position += 2
        guard let second = readHexUnit() else { return nil }
        guard (0xDC00..<0xE000).contains(second) else {
            position = afterFirst
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
    }

    private mutating func readHexUnit() -> UInt32? {
        guard position + 4 <= bytes.count else { return nil }
        let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
        guard digits.allSatisfy(\.isHexDigit) else { return nil }
        position += 4
        return UInt32(digits, radix: 16)
    }

    private mutating func readWord() -> String {
        let start = position
        while position < bytes.count, isWordByte(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private mutating func skipNested() -> Bool {
        var closers: [UInt8] = []
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "{"): closers.append(UInt8(ascii: "}"))
            case UInt8(ascii: "["): closers.append(UInt8(ascii: "]"))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard closers.popLast() == byte else { return false }
            case UInt8(ascii: "\""):
                guard readString() != nil else { return false }
                continue
            default: break
            }
            position += 1
            if closers.isEmpty { return true }
        }
        return false
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func peek() -> UInt8? {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case let byte: return byte
            }
        }
        return nil
    }
}
