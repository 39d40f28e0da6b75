/// How many messages stand where, for the status line.
package struct OutboxCounts: Sendable, Hashable {
    package var waiting: Int
    package var failed: Int
    /// When the next one is due; nil where none waits.
    package var nextDue: Instant?
    /// Why nothing is sent just now, and until when.
    package var hold: SendingHold?

    package init(waiting: Int = 0, failed: Int = 0, nextDue: Instant? = nil, hold: SendingHold? = nil) {
        self.waiting = waiting
        self.failed = failed
        self.nextDue = nextDue
        self.hold = hold
    }
}
