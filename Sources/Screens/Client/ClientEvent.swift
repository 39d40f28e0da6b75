package import RoomBooking
package import TerminalIO

/// Everything that can happen to the client.
package enum ClientEvent: Sendable, Equatable {
    case key(Key)
    case paste(String)
    case resize(Size)
    case message(Message)
    /// Time went on.
    case tick(Instant)
}
