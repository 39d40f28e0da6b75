/// Reads a JSON document strictly, and no deeper than any honest caller goes.
struct JSONReader {
    enum Failure: Error {
        case malformed
        case tooDeep
    }

    private static let deepest = 64
    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    static func read(_ bytes: [UInt8]) throws(Failure) -> JSON {
        var reader = JSONReader(bytes)
        let document = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.position == bytes.count else { throw .malformed }
        return document
    }

    private mutating func value(depth: Int) throws(Failure) -> JSON {
        guard depth < Self.deepest else { throw .tooDeep }
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return .object(try members(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try elements(depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func members(depth: Int) throws(Failure) -> [(key: String, value: JSON)] {
        position += 1
        var members: [(key: String, value: JSON)] = []
        if skips("}") { return members }
        repeat {
            skipSpace()
            let key = try string()
            guard skips(":") else { throw .malformed }
            members.append((key, try value(depth: depth)))
        } while skips(",")
        guard skips("}") else { throw .malformed }
        return members
    }

    private mutating func elements(depth: Int) throws(Failure) -> [JSON] {
        position += 1
        var elements: [JSON] = []
        if skips("]") { return elements }
        repeat {
            elements.append(try value(depth: depth))
        } while skips(",")
        guard skips("]") else { throw .malformed }
        return elements
    }

    private mutating func string() throws(Failure) -> String {
        guard peek == UInt8(ascii: "\"") else { throw .malformed }
        position += 1
        var start = position
        var text: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                text += bytes[start..<position]
                position += 1
                guard let valid = String(validating: text, as: UTF8.self) else { throw .malformed }
                return valid
            case UInt8(ascii: "\\"):
                text += bytes[start..<position]
                position += 1
                text += UTF8.encode(try escaped()).map(Array.init) ?? []
                start = position
            case 0..<0x20: throw .malformed
            default: position += 1
            }
        }
        throw .malformed
    }

    private mutating func escaped() throws(Failure) -> Unicode.Scalar {
        guard let byte = peek else { throw .malformed }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try codePoint()
        default: throw .malformed
        }
    }

    /// Four hexadecimal digits, or twice four for what lies outside the first plane.
    private mutating func codePoint() throws(Failure) -> Unicode.Scalar {
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), accepts("\\"), accepts("u") else { throw .malformed }
        let second = try fourDigits()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw .malformed }
        return scalar
    }

    private mutating func fourDigits() throws(Failure) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw .malformed
            }
            number = number << 4 | UInt32(digit)
            position += 1
        }
        return number
    }

    private mutating func number() throws(Failure) -> String {
        let start = position
        _ = accepts("-")
        let leadingZero = peek == UInt8(ascii: "0")
        let digits = skipDigits()
        guard digits > 0, !(leadingZero && digits > 1) else { throw .malformed }
        if accepts("."), skipDigits() == 0 { throw .malformed }
        if accepts("e") || accepts("E") {
            _ = accepts("+") || accepts("-")
            guard skipDigits() > 0 else { throw .malformed }
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position - start
    }

    private mutating func literal(_ word: StaticString, _ value: JSON) throws(Failure) -> JSON {
        guard bytes[position...].starts(with: word.description.utf8) else { throw .malformed }
        position += word.utf8CodeUnitCount
        return value
    }

    private var peek: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func accepts(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skips(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        return accepts(character)
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }
}
