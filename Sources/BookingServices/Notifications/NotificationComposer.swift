package import RoomBooking

/// Words an announcement for WeChat: what each value says, and the fields that a template makes of them.
package struct NotificationComposer: Sendable {
    package init() {}

    /// The template's fields with their whole values; nil where the time zone is not known here.
    ///
    /// Whoever sends them fits them to what WeChat takes. `isPlain` leaves out the words that people wrote.
    package func fields(
        of announcement: Announcement, by template: MessageTemplate, in language: Language,
        at now: Instant, isPlain: Bool = false
    ) -> [OutgoingNotification.Field]? {
        guard let zone = SiteZone(identifier: announcement.timeZone) else { return nil }
        let words = NotificationWords(
            announcement: announcement, zone: zone, language: language, isPlain: isPlain, now: now)
        return template.keys.map { OutgoingNotification.Field(key: $0.key, value: words.text(of: $0.value)) }
    }
}
