/// A user's key in the store.
package struct UserID: Hashable, Sendable, Codable {
    package let value: Int64
    package init(_ value: Int64) { self.value = value }
}

/// Someone with an account.
package struct User: Hashable, Sendable, Identifiable {
    package let id: UserID
    package var username: String
    package var displayName: String
    package var role: Role
    package var isDisabled: Bool
    package var language: Language

    package init(
        id: UserID, username: String, displayName: String, role: Role = .staff, isDisabled: Bool = false,
        language: Language = .chinese
    ) {
        self.id = id
        self.username = username
        self.displayName = displayName
        self.role = role
        self.isDisabled = isDisabled
        self.language = language
    }

    package enum Role: String, Sendable, CaseIterable {
        case staff, admin
    }
}

/// What a role may do.
package enum Permission: String, Sendable, CaseIterable {
    case book
    case cancelAny
    case manageRooms
    case managePeople
    case manageTemplates
}

extension User.Role {
    package var permissions: Set<Permission> {
        switch self {
        case .staff: [.book]
        case .admin: Set(Permission.allCases)
        }
    }
}

/// A user about to be added; the hash is of the password, in PHC form.
package struct NewUser: Sendable {
    package var username: String
    package var displayName: String
    package var role: User.Role
    package var passwordHash: String
    package var language: Language

    package init(
        username: String, displayName: String, role: User.Role, passwordHash: String,
        language: Language = .chinese
    ) {
        self.username = username
        self.displayName = displayName
        self.role = role
        self.passwordHash = passwordHash
        self.language = language
    }
}

/// A colleague as others see them: who it is, and whether WeChat can reach them.
package struct Colleague: Hashable, Sendable, Identifiable {
    package let id: UserID
    package var username: String
    package var displayName: String
    package var reach: Reach

    package init(id: UserID, username: String, displayName: String, reach: Reach) {
        self.id = id
        self.username = username
        self.displayName = displayName
        self.reach = reach
    }

    package init(id: UserID, username: String, displayName: String, isBound: Bool) {
        self.init(
            id: id, username: username, displayName: displayName, reach: isBound ? .reachable : .notBound)
    }

    package var isBound: Bool { reach == .reachable || reach == .noSubscription }

    /// Whether a message to somebody can arrive.
    package enum Reach: String, Sendable, CaseIterable {
        case reachable
        /// The last subscription of new bookings is used up, as far as is known.
        case noSubscription = "no_subscription"
        /// WeChat does not know the stored openId any more.
        case bindAgain = "bind_again"
        case notBound = "not_bound"
    }
}
