import RoomBooking

/// A line of the ledger as scripts read it; `credits` is null for a long-term template.
struct SubscriptionForm: Encodable {
    private let subscription: Subscription
    private let zone: SiteZone

    init(_ subscription: Subscription, zone: SiteZone) {
        self.subscription = subscription
        self.zone = zone
    }

    private enum CodingKeys: CodingKey {
        case username, code, longTerm, credits, accepted, notedAt
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(subscription.user.username, forKey: .username)
        try container.encode(subscription.kind.rawValue, forKey: .code)
        switch subscription.credits {
        case .oneTime(let count):
            try container.encode(false, forKey: .longTerm)
            try container.encode(count, forKey: .credits)
        case .longTerm:
            try container.encode(true, forKey: .longTerm)
            try container.encodeNil(forKey: .credits)
        }
        try container.encode(subscription.credits.allowsOne, forKey: .accepted)
        try container.encode(zone.iso(subscription.notedAt), forKey: .notedAt)
    }
}

/// A line of the ledger as people read it.
enum SubscriptionText {
    static func line(_ subscription: Subscription, _ workspace: Workspace) -> String {
        let user = subscription.user
        return "\(user.username)  \(user.displayName)  \(subscription.kind.rawValue)  "
            + "\(credits(subscription.credits, workspace))  \(workspace.wall(subscription.notedAt))"
    }

    private static func credits(_ credits: Subscription.Credits, _ workspace: Workspace) -> String {
        switch credits {
        case .oneTime(0):
            workspace.say("已用完：须在小程序里再次订阅", "none left: they must subscribe again in the mini program")
        case .oneTime(let count): workspace.say("还可发 \(count) 条", "\(count) left")
        case .longTerm(true): workspace.say("长期订阅", "accepted for good")
        case .longTerm(false):
            workspace.say("未订阅：须在小程序里订阅", "declined: they must subscribe in the mini program")
        }
    }
}
