/// Where access tokens come from.
package enum TokenEndpoint: String, Sendable, Hashable, CaseIterable {
    /// Everybody gets the same token while it lives.
    case stable
    /// Every call makes a new token and ends the last one.
    case classic

    var api: APIEndpoint {
        switch self {
        case .stable: .stableToken
        case .classic: .token
        }
    }
}
