import RoomBooking
import Screens
import Synchronization
import TerminalIO
import TestSupport
import Testing
import Themes

/// Somebody at the terminal: keys go in, and the office answers what the screens ask for.
struct Sitting {
    private(set) var client: Client
    var office: Office
    /// Whether effects are answered; false holds every answer back.
    var isAnswered = true

    init(
        _ office: Office, _ language: Language = .english, columns: Int = 80, rows: Int = 24,
        hasPhone: Bool = false, username: String = "", password: String = ""
    ) throws {
        self.office = office
        let counter = BookingCounter()
        let environment = ClientEnvironment(
            language: language, theme: try RoleTheme.theme(), policy: office.policy, undoWindow: 15,
            hasPhone: hasPhone, makeBookingID: { counter.next() }, now: Office.now,
            size: Size(columns: columns, rows: rows))
        client = Client(environment: environment, username: username, password: password)
    }

    /// Signed in, with the board loaded.
    static func atBoard(
        _ office: Office? = nil, _ language: Language = .english, columns: Int = 80, rows: Int = 24,
        hasPhone: Bool = false
    ) throws -> Sitting {
        let office = try office ?? Office()
        var sitting = try Sitting(office, language, columns: columns, rows: rows, hasPhone: hasPhone)
        sitting.receive(.signedIn(office.session))
        return sitting
    }

    /// Presses keys, written as `Key(parsing:)` reads them; returns what they asked for.
    @discardableResult
    mutating func press(_ keys: String...) throws -> [Effect] {
        var effects: [Effect] = []
        for key in keys { effects += feed(.key(try #require(Key(parsing: key), "no such key: \(key)"))) }
        return effects
    }

    /// Types text letter by letter.
    @discardableResult
    mutating func type(_ text: String) -> [Effect] {
        text.flatMap { feed(.key(Key($0))) }
    }

    @discardableResult
    mutating func receive(_ message: Message) -> [Effect] {
        feed(.message(message))
    }

    /// One event and the answers to all it asks for; returns what the event itself asked for.
    @discardableResult
    mutating func feed(_ event: ClientEvent) -> [Effect] {
        let asked = client.update(event)
        var waiting = isAnswered ? asked : []
        var rounds = 0
        while !waiting.isEmpty, rounds < 20 {
            let answers = waiting.compactMap { office.answer($0) }
            waiting = answers.flatMap { client.update(.message($0)) }
            rounds += 1
        }
        if rounds == 20 { Issue.record("Answers bring up questions without end: \(waiting)") }
        return asked
    }

    mutating func wait(seconds: Int64) {
        feed(.tick(client.environment.now + seconds))
    }
}

/// Gives the booking IDs 1000, 1001 and so on.
private final class BookingCounter: Sendable {
    private let number = Mutex<UInt32>(1000)

    func next() -> BookingID {
        number.withLock { number in
            defer { number += 1 }
            return Fixtures.bookingID(number)
        }
    }
}
