/// The first schema; instants are UTC seconds, lease times seconds since boot.
enum Schema1 {
    static let tables = people + rooms + bookings + notifications

    private static let people = """
        CREATE TABLE user (
            id INTEGER PRIMARY KEY,
            username TEXT NOT NULL CHECK (length(username) BETWEEN 1 AND 64),
            username_key TEXT NOT NULL UNIQUE,
            display_name TEXT NOT NULL,
            password_hash TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('staff', 'admin')),
            is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
            language TEXT NOT NULL CHECK (language IN ('zh', 'en'))
        ) STRICT;

        CREATE TABLE wechat_identity (
            user_id INTEGER NOT NULL REFERENCES user (id),
            app_id TEXT NOT NULL,
            open_id TEXT NOT NULL CHECK (open_id <> ''),
            union_id TEXT,
            bound_at INTEGER NOT NULL,
            PRIMARY KEY (user_id, app_id),
            UNIQUE (app_id, open_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session (
            id INTEGER PRIMARY KEY,
            user_id INTEGER NOT NULL REFERENCES user (id),
            family TEXT NOT NULL,
            client_id TEXT NOT NULL,
            access_digest BLOB NOT NULL UNIQUE CHECK (length(access_digest) = 32),
            refresh_digest BLOB NOT NULL UNIQUE CHECK (length(refresh_digest) = 32),
            issued_at INTEGER NOT NULL,
            access_expires_at INTEGER NOT NULL,
            refresh_expires_at INTEGER NOT NULL,
            replaced_at INTEGER,
            revoked_at INTEGER
        ) STRICT;
        CREATE INDEX session_family ON session (family);
        CREATE INDEX session_user ON session (user_id);
        CREATE INDEX session_end ON session (refresh_expires_at);

        CREATE TABLE sign_in_log (
            id INTEGER PRIMARY KEY,
            username TEXT NOT NULL CHECK (length(username) <= 64),
            user_id INTEGER REFERENCES user (id),
            at INTEGER NOT NULL,
            client_id TEXT NOT NULL,
            method TEXT NOT NULL,
            result TEXT NOT NULL
        ) STRICT;

        CREATE TABLE sign_in_throttle (
            key TEXT NOT NULL PRIMARY KEY,
            failures INTEGER NOT NULL CHECK (failures >= 0),
            next_allowed_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sign_in_throttle_end ON sign_in_throttle (next_allowed_at);

        """

    private static let rooms = """
        CREATE TABLE dictionary (
            kind TEXT NOT NULL CHECK (kind IN ('equipment', 'meeting_kind')),
            code TEXT NOT NULL,
            position INTEGER NOT NULL,
            label_zh TEXT NOT NULL,
            label_en TEXT NOT NULL,
            PRIMARY KEY (kind, code)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE room (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            name_key TEXT NOT NULL UNIQUE CHECK (name_key <> ''),
            capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
            floor TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
            closed_reason TEXT NOT NULL DEFAULT ''
        ) STRICT;

        CREATE TABLE room_equipment (
            room_id INTEGER NOT NULL REFERENCES room (id),
            position INTEGER NOT NULL,
            code TEXT NOT NULL,
            PRIMARY KEY (room_id, position)
        ) STRICT, WITHOUT ROWID;

        """

    // 25 hours: a whole day on which the clocks are set back.
    private static let bookings = """
        CREATE TABLE booking (
            id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
            room_id INTEGER NOT NULL REFERENCES room (id),
            start_s INTEGER NOT NULL,
            end_s INTEGER NOT NULL,
            wall_start TEXT NOT NULL,
            tz TEXT NOT NULL,
            title TEXT NOT NULL CHECK (title <> ''),
            note TEXT NOT NULL,
            organizer_id INTEGER NOT NULL REFERENCES user (id),
            state TEXT NOT NULL CHECK (state IN ('active', 'cancelled')),
            version INTEGER NOT NULL CHECK (version >= 1),
            created_at INTEGER NOT NULL,
            CHECK (end_s > start_s AND end_s - start_s <= 90000)
        ) STRICT;
        CREATE INDEX booking_live ON booking (room_id, start_s) WHERE state = 'active';
        CREATE INDEX booking_live_start ON booking (start_s) WHERE state = 'active';
        CREATE INDEX booking_organizer ON booking (organizer_id, start_s) WHERE state = 'active';
        CREATE INDEX booking_tail ON booking (substr(id, 13)) WHERE state = 'active';

        CREATE TABLE attendee (
            booking_id BLOB NOT NULL REFERENCES booking (id),
            position INTEGER NOT NULL,
            user_id INTEGER NOT NULL REFERENCES user (id),
            PRIMARY KEY (booking_id, position),
            UNIQUE (user_id, booking_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE booking_event (
            id INTEGER PRIMARY KEY,
            booking_id BLOB NOT NULL REFERENCES booking (id),
            kind TEXT NOT NULL CHECK (kind IN ('created', 'changed', 'cancelled')),
            by_user_id INTEGER NOT NULL REFERENCES user (id),
            at INTEGER NOT NULL,
            old_values TEXT,
            new_values TEXT
        ) STRICT;
        CREATE INDEX booking_event_booking ON booking_event (booking_id);

        """

    private static let notifications = """
        CREATE TABLE message_template (
            kind TEXT NOT NULL PRIMARY KEY CHECK (kind IN ('booked', 'changed', 'cancelled', 'reminder')),
            template_id TEXT NOT NULL,
            page TEXT NOT NULL,
            keys TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE access_token (
            key TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL,
            value TEXT,
            fetched_at INTEGER,
            expires_at INTEGER,
            lease_owner TEXT,
            lease_boot TEXT,
            lease_until INTEGER,
            CHECK ((value IS NULL) = (fetched_at IS NULL) AND (value IS NULL) = (expires_at IS NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE subscription (
            open_id TEXT NOT NULL,
            template_id TEXT NOT NULL,
            credits INTEGER NOT NULL CHECK (credits >= 0),
            noted_at INTEGER NOT NULL,
            PRIMARY KEY (open_id, template_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY,
            booking_id BLOB NOT NULL REFERENCES booking (id),
            booking_version INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('booked', 'changed', 'cancelled', 'reminder')),
            recipient_id INTEGER NOT NULL REFERENCES user (id),
            title TEXT NOT NULL,
            room TEXT NOT NULL,
            start_s INTEGER NOT NULL,
            end_s INTEGER NOT NULL,
            tz TEXT NOT NULL,
            person TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'not_bound',
                'unconfirmed', 'failed', 'cancelled', 'expired')),
            attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
            ambiguous_attempts INTEGER NOT NULL DEFAULT 0,
            due_at INTEGER NOT NULL,
            not_after INTEGER NOT NULL,
            lease_owner TEXT,
            lease_boot TEXT,
            lease_until INTEGER,
            errcode INTEGER,
            detail TEXT,
            changed_at INTEGER NOT NULL,
            UNIQUE (booking_id, booking_version, kind, recipient_id),
            CHECK ((state = 'sending') = (lease_owner IS NOT NULL))
        ) STRICT;
        CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state IN ('waiting', 'sending');
        CREATE INDEX outbox_sending ON outbox (recipient_id) WHERE state = 'sending';
        CREATE INDEX outbox_failed ON outbox (booking_id) WHERE state = 'failed';

        """

    // Live bookings of a room do not overlap, so sorted by start they are sorted by end: the last one that
    // begins before the new one ends is the only one to look at.
    static let overlapTriggers = ["insert", "update of room_id, start_s, end_s, state"].enumerated().map {
        """
        CREATE TRIGGER booking_no_overlap_\($0) BEFORE \($1) ON booking WHEN new.state = 'active' BEGIN
            SELECT RAISE(ABORT, 'overlap') WHERE (
                SELECT b.end_s FROM booking b
                WHERE b.room_id = new.room_id AND b.state = 'active' AND b.start_s < new.end_s
                    AND b.id IS NOT new.id
                ORDER BY b.start_s DESC LIMIT 1) > new.start_s;
        END;

        """
    }.joined()

    static let firstRows = """
        INSERT INTO dictionary (kind, code, position, label_zh, label_en) VALUES
            ('equipment', 'screen', 1, '显示屏', 'screen'),
            ('equipment', 'whiteboard', 2, '白板', 'whiteboard'),
            ('equipment', 'projector', 3, '投影仪', 'projector'),
            ('equipment', 'phone', 4, '会议电话', 'conference phone'),
            ('equipment', 'video', 5, '视频会议', 'video conferencing'),
            ('equipment', 'tv', 6, '电视', 'TV'),
            ('meeting_kind', 'regular', 1, '例会', 'regular meeting'),
            ('meeting_kind', 'project', 2, '项目会', 'project meeting'),
            ('meeting_kind', 'customer', 3, '客户来访', 'customer visit'),
            ('meeting_kind', 'interview', 4, '面试', 'interview'),
            ('meeting_kind', 'training', 5, '培训', 'training');

        INSERT INTO message_template (kind, template_id, page, keys)
        SELECT value, '', 'pages/booking/detail',
            '[{"key":"thing4","value":"title"},{"key":"thing1","value":"room"},'
                || '{"key":"character_string2","value":"time_range"},{"key":"time6","value":"start"},'
                || '{"key":"thing3","value":"person"}]'
        FROM json_each('["booked","changed","cancelled","reminder"]');
        """
}
