/// Who somebody is inside one mini program.
package struct WeChatIdentity: Hashable, Sendable {
    package var openID: String
    package var unionID: String?

    package init(openID: String, unionID: String? = nil) {
        self.openID = openID
        self.unionID = unionID
    }
}
