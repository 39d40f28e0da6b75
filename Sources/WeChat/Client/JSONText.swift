/// Writes JSON with the order of its keys kept.
struct JSONText {
    private(set) var bytes: [UInt8] = []

    /// An object, whose members the closure writes.
    static func object(_ members: (inout JSONText) -> Void) -> [UInt8] {
        var text = JSONText()
        text.bytes.reserveCapacity(512)
        text.object(members)
        return text.bytes
    }

    mutating func member(_ key: String, _ value: String) {
        write(key: key)
        write(value)
    }

    mutating func member(_ key: String, _ value: Bool) {
        write(key: key)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    mutating func member(_ key: String, _ members: (inout JSONText) -> Void) {
        write(key: key)
        object(members)
    }

    private mutating func object(_ members: (inout JSONText) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        members(&self)
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func write(key: String) {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
        write(key)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(escaped: byte)
            case UInt8(ascii: "\n"): append(escaped: UInt8(ascii: "n"))
            case UInt8(ascii: "\r"): append(escaped: UInt8(ascii: "r"))
            case UInt8(ascii: "\t"): append(escaped: UInt8(ascii: "t"))
            case 0..<0x20, 0x7F:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(UInt8(ascii: "0") + byte >> 4)
                bytes.append(Self.hexDigits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(escaped byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
