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
        let columns = pick([1, 2, 10, 29, 30, 31, 40, 59, 60, 75, 76, 80, 120, 145, 200])
        return Size(columns: columns, rows: pick([1, 2, 5, 6, 7, 9, 10, 12, 16, 18, 20, 24, 40, 60]))
    }

    private static let common = [
        KeyCode.enter, .enter, .enter, .escape, .tab, .backTab, .up, .down, .down, .left, .right, .backspace,
    ].map { Key($0) }

    private static let odd: [Character] = [
        "a", "9", "+", "m", "会", "？", "：", "\u{3000}", "é", "👨‍👩‍👧", "\u{301}", "\u{202E}", "\n", "\u{1B}",
        "\u{FFFD}", "ﷺ", " ",
    ]

    private mutating func message() throws -> Message {
        switch Int.random(in: 0..<14, using: &random) {
        case 0..<3: .dayLoaded(try day())
        case 3: .signedIn(office.session)
        case 4: .codeFetched(String(repeating: pick(Self.odd), count: 300))
        case 5: pick([.codeFailed(Scenario.usedCode), .storeChanged, .signedOut, .retryAnswered(.queued)])
        case 6: .signInFailed(pick([.wrongCredentials, .invalid([.code: .empty]), .openIDTaken, .disabled]))
        case 7:
            .monthLoaded(
                first: (Office.monday + whole(0, 60)).firstOfMonth, load: [Office.monday: whole(0, 9999)])
        case 8: .booked(receipt())
        case 9: .bookingFailed(pick([.refused([.taken(Scenario.winner)]), .storage(.full), .refused([])]))
        case 10: .cancelled(receipt())
        case 11: .receiptLoaded(receipt())
        case 12: .myBookingsLoaded(Array(office.bookings.shuffled(using: &random).prefix(whole(0, 10))))
        default: pick([.failed(.alreadyOver), .outboxChanged(OutboxCounts(waiting: 99999, failed: 7))])
        }
    }

    // Days with rooms that go and come, and bookings at odd times, over midnight too.
    private mutating func day() throws -> DayBoard {
        var board = office.board(Office.monday + whole(-1, 2))
        board.rooms = Array(office.rooms.shuffled(using: &random).prefix(whole(0, 6)))
        for number in 0..<whole(0, 8) {
            let start = office.policy.zone.instant(board.day, .midnight) + Int64(whole(-300, 1500)) * 60
            guard let slot = TimeSlot(start: start, end: start + Int64(whole(1, 2000)) * 60) else { continue }
            var details = pick(office.bookings)
            details.booking = Booking(
                id: Fixtures.bookingID(UInt32(500 + number)), room: pick(office.rooms).id, slot: slot,
                title: String((0..<whole(0, 60)).map { _ in pick(Self.odd) }), organizer: Office.me.id)
            board.bookings.append(details)
        }
        return board
    }

    private mutating func receipt() -> BookingReceipt {
        var details = pick(office.bookings)
        if Bool.random(using: &random) { details.booking.state = .cancelled }
        let messages = (0..<whole(0, 12)).map { number in
            office.message(
                Int64(number), to: pick(Office.people), about: details, pick(OutboxState.allCases),
                kind: pick(NotificationKind.allCases), attempts: whole(0, 5),
                due: Office.now + Int64(whole(-900, 900)), errcode: pick([nil, -1, 43101]))
        }
        return BookingReceipt(details: details, messages: messages)
    }

    private mutating func whole(_ least: Int, _ most: Int) -> Int {
        Int.random(in: least...most, using: &random)
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &random)]
    }
}
