extension SandboxTemplate {
    /// The templates of a booking system, with the same ids in every run.
    package static let standard: [SandboxTemplate] = [
        SandboxTemplate(
            code: "booked",
            id: "9Dkx0oCGAHe0gUth9BUw4spM1uUUJOeRSS9diCwVZpY",
            title: "会议室预订成功通知",
            keywords: [topic, room, slot, start, Keyword(key: "thing3", label: "预订人", example: "李雷")]),
        SandboxTemplate(
            code: "cancelled",
            id: "ov-4oQOXNUnV6vaGX_RU9NCmLJTl91v3mkN_k2CUKuk",
            title: "会议室预订取消通知",
            keywords: [
                topic, room, time, Keyword(key: "thing3", label: "取消人", example: "李雷"),
                Keyword(key: "thing8", label: "取消原因", example: "会议改为线上"),
            ]),
        SandboxTemplate(
            code: "changed",
            id: "bzQjAeCeK7w_8k-e9qS2qz9L8m20mEp7wkEE2ktWBSM",
            title: "会议室预订变更通知",
            keywords: [
                topic, room, time, Keyword(key: "thing3", label: "变更人", example: "李雷"),
                Keyword(key: "thing8", label: "变更内容", example: "14:00 改为 15:00"),
            ]),
        SandboxTemplate(
            code: "reminder",
            id: "ht9RNCSCB5V7zn7bohyrh7MBpXcrd5GTlXdF46IoJAw",
            title: "会议开始提醒",
            keywords: [
                topic, room, slot, start, Keyword(key: "thing8", label: "提醒", example: "会议将在 15 分钟后开始"),
            ]),
    ]

    private static let topic = Keyword(key: "thing4", label: "会议主题", example: "季度评审")
    private static let room = Keyword(key: "thing1", label: "会议室", example: "猎户座")
    private static let slot = Keyword(key: "character_string2", label: "会议时间段", example: "14:00~15:00")
    private static let start = Keyword(key: "time6", label: "开始时间", example: "2026年11月23日 14:00")
    private static let time = Keyword(key: "time6", label: "会议时间", example: "2026年11月23日 14:00~15:00")
}
