/// What happened at the terminal.
package enum TerminalEvent: Sendable, Equatable {
    case key(Key)
    /// Text that was pasted as a whole: data, never keys.
    case paste(String)
    case resize(Size)
    /// The terminal is gone; nothing drawn from now on is seen.
    case hangup
    /// The process was asked to end by this signal.
    case interrupt(signal: Int32)
}

/// A screen to draw on and the keys in front of it; used from one thread only.
package protocol Terminal: AnyObject {
    var size: Size { get }

    /// Waits until something happens, the wake pipe is written or the time is up, then takes all there is.
    ///
    /// Without a timeout it waits for as long as it takes.
    func nextEvents(timeout: Duration?) -> [TerminalEvent]

    /// Shows a frame; only what differs from the frame before is written.
    func present(_ frame: Frame)

    /// Paints the whole screen again, in case something else wrote on it.
    func redraw()

    /// Gives the terminal back to the shell and stops the process until the shell continues it.
    func suspend()

    /// Restores the terminal as it was found; later calls do nothing.
    func end()

}
