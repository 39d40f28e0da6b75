import GRDB
package import RoomBooking

extension SQLiteStore: AccountStore {
    package func account(named username: String) async throws(StorageError) -> Account? {
        let key = username.nameKey
        return try await read { db in
            try db.one("SELECT \(User.columns), u.password_hash FROM user u WHERE u.username_key = ?", [key])
            {
                Account(user: try User(&$0), passwordHash: try $0.next())
            }
        }
    }

    package func users() async throws(StorageError) -> [User] {
        try await read { db in
            try db.all("SELECT \(User.columns) FROM user u ORDER BY u.username_key") { try User(&$0) }
        }
    }

    package func colleagues(appID: String) async throws(StorageError) -> [Colleague] {
        try await read { db in
            try db.all(
                """
                SELECT \(Colleague.columns) FROM user u WHERE u.is_disabled = 0
                ORDER BY u.display_name, u.username_key
                """, ["app": appID]
            ) { try Colleague(&$0) }
        }
    }

    package func add(_ user: NewUser) async throws(StorageError) -> User? {
        let key = user.username.nameKey
        return try await write { db in
            let added = try db.run(
                """
                INSERT INTO user (username, username_key, display_name, password_hash, role, language)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (username_key) DO NOTHING
                """,
                [
                    user.username, key, user.displayName, user.passwordHash, user.role.rawValue,
                    user.language.rawValue,
                ])
            guard added == 1 else { return nil }
            return User(
                id: UserID(db.lastInsertedRowID), username: user.username, displayName: user.displayName,
                role: user.role, language: user.language)
        }
    }

    package func setPasswordHash(_ hash: String, of user: UserID) async throws(StorageError) {
        try await write { db in
            try db.run("UPDATE user SET password_hash = ? WHERE id = ?", [hash, user.value])
            try db.run("DELETE FROM session WHERE user_id = ?", [user.value])
        }
    }

    package func setDisabled(_ isDisabled: Bool, user: UserID) async throws(StorageError) {
        try await write { db in
            try db.run("UPDATE user SET is_disabled = ? WHERE id = ?", [isDisabled, user.value])
            if isDisabled { try db.run("DELETE FROM session WHERE user_id = ?", [user.value]) }
        }
    }

    package func identity(
        of user: UserID, appID: String
    ) async throws(StorageError) -> WeChatIdentity? {
        try await read { db in try db.identity(of: user, appID: appID) }
    }

    package func bindings(appID: String) async throws(StorageError) -> [UserID: Binding] {
        try await read { db in
            let rows = try db.all(
                """
                SELECT user_id, open_id, union_id, bound_at, invalid_at FROM wechat_identity WHERE app_id = ?
                """, [appID]
            ) { row in
                (
                    UserID(try row.next()),
                    Binding(
                        identity: WeChatIdentity(openID: try row.next(), unionID: try row.nextIfAny()),
                        boundAt: Instant(seconds: try row.next()),
                        invalidAt: try row.nextIfAny(Int64.self).map { Instant(seconds: $0) })
                )
            }
            return Dictionary(rows) { first, _ in first }
        }
    }

    package func bind(
        _ identity: WeChatIdentity, appID: String, to user: UserID, at: Instant
    ) async throws(StorageError) -> Bool {
        try await write { db in
            let holder = try db.one(
                "SELECT user_id FROM wechat_identity WHERE app_id = ? AND open_id = ?",
                [appID, identity.openID]
            ) { try $0.next(Int64.self) }
            if let holder, holder != user.value { return false }
            try db.run(
                """
                INSERT INTO wechat_identity (user_id, app_id, open_id, union_id, bound_at)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (user_id, app_id) DO UPDATE SET
                    open_id = excluded.open_id, union_id = excluded.union_id, bound_at = excluded.bound_at,
                    invalid_at = NULL
                """, [user.value, appID, identity.openID, identity.unionID, at.seconds])
            return true
        }
    }

    package func unbind(_ user: UserID, appID: String) async throws(StorageError) -> Bool {
        try await write { db in
            try db.run(
                "DELETE FROM wechat_identity WHERE user_id = ? AND app_id = ?", [user.value, appID]) == 1
        }
    }
}

extension Database {
    func identity(of user: UserID, appID: String) throws -> WeChatIdentity? {
        try one(
            """
            SELECT open_id, union_id FROM wechat_identity
            WHERE user_id = ? AND app_id = ? AND invalid_at IS NULL
            """, [user.value, appID]
        ) { WeChatIdentity(openID: try $0.next(), unionID: try $0.nextIfAny()) }
    }
}

extension User {
    static let columns = "u.id, u.username, u.display_name, u.role, u.is_disabled, u.language"

    init(_ row: inout RowReader) throws {
        self.init(
            id: UserID(try row.next()), username: try row.next(), displayName: try row.next(),
            role: try row.nextCase(), isDisabled: try row.next(), language: try row.nextCase())
    }
}

extension Colleague {
    static let columns = columns(for: "'booked'")

    /// Reached through `:app`, or through any AppID where that is null, by messages of a kind, which is an SQL term.
    static func columns(for kind: String) -> String {
        """
        u.id, u.username, u.display_name, coalesce((
            SELECT CASE
                WHEN i.invalid_at IS NOT NULL THEN 'bind_again'
                WHEN EXISTS (
                    SELECT 1 FROM subscription s JOIN message_template t ON t.template_id = s.template_id
                    WHERE s.open_id = i.open_id AND t.kind = \(kind) AND s.credits = 0) THEN 'no_subscription'
                ELSE 'reachable' END
            FROM wechat_identity i WHERE i.user_id = u.id AND (:app IS NULL OR i.app_id = :app)
            ORDER BY i.invalid_at IS NOT NULL LIMIT 1), 'not_bound')
        """
    }

    init(_ row: inout RowReader) throws {
        self.init(
            id: UserID(try row.next()), username: try row.next(), displayName: try row.next(),
            reach: try row.nextCase())
    }
}
