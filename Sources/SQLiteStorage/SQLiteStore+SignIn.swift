import GRDB
package import RoomBooking

extension SQLiteStore {
    package func reserveSignIn(key: String, at: Instant) async throws(StorageError) -> Int64? {
        try await write { db in
            // Forgetting after a quiet day gives no more guesses than the longest delay does.
            try db.run(
                "DELETE FROM sign_in_throttle WHERE next_allowed_at < ?", [at.seconds - SignInDelay.forgotten]
            )
            let (failures, nextAllowed) = try db.signInDelay(key) ?? (0, at.seconds)
            let wait = nextAllowed - at.seconds
            // A longer wait than any we set means that the clock was put back.
            if (1...SignInDelay.longest).contains(wait) { return wait }
            try db.run(
                """
                INSERT INTO sign_in_throttle (key, failures, next_allowed_at) VALUES (?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET
                    failures = excluded.failures, next_allowed_at = excluded.next_allowed_at
                """, [key, failures + 1, at.seconds + SignInDelay.seconds(afterFailures: failures + 1)])
            return nil
        }
    }

    package func forgetSignIns(key: String) async throws(StorageError) {
        try await write { db in
            try db.run("DELETE FROM sign_in_throttle WHERE key = ?", [key])
            return
        }
    }

    package func releaseSignIn(key: String) async throws(StorageError) {
        try await write { db in
            guard let (failures, nextAllowed) = try db.signInDelay(key), failures > 0 else { return }
            // The reservation was granted, so no delay was running before it.
            try db.run(
                "UPDATE sign_in_throttle SET failures = ?, next_allowed_at = ? WHERE key = ?",
                [failures - 1, nextAllowed - SignInDelay.seconds(afterFailures: failures), key])
        }
    }

    package func log(_ attempt: SignInAttempt) async throws(StorageError) {
        try await write { db in
            try db.run(
                """
                INSERT INTO sign_in_log (username, user_id, at, client_id, method, result)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    // SQLite counts code points.
                    String(String.UnicodeScalarView(attempt.username.unicodeScalars.prefix(64))),
                    attempt.user?.value, attempt.at.seconds, attempt.clientID, attempt.method.rawValue,
                    attempt.result.rawValue,
                ])
            return
        }
    }

    package func signInLog(limit: Int) async throws(StorageError) -> [SignInAttempt] {
        try await read { db in
            try db.all(
                """
                SELECT username, user_id, at, client_id, method, result FROM sign_in_log
                ORDER BY id DESC LIMIT ?
                """, [max(0, limit)]
            ) { row in
                SignInAttempt(
                    username: try row.next(), user: try row.nextIfAny(Int64.self).map { UserID($0) },
                    at: Instant(seconds: try row.next()), clientID: try row.next(),
                    method: try row.nextCase(), result: try row.nextCase())
            }
        }
    }
}

/// How long to wait after so many failures: a growing delay, never a lock.
private enum SignInDelay {
    static let longest: Int64 = 900
    static let forgotten: Int64 = 86_400

    static func seconds(afterFailures failures: Int64) -> Int64 {
        switch failures {
        case ..<5: 0
        case ..<15: min(longest, 1 << (failures - 5))
        default: longest
        }
    }
}

extension Database {
    fileprivate func signInDelay(_ key: String) throws -> (failures: Int64, nextAllowed: Int64)? {
        try one("SELECT failures, next_allowed_at FROM sign_in_throttle WHERE key = ?", [key]) {
            (failures: try $0.next(), nextAllowed: try $0.next())
        }
    }
}
