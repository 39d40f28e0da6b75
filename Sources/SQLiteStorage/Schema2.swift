/// What came with notifications of every kind: facts of changes, undo, the breaker, subscriptions, binding by scan.
enum Schema2 {
    static let statements = columns + tables + templates

    private static let columns = """
        ALTER TABLE outbox ADD COLUMN changes TEXT;
        ALTER TABLE outbox ADD COLUMN reason TEXT NOT NULL DEFAULT '';
        ALTER TABLE outbox ADD COLUMN is_plain INTEGER NOT NULL DEFAULT 0 CHECK (is_plain IN (0, 1));
        ALTER TABLE booking_event ADD COLUMN is_undo INTEGER NOT NULL DEFAULT 0 CHECK (is_undo IN (0, 1));
        ALTER TABLE wechat_identity ADD COLUMN invalid_at INTEGER;
        ALTER TABLE message_template ADD COLUMN is_long_term INTEGER NOT NULL DEFAULT 0
            CHECK (is_long_term IN (0, 1));
        DROP INDEX booking_tail;
        CREATE INDEX booking_tail ON booking (substr(id, 13));
        CREATE INDEX outbox_person ON outbox (booking_id, recipient_id, id);

        """

    // One row an AppID. Times are seconds since boot, as those of leases.
    private static let tables = """
        CREATE TABLE breaker (
            app_id TEXT NOT NULL PRIMARY KEY,
            failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
            held_boot TEXT,
            held_until INTEGER,
            is_firm INTEGER NOT NULL DEFAULT 0 CHECK (is_firm IN (0, 1)),
            is_probing INTEGER NOT NULL DEFAULT 0 CHECK (is_probing IN (0, 1)),
            reason TEXT,
            cautious_boot TEXT,
            cautious_until INTEGER,
            CHECK ((held_until IS NULL) = (held_boot IS NULL) AND (held_until IS NULL) = (reason IS NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE bind_scene (
            digest BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
            user_id INTEGER NOT NULL REFERENCES user (id),
            app_id TEXT NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX bind_scene_user ON bind_scene (user_id, app_id);

        """

    // Templates that an admin has set keep their keys.
    private static let templates = """
        UPDATE message_template SET keys = '[{"key":"thing4","value":"title"},{"key":"thing1","value":"room"},'
            || '{"key":"time6","value":"when"},{"key":"thing3","value":"person"},'
            || '{"key":"thing8","value":"' || CASE kind WHEN 'changed' THEN 'change' ELSE 'reason' END || '"}]'
        WHERE kind IN ('changed', 'cancelled') AND template_id = '';
        UPDATE message_template SET keys = '[{"key":"thing4","value":"title"},{"key":"thing1","value":"room"},'
            || '{"key":"character_string2","value":"time_range"},{"key":"time6","value":"start"},'
            || '{"key":"thing8","value":"countdown"}]'
        WHERE kind = 'reminder' AND template_id = '';

        """
}
