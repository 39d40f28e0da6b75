import Foundation
import GRDB
package import RoomBooking

extension SQLiteStore {
    package func open(_ session: SessionRecord) async throws(StorageError) {
        try await write { db in
            try db.run("DELETE FROM session WHERE refresh_expires_at < ?", [session.issued.seconds])
            try db.insert(session)
        }
    }

    package func holder(
        ofAccess digest: [UInt8], appID: String, at: Instant
    ) async throws(StorageError) -> Identity? {
        try await read { db in
            let user = try db.one(
                """
                SELECT \(User.columns) FROM session s JOIN user u ON u.id = s.user_id
                WHERE s.access_digest = ? AND s.replaced_at IS NULL AND s.revoked_at IS NULL
                    AND s.access_expires_at > ? AND s.issued_at <= ? AND u.is_disabled = 0
                """, [Data(digest), at.seconds, at.seconds + clockTolerance]
            ) { try User(&$0) }
            guard let user else { return nil }
            return Identity(user: user, wechat: try db.identity(of: user.id, appID: appID))
        }
    }

    package func rotate(
        refresh digest: [UInt8], at: Instant, successor: @Sendable (SessionRecord) -> SessionRecord
    ) async throws(StorageError) -> SessionRecord? {
        let known = try await read { db in try db.session(refresh: digest) }
        guard let known else { return nil }
        let next = successor(known.record)
        return try await write { db in
            // Read again: another process may have come first.
            guard let current = try db.session(refresh: digest) else { return nil }
            if current.isReplaced {
                try db.run(
                    "UPDATE session SET revoked_at = ? WHERE family = ? AND revoked_at IS NULL",
                    [at.seconds, current.record.family])
                return nil
            }
            guard current.isUsable, current.record.refreshExpires > at,
                current.record.issued <= at + clockTolerance
            else { return nil }
            try db.run(
                "UPDATE session SET replaced_at = ? WHERE refresh_digest = ?", [at.seconds, Data(digest)])
            try db.insert(next)
            return next
        }
    }

    package func revokeSession(access digest: [UInt8], at: Instant) async throws(StorageError) {
        try await write { db in
            try db.run(
                "UPDATE session SET revoked_at = ? WHERE access_digest = ? AND revoked_at IS NULL",
                [at.seconds, Data(digest)])
            return
        }
    }
}

/// A token issued later than this many seconds from now does not count: the clock went back.
private let clockTolerance: Int64 = 60

private struct StoredSession {
    var record: SessionRecord
    var isReplaced: Bool
    /// Neither revoked nor of a disabled user.
    var isUsable: Bool
}

extension Database {
    fileprivate func insert(_ session: SessionRecord) throws {
        try run(
            """
            INSERT INTO session (user_id, family, client_id, access_digest, refresh_digest, issued_at,
                access_expires_at, refresh_expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                session.user.value, session.family, session.clientID, Data(session.accessDigest),
                Data(session.refreshDigest), session.issued.seconds, session.accessExpires.seconds,
                session.refreshExpires.seconds,
            ])
    }

    fileprivate func session(refresh digest: [UInt8]) throws -> StoredSession? {
        try one(
            """
            SELECT s.user_id, s.family, s.client_id, s.access_digest, s.refresh_digest, s.issued_at,
                s.access_expires_at, s.refresh_expires_at, s.replaced_at IS NOT NULL,
                s.revoked_at IS NULL AND u.is_disabled = 0
            FROM session s JOIN user u ON u.id = s.user_id WHERE s.refresh_digest = ?
            """, [Data(digest)]
        ) { row in
            StoredSession(
                record: SessionRecord(
                    user: UserID(try row.next()), family: try row.next(), clientID: try row.next(),
                    accessDigest: try row.nextBytes(), refreshDigest: try row.nextBytes(),
                    issued: Instant(seconds: try row.next()), accessExpires: Instant(seconds: try row.next()),
                    refreshExpires: Instant(seconds: try row.next())),
                isReplaced: try row.next(), isUsable: try row.next())
        }
    }
}
