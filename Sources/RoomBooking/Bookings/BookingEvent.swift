/// A line of a booking's history: who changed what.
package struct BookingEvent: Sendable, Equatable {
    package var booking: BookingID
    package var kind: Kind
    package var by: UserID
    package var at: Instant
    /// What was, and what is now, as JSON objects; nil where there was nothing.
    package var before: String?
    package var after: String?
    /// Whether it takes the event before it back.
    package var isUndo: Bool

    package init(
        booking: BookingID, kind: Kind, by: UserID, at: Instant, before: String? = nil, after: String? = nil,
        isUndo: Bool = false
    ) {
        self.booking = booking
        self.kind = kind
        self.by = by
        self.at = at
        self.before = before
        self.after = after
        self.isUndo = isUndo
    }

    package enum Kind: String, Sendable { case created, changed, cancelled }
}
