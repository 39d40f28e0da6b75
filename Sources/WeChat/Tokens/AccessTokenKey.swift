/// Whose token it is: the two endpoints of an account have separate ones.
package struct AccessTokenKey: Sendable, Hashable {
    package let appID: String
    package let endpoint: TokenEndpoint

    package init(appID: String, endpoint: TokenEndpoint) {
        self.appID = appID
        self.endpoint = endpoint
    }
}
