/// What a person has been told of a booking, as far as is known: what was sent, and what may have arrived.
package enum Told: Hashable, Sendable {
    /// That it takes place, with these facts.
    case takesPlace(Announcement)
    /// That it is cancelled.
    case isCancelled
}
