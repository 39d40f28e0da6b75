/// What a notification says, fixed when it is queued so that it tells the facts of that moment.
package struct Announcement: Hashable, Sendable, Codable {
    package var title: String
    package var room: String
    package var slot: TimeSlot
    package var timeZone: String
    /// Whose booking it is, or who cancelled it.
    package var person: String

    package init(title: String, room: String, slot: TimeSlot, timeZone: String, person: String) {
        self.title = title
        self.room = room
        self.slot = slot
        self.timeZone = timeZone
        self.person = person
    }
}
