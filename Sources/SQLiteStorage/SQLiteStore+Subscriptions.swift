import GRDB
package import RoomBooking

extension SQLiteStore {
    package func subscriptions(
        of user: UserID?, appID: String
    ) async throws(StorageError) -> [Subscription] {
        try await read { db in
            try db.all(
                """
                SELECT \(Colleague.columns), t.kind, t.is_long_term, s.credits, s.noted_at
                FROM subscription s
                JOIN message_template t ON t.template_id = s.template_id AND t.template_id <> ''
                JOIN wechat_identity w ON w.open_id = s.open_id AND w.app_id = :app
                JOIN user u ON u.id = w.user_id
                WHERE :user IS NULL OR u.id = :user
                ORDER BY u.username_key, t.kind
                """, ["app": appID, "user": user?.value]
            ) { row in
                let colleague = try Colleague(&row)
                let kind: NotificationKind = try row.nextCase()
                let isLongTerm: Bool = try row.next()
                let credits: Int = try row.next()
                return Subscription(
                    user: colleague, kind: kind,
                    credits: isLongTerm ? .longTerm(isAccepted: credits > 0) : .oneTime(credits),
                    notedAt: Instant(seconds: try row.next()))
            }
        }
    }

    package func noteAccept(
        _ count: Int, of kinds: Set<NotificationKind>, by user: UserID, at: Instant, appID: String
    ) async throws(StorageError) -> Bool {
        let names = kinds.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        return try await write { db in
            // Of a long-term template one accept is as good as any number; a decline ends both sorts.
            try db.run(
                """
                INSERT INTO subscription (open_id, template_id, credits, noted_at)
                SELECT i.open_id, t.template_id,
                    CASE WHEN :count < 0 THEN 0 WHEN t.is_long_term THEN 1 ELSE :count END, :at
                FROM wechat_identity i JOIN (
                    SELECT template_id, max(is_long_term) AS is_long_term FROM message_template
                    WHERE kind IN (\(names)) AND template_id <> '' GROUP BY template_id) t
                WHERE i.user_id = :user AND i.app_id = :app AND i.invalid_at IS NULL
                ON CONFLICT (open_id, template_id) DO UPDATE SET noted_at = excluded.noted_at,
                    credits = CASE WHEN :count < 0 THEN 0
                        WHEN EXISTS (SELECT 1 FROM message_template m
                            WHERE m.template_id = excluded.template_id AND m.is_long_term) THEN 1
                        ELSE min(credits + :count, 1000000) END
                """, ["count": count, "at": at.seconds, "user": user.value, "app": appID]) > 0
        }
    }
}

extension Database {
    /// Notes what a send told of the person; a subscription that nobody reported stays unknown until it is refused.
    func learn(_ lesson: FinishedMessage.Lesson, at: Instant, appID: String) throws {
        switch lesson {
        case .spentCredit(let openID, let templateID):
            try run(
                """
                UPDATE subscription SET credits = credits - 1, noted_at = ?
                WHERE open_id = ? AND template_id = ? AND credits > 0 AND NOT EXISTS (
                    SELECT 1 FROM message_template t
                    WHERE t.template_id = subscription.template_id AND t.is_long_term)
                """, [at.seconds, openID, templateID])
        case .hasNoCredits(let openID, let templateID):
            try run(
                """
                INSERT INTO subscription (open_id, template_id, credits, noted_at) VALUES (?, ?, 0, ?)
                ON CONFLICT (open_id, template_id) DO UPDATE SET credits = 0, noted_at = excluded.noted_at
                """, [openID, templateID, at.seconds])
        case .openIDIsInvalid(let openID):
            try run(
                """
                UPDATE wechat_identity SET invalid_at = ?
                WHERE app_id = ? AND open_id = ? AND invalid_at IS NULL
                """, [at.seconds, appID, openID])
        }
    }
}
