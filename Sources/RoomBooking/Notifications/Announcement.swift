/// What a notification says, fixed when it is queued so that it tells the facts of that moment.
package struct Announcement: Hashable, Sendable, Codable {
    package var title: String
    package var room: String
    package var slot: TimeSlot
    package var timeZone: String
    /// Whose booking it is, or who changed or cancelled it.
    package var person: String
    /// What is different from what the person was told last; empty except in a `changed`.
    package var changes: [Change]
    /// Why it was cancelled; empty where nobody said.
    package var reason: String

    package init(
        title: String, room: String, slot: TimeSlot, timeZone: String, person: String,
        changes: [Change] = [], reason: String = ""
    ) {
        self.title = title
        self.room = room
        self.slot = slot
        self.timeZone = timeZone
        self.person = person
        self.changes = changes
        self.reason = reason
    }

    /// One fact, as it was; as it is now is told beside it.
    package enum Change: Hashable, Sendable, Codable {
        case time(was: TimeSlot)
        case room(was: String)
        case title(was: String)
        /// The booking goes on without the person.
        case isNotInvited
    }

    /// What is different since `earlier` was told, the time first.
    package func changes(since earlier: Announcement) -> [Change] {
        var changes: [Change] = []
        if earlier.slot != slot { changes.append(.time(was: earlier.slot)) }
        if earlier.room != room { changes.append(.room(was: earlier.room)) }
        if earlier.title != title { changes.append(.title(was: earlier.title)) }
        return changes
    }
}
