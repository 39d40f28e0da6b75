package import RoomBooking

/// Words an announcement for WeChat: what each value says, and the fields that a template makes of them.
package struct NotificationComposer: Sendable {
    package init() {}

    /// What each of our values says, in the announcement's time zone; nil where that zone is not known here.
    package func values(of announcement: Announcement) -> [MessageTemplate.Value: String]? {
        guard let zone = SiteZone(identifier: announcement.timeZone) else { return nil }
        let start = zone.wall(announcement.slot.start)
        let end = zone.wall(announcement.slot.end)
        let range =
            start.day == end.day
            ? "\(start.time.text)~\(end.time.text)"
            : "\(full(start.day, start.time))~\(full(end.day, end.time))"
        return [
            .title: announcement.title,
            .room: announcement.room,
            .timeRange: range,
            .start: full(start.day, start.time),
            .person: announcement.person,
        ]
    }

    /// The template's fields with their whole values; whoever sends them fits them to what WeChat takes.
    package func fields(
        of announcement: Announcement, by template: MessageTemplate
    ) -> [OutgoingNotification.Field]? {
        guard let values = values(of: announcement) else { return nil }
        return template.keys.map { field in
            OutgoingNotification.Field(
                key: field.key, value: values[field.value] ?? "")
        }
    }

    /// `2026年11月23日 14:00`.
    private func full(_ day: CalendarDay, _ time: ClockTime) -> String {
        "\(day.year)年\(day.month)月\(day.day)日 \(time.text)"
    }
}
