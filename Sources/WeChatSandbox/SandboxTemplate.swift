/// A message template of the sandbox's account, as the console of the real service would show it.
package struct SandboxTemplate: Sendable, Hashable {
    /// One field of the card: the key of the call and the words on the card.
    package struct Keyword: Sendable, Hashable {
        package var key: String
        package var label: String

        package init(key: String, label: String) {
            self.key = key
            self.label = label
        }
    }

    /// What the sandbox and its operator call it; never sent by a client.
    package var code: String
    /// The 43 characters that a call names it by.
    package var id: String
    package var title: String
    package var keywords: [Keyword]

    package init(code: String, id: String, title: String, keywords: [Keyword]) {
        self.code = code
        self.id = id
        self.title = title
        self.keywords = keywords
    }
}

extension SandboxTemplate {
    /// The templates of a booking system, with the same ids in every run.
    package static let standard: [SandboxTemplate] = [
        SandboxTemplate(
            code: "booked",
            id: "9Dkx0oCGAHe0gUth9BUw4spM1uUUJOeRSS9diCwVZpY",
            title: "会议室预订成功通知",
            keywords: keywords(person: "预订人")),
        SandboxTemplate(
            code: "cancelled",
            id: "ov-4oQOXNUnV6vaGX_RU9NCmLJTl91v3mkN_k2CUKuk",
            title: "会议室预订取消通知",
            keywords: keywords(person: "取消人")),
        SandboxTemplate(
            code: "changed",
            id: "bzQjAeCeK7w_8k-e9qS2qz9L8m20mEp7wkEE2ktWBSM",
            title: "会议室预订变更通知",
            keywords: keywords(person: "变更人")),
        SandboxTemplate(
            code: "reminder",
            id: "ht9RNCSCB5V7zn7bohyrh7MBpXcrd5GTlXdF46IoJAw",
            title: "会议开始提醒",
            keywords: keywords(person: "预订人")),
    ]

    private static func keywords(person: String) -> [Keyword] {
        [
            Keyword(key: "thing4", label: "会议主题"),
            Keyword(key: "thing1", label: "会议室"),
            Keyword(key: "character_string2", label: "会议时间段"),
            Keyword(key: "time6", label: "开始时间"),
            Keyword(key: "thing3", label: person),
        ]
    }
}
