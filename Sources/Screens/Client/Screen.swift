import RoomBooking
import TerminalIO

/// One screen, pure: changed by actions, text and messages, drawn from what it holds.
protocol Screen: Sendable {
    /// Which part of the action table its keys come from.
    var scope: Scope { get }
    /// The text field that has the keys, if one has.
    var takesText: Bool { get }
    /// Whether it shows something that changes every second.
    var isCountingDown: Bool { get }
    /// Whether the action can do anything now; the hints leave out what can not.
    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool
    /// What to ask for when it comes up, or when the store has changed.
    func loading(_ environment: ClientEnvironment) -> [Effect]
    /// True where the key edited the field that has the focus.
    mutating func edit(_ key: Key, _ environment: ClientEnvironment) -> Bool
    mutating func insert(_ text: String, _ environment: ClientEnvironment)
    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step]
    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step]
    /// What an overlay over this screen was closed with.
    mutating func take(_ answer: Answer, _ environment: ClientEnvironment) -> [Step]
    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment)
}

extension Screen {
    var takesText: Bool { false }
    var isCountingDown: Bool { false }
    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool { true }
    func loading(_ environment: ClientEnvironment) -> [Effect] { [] }
    mutating func edit(_ key: Key, _ environment: ClientEnvironment) -> Bool { false }
    mutating func insert(_ text: String, _ environment: ClientEnvironment) {}
    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] { [] }
    mutating func take(_ answer: Answer, _ environment: ClientEnvironment) -> [Step] { [] }
}

/// What a screen wants to happen next.
enum Step {
    case effect(Effect)
    case open(any Screen)
    case close
    /// Close this overlay and give the screen below what was chosen.
    case answer(Answer)
    /// In place of this screen.
    case replace(any Screen)
    /// As if its key had been pressed.
    case run(Action)
    case notice(Notice)
}

extension Step {
    var isEffect: Bool { if case .effect = self { true } else { false } }
    var isReplacement: Bool { if case .replace = self { true } else { false } }
}

/// What was chosen in an overlay.
enum Answer: Sendable, Equatable {
    case day(CalendarDay)
    case room(RoomID)
    case start(ClockTime)
    case end(ClockTime)
    case attendees([UserID])
    /// With what was typed as the reason; empty where none was asked for or given.
    case confirmed(reason: String)
}

/// A line for the foot of the screen; it stays until the next key.
struct Notice: Sendable, Equatable {
    enum Level: Sendable { case info, success, error }
    var level: Level
    var text: Bilingual
}
