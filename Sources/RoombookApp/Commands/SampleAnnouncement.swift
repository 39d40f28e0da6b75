import BookingServices
import RoomBooking

/// Announcements to try templates with.
struct SampleAnnouncement {
    let kind: NotificationKind
    let zone: SiteZone
    let now: Instant

    /// Of a meeting tomorrow afternoon, as people book it.
    func ordinary(in language: Language) -> Announcement? {
        let isChinese = language == .chinese
        return announcement(
            hours: 1, title: isChinese ? "季度评审" : "Quarterly review", room: isChinese ? "猎户座" : "Orion",
            person: isChinese ? "李雷" : "Li Lei", reason: isChinese ? "主讲人出差" : "The speaker is away")
    }

    /// With everything as long and as odd as it may be stored, and over midnight.
    func longest() -> Announcement? {
        func text(_ count: Int) -> String { String(String(repeating: "长 é𠮷A，", count: 30).prefix(count)) }
        return announcement(
            hours: 12, title: text(BookingPolicy.titleLimit), room: text(RoomService.nameLimit),
            person: text(PeopleService.displayNameLimit), reason: text(BookingService.reasonLimit))
    }

    /// Of a booking that there is, as if it had just been booked, changed or cancelled.
    func of(_ details: BookingDetails, in language: Language) -> Announcement? {
        guard var announcement = ordinary(in: language) else { return nil }
        announcement.title = details.booking.title
        announcement.room = details.roomName
        announcement.slot = details.booking.slot
        announcement.person = details.organizer.displayName
        announcement.changes = changes(before: details.booking.slot)
        return announcement
    }

    private func announcement(
        hours: Int64, title: String, room: String, person: String, reason: String
    ) -> Announcement? {
        let start = zone.instant(zone.day(now) + 1, ClockTime(minutes: 14 * 60))
        guard let slot = TimeSlot(start: start, end: start + hours * 3600) else { return nil }
        return Announcement(
            title: title, room: room, slot: slot, timeZone: zone.identifier, person: person,
            changes: changes(before: slot), reason: kind == .cancelled ? reason : "")
    }

    private func changes(before slot: TimeSlot) -> [Announcement.Change] {
        guard kind == .changed, let earlier = TimeSlot(start: slot.start - 3600, end: slot.end - 3600) else {
            return []
        }
        return [.time(was: earlier)]
    }
}
