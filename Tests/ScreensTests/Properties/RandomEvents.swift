import RoomBooking
import Screens
import TerminalIO
import TestSupport

/// Random numbers that are the same for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    // Steele, Lea and Flood's SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Whatever may happen at a terminal, likely or not.
struct RandomEvents {
    var random: SeededGenerator
    let office: Office
    let keys: [Key]

    init(seed: UInt64, office: Office, keys: [Key]) {
        random = SeededGenerator(seed: seed)
        self.office = office
        self.keys = keys
    }

    mutating func next() throws -> ClientEvent {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<45: .key(pick(keys))
        case 45..<65: .key(pick(Self.common))
        case 65..<75: .key(Key(pick(Self.odd)))
        case 75..<79:
            .paste(String((0..<Int.random(in: 0..<200, using: &random)).map { _ in pick(Self.odd) }))
        case 79..<85: .resize(size())
        case 85..<88: .tick(Office.now + Int64.random(in: -90_000...900_000, using: &random))
        default: .message(try message())
        }
    }

    mutating func size() -> Size {
        let columns = pick([1, 2, 10, 29, 30, 31, 40, 59, 60, 75, 76, 80, 117, 118, 145, 200])
        return Size(columns: columns, rows: pick([1, 2, 5, 6, 7, 9, 10, 12, 16, 17, 18, 20, 24, 33, 34, 60]))
    }

    private static let common = [
        KeyCode.enter, .enter, .enter, .escape, .tab, .backTab, .up, .down, .down, .left, .right, .backspace,
    ].map { Key($0) }

    static let odd: [Character] = [
        "a", "9", "+", "m", "会", "？", "：", "，", "\u{3000}", "é", "👨‍👩‍👧", "\u{301}", "\u{202E}", "\n",
        "\r\n", "\u{1B}", "\u{FFFD}", "ﷺ", " ",
    ]

    mutating func text(_ most: Int) -> String {
        String((0..<whole(0, most)).map { _ in pick(Self.odd) })
    }

    mutating func whole(_ least: Int, _ most: Int) -> Int {
        Int.random(in: least...most, using: &random)
    }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &random)]
    }
}
