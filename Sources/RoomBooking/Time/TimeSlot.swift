/// A stretch of time that holds its start and not its end, so that neighbours touch without overlapping.
package struct TimeSlot: Hashable, Sendable, Codable {
    package let start: Instant
    package let end: Instant

    /// Nil where the end does not come after the start.
    package init?(start: Instant, end: Instant) {
        guard end > start else { return nil }
        self.start = start
        self.end = end
    }

    package var minutes: Int { Int(end - start) / 60 }

    package func overlaps(_ other: TimeSlot) -> Bool {
        start < other.end && other.start < end
    }

    package func contains(_ instant: Instant) -> Bool {
        start <= instant && instant < end
    }
}
