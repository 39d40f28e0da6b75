/// How one kind of notification is laid out in WeChat: the template's id, and which of its keys carries what.
package struct MessageTemplate: Hashable, Sendable {
    package var kind: NotificationKind
    /// As the WeChat console shows it; empty until an admin sets it.
    package var templateID: String
    /// The mini program's page that the card opens, without a leading slash.
    package var page: String
    package var keys: [Field]
    /// A long-term template is accepted once; of a one-time template each message needs an accept of its own.
    package var isLongTerm: Bool

    package init(
        kind: NotificationKind, templateID: String, page: String, keys: [Field], isLongTerm: Bool = false
    ) {
        self.kind = kind
        self.templateID = templateID
        self.page = page
        self.keys = keys
        self.isLongTerm = isLongTerm
    }

    package struct Field: Hashable, Sendable, Codable {
        /// As `thing4`.
        package var key: String
        package var value: Value

        package init(key: String, value: Value) {
            self.key = key
            self.value = value
        }
    }

    /// Our values that a key can carry.
    package enum Value: String, Sendable, Codable, CaseIterable {
        case title, room, person
        /// `14:00~15:00`.
        case timeRange = "time_range"
        /// `2026年11月23日 14:00`.
        case start
        /// `2026年11月23日 14:00~15:00`.
        case when
        /// What is different, with what it was.
        case change
        /// Why it was cancelled.
        case reason
        /// How long it is to the start.
        case countdown
    }

    /// The keys that a kind starts with; those of `booked` are the original system's.
    package static func standardKeys(of kind: NotificationKind) -> [Field] {
        let place = [Field(key: "thing4", value: .title), Field(key: "thing1", value: .room)]
        let span = [
            Field(key: "character_string2", value: .timeRange), Field(key: "time6", value: .start),
        ]
        let when = [Field(key: "time6", value: .when), Field(key: "thing3", value: .person)]
        return switch kind {
        case .booked: place + span + [Field(key: "thing3", value: .person)]
        case .changed: place + when + [Field(key: "thing8", value: .change)]
        case .cancelled: place + when + [Field(key: "thing8", value: .reason)]
        case .reminder: place + span + [Field(key: "thing8", value: .countdown)]
        }
    }
}
