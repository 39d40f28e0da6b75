/// Who a code belongs to.
package struct LoginIdentity: Sendable, Hashable {
    package let openID: String
    /// Only accounts that are bound to an Open Platform account have one.
    package let unionID: String?

    package init(openID: String, unionID: String?) {
        self.openID = openID
        self.unionID = unionID
    }
}

extension LoginIdentity: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { OpenID.shortened(openID) }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [] as [Mirror.Child]) }
}
