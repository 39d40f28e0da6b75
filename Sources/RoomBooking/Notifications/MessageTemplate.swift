/// How one kind of notification is laid out in WeChat: the template's id, and which of its keys carries what.
package struct MessageTemplate: Hashable, Sendable {
    package var kind: NotificationKind
    /// As the WeChat console shows it; empty until an admin sets it.
    package var templateID: String
    /// The mini program's page that the card opens, without a leading slash.
    package var page: String
    package var keys: [Field]

    package init(kind: NotificationKind, templateID: String, page: String, keys: [Field]) {
        self.kind = kind
        self.templateID = templateID
        self.page = page
        self.keys = keys
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
        case title, room, timeRange = "time_range", start, person
    }

    /// The keys of the original system's template, which each kind starts with.
    package static let originalKeys = [
        Field(key: "thing4", value: .title),
        Field(key: "thing1", value: .room),
        Field(key: "character_string2", value: .timeRange),
        Field(key: "time6", value: .start),
        Field(key: "thing3", value: .person),
    ]
}
