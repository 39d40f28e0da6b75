import Foundation
package import RoomBooking

/// Adds people, disables them, sets their passwords and unbinds their WeChat; for admins.
package struct PeopleService: Sendable {
    package static let usernameLimit = 64
    package static let displayNameLimit = 40
    package static let shortestPassword = 8

    private let sessions: SessionService
    private let accounts: any AccountStore
    private let hasher: any PasswordHasher
    private let appID: String

    package init(
        sessions: SessionService, accounts: any AccountStore, hasher: any PasswordHasher, appID: String
    ) {
        self.sessions = sessions
        self.accounts = accounts
        self.hasher = hasher
        self.appID = appID
    }

    /// Adds the admin of a new data store; `nameTaken` where there is an admin already.
    package func addFirstAdmin(
        username: String, displayName: String, password: String, language: Language = .chinese
    ) async throws(AdminError) -> User {
        if let admin = try await users().first(where: { $0.role == .admin }) {
            throw .adminExists(admin.username)
        }
        return try await store(username, displayName, .admin, password, language)
    }

    package func add(
        username: String, displayName: String, role: User.Role, password: String,
        language: Language = .chinese, as access: String
    ) async throws(AdminError) -> User {
        _ = try await sessions.admin(access, .managePeople)
        return try await store(username, displayName, role, password, language)
    }

    /// Everyone, the disabled too.
    package func list(as access: String) async throws(AdminError) -> [User] {
        _ = try await sessions.admin(access, .managePeople)
        return try await users()
    }

    /// Shuts somebody out and ends their sessions; the last active admin stays.
    package func disable(_ username: String, as access: String) async throws(AdminError) {
        _ = try await sessions.admin(access, .managePeople)
        let user = try await user(named: username)
        let isLastAdmin = try await users().allSatisfy {
            $0.id == user.id || $0.role != .admin || $0.isDisabled
        }
        if user.role == .admin, !user.isDisabled, isLastAdmin { throw .lastAdmin }
        try await setDisabled(true, user)
    }

    /// Lets somebody in again.
    package func enable(_ username: String, as access: String) async throws(AdminError) {
        _ = try await sessions.admin(access, .managePeople)
        try await setDisabled(false, try await user(named: username))
    }

    package func setPassword(
        _ password: String, of username: String, as access: String
    ) async throws(AdminError) {
        _ = try await sessions.admin(access, .managePeople)
        let user = try await user(named: username)
        let hash = try await hash(password)
        try await AdminError.wrapping { () async throws(StorageError) in
            try await accounts.setPasswordHash(hash, of: user.id)
        }
    }

    /// Forgets somebody's openId, so that their next code binds anew.
    package func unbind(_ username: String, as access: String) async throws(AdminError) {
        _ = try await sessions.admin(access, .managePeople)
        let user = try await user(named: username)
        let wasBound = try await AdminError.wrapping { () async throws(StorageError) in
            try await accounts.unbind(user.id, appID: appID)
        }
        if !wasBound { throw .notBound(user.username) }
    }

    private func store(
        _ username: String, _ displayName: String, _ role: User.Role, _ password: String,
        _ language: Language
    ) async throws(AdminError) -> User {
        let username = Self.spelling(username)
        let displayName = displayName.trimmingCharacters(in: .whitespaces)
        guard Self.isUsername(username) else { throw .invalidUsername }
        try AdminError.check(displayName, limit: Self.displayNameLimit, field: .displayName)
        let hash = try await hash(password)
        let added = try await AdminError.wrapping { () async throws(StorageError) in
            try await accounts.add(
                NewUser(
                    username: username, displayName: displayName, role: role, passwordHash: hash,
                    language: language))
        }
        guard let added else { throw .nameTaken(username) }
        return added
    }

    private func hash(_ password: String) async throws(AdminError) -> String {
        if let problem = SignInChecks.passwordProblem(password) {
            throw .invalid(field: .password, problem: problem)
        }
        guard password.count >= Self.shortestPassword else {
            throw .passwordTooShort(minimum: Self.shortestPassword)
        }
        do { return try await hasher.hash(password) } catch { throw .hashingFailed }
    }

    private func users() async throws(AdminError) -> [User] {
        try await AdminError.wrapping { () async throws(StorageError) in try await accounts.users() }
    }

    private func user(named username: String) async throws(AdminError) -> User {
        let name = Self.spelling(username)
        let account = try await AdminError.wrapping { () async throws(StorageError) in
            try await accounts.account(named: name)
        }
        guard let account else { throw .noSuchUser(String(name.prefix(Self.usernameLimit))) }
        return account.user
    }

    private func setDisabled(_ isDisabled: Bool, _ user: User) async throws(AdminError) {
        try await AdminError.wrapping { () async throws(StorageError) in
            try await accounts.setDisabled(isDisabled, user: user.id)
        }
    }

    private static func spelling(_ username: String) -> String {
        username.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping
    }

    private static func isUsername(_ text: String) -> Bool {
        InputText.check(text, limit: usernameLimit) == nil
            && text.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) }
    }
}
