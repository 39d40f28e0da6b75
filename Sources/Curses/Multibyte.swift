import CNcurses

/// How bytes make characters.
enum Multibyte {
    case character(Unicode.Scalar)
    case incomplete
    case invalid

    init(_ bytes: [UInt8], in characters: CharacterSet) {
        self = characters == .utf8 ? Multibyte.utf8(bytes) : Multibyte.locale(bytes)
    }

    private static func utf8(_ bytes: [UInt8]) -> Multibyte {
        guard let lead = bytes.first else { return .incomplete }
        let length =
            lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
        guard length > 0, bytes.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return .invalid }
        if bytes.count < length { return .incomplete }
        var decoder = Unicode.UTF8()
        var iterator = bytes.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return .invalid }
        return .character(scalar)
    }

    private static func locale(_ bytes: [UInt8]) -> Multibyte {
        var value: UInt32 = 0
        let used = unsafe cncurses_decode(bytes, Int32(bytes.count), &value)
        if used == -2 { return .incomplete }
        guard used > 0, let scalar = Unicode.Scalar(value) else { return .invalid }
        return .character(scalar)
    }
}
