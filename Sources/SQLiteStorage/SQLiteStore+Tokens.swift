import GRDB
package import RoomBooking

extension SQLiteStore: TokenStore {
    package func token(
        key: String
    ) async throws(StorageError) -> (token: StoredToken?, version: Int, isLeased: Bool) {
        let clock = bootClock
        return try await read { db in
            try db.one(
                """
                SELECT version, lease_owner IS NOT NULL AND lease_boot IS ? AND lease_until > ?,
                    value, fetched_at, expires_at
                FROM access_token WHERE key = ?
                """, [clock.bootID, clock.seconds(), key]
            ) { row in
                let version: Int = try row.next()
                let isLeased: Bool = try row.next()
                guard let value: String = try row.nextIfAny() else { return (nil, version, isLeased) }
                let token = StoredToken(
                    value: value, fetched: Instant(seconds: try row.next()),
                    expires: Instant(seconds: try row.next()))
                return (token, version, isLeased)
            } ?? (nil, 0, false)
        }
    }

    package func leaseFetch(
        key: String, version: Int, owner: String, seconds: Int64
    ) async throws(StorageError) -> Bool {
        let clock = bootClock
        return try await write { db in
            try db.run(
                "INSERT INTO access_token (key, version) VALUES (?, 0) ON CONFLICT (key) DO NOTHING", [key])
            let now = clock.seconds()
            return try db.run(
                """
                UPDATE access_token SET lease_owner = ?, lease_boot = ?, lease_until = ?
                WHERE key = ? AND version = ?
                    AND (lease_owner IS NULL OR lease_boot IS NOT ? OR lease_until <= ?)
                """, [owner, clock.bootID, now + seconds, key, version, clock.bootID, now]) == 1
        }
    }

    package func store(
        _ token: StoredToken, key: String, owner: String
    ) async throws(StorageError) -> Int? {
        try await write { db in
            try db.one(
                """
                UPDATE access_token SET version = version + 1, value = ?, fetched_at = ?, expires_at = ?,
                    lease_owner = NULL, lease_boot = NULL, lease_until = NULL
                WHERE key = ? AND lease_owner = ? RETURNING version
                """, [token.value, token.fetched.seconds, token.expires.seconds, key, owner]
            ) { row in try row.next() }
        }
    }

    package func releaseFetch(key: String, owner: String) async throws(StorageError) {
        try await write { db in
            try db.run(
                """
                UPDATE access_token SET lease_owner = NULL, lease_boot = NULL, lease_until = NULL
                WHERE key = ? AND lease_owner = ?
                """, [key, owner])
            return
        }
    }

    package func drop(_ value: String, key: String) async throws(StorageError) {
        try await write { db in
            try db.run(
                """
                UPDATE access_token SET version = version + 1, value = NULL, fetched_at = NULL,
                    expires_at = NULL
                WHERE key = ? AND value = ?
                """, [key, value])
            return
        }
    }
}
