/// Who somebody is inside one mini program.
package struct WeChatIdentity: Hashable, Sendable {
    package var openID: String
    package var unionID: String?

    package init(openID: String, unionID: String? = nil) {
        self.openID = openID
        self.unionID = unionID
    }
}

/// An identity as it is stored: since when, and whether WeChat still knows it.
package struct Binding: Hashable, Sendable {
    package var identity: WeChatIdentity
    package var boundAt: Instant
    /// When WeChat refused the openId; nil while it is good.
    package var invalidAt: Instant?

    package init(identity: WeChatIdentity, boundAt: Instant, invalidAt: Instant? = nil) {
        self.identity = identity
        self.boundAt = boundAt
        self.invalidAt = invalidAt
    }
}

/// One's own binding, for people to look at: the openId is shortened.
package struct BindingStatus: Hashable, Sendable {
    package var openID: String
    package var boundAt: Instant
    package var mustBindAgain: Bool
    package var subscriptions: [Subscription]

    package init(openID: String, boundAt: Instant, mustBindAgain: Bool, subscriptions: [Subscription]) {
        self.openID = openID
        self.boundAt = boundAt
        self.mustBindAgain = mustBindAgain
        self.subscriptions = subscriptions
    }
}

/// A code to be scanned: whoever opens the mini program with it is bound to one account, once.
package struct BindInvitation: Hashable, Sendable, CustomStringConvertible {
    /// 22 characters of base64url: 128 random bits.
    package var scene: String
    /// What the QR code holds: a link or a mini program's page, with the scene.
    package var payload: String
    package var expires: Instant

    package init(scene: String, payload: String, expires: Instant) {
        self.scene = scene
        self.payload = payload
        self.expires = expires
    }

    package var description: String { "BindInvitation(…)" }
}
