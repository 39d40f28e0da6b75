/// A mini program's account, as the service knows it.
package struct WeChatAccount: Sendable, Hashable {
    package let appID: String
    package let appSecret: Secret

    package init(appID: String, appSecret: Secret) {
        self.appID = appID
        self.appSecret = appSecret
    }
}
