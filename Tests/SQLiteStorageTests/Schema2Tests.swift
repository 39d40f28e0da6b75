import Foundation
import GRDB
import RoomBooking
import TestSupport
import Testing

@testable import SQLiteStorage

@Suite("A data file of the first schema becomes one of the second, with all that is in it")
struct Schema2Tests {
    private static let adminKeys = #"[{"key":"thing9","value":"person"}]"#

    /// A file as the first version left it, with people, a booking, its messages, and one template that an admin set.
    private func oldFile(_ folder: TemporaryDirectory) async throws -> String {
        let path = folder.file("roombook.db")
        try DataFile(path: path).secure(create: true)
        let queue = try DatabaseQueue(path: path)
        try await queue.write { db in
            try db.execute(sql: "PRAGMA application_id = \(DataFile.applicationID)")
        }
        try Migrations.migrator.migrate(queue, upTo: "1 rooms, people, bookings, messages")
        let start = Fixtures.morning.seconds + 3600
        try await queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO user VALUES (1, 'li', 'li', '李雷', '$h', 'staff', 0, 'zh'),
                        (2, 'jim', 'jim', 'Jim', '$h', 'staff', 0, 'en');
                    INSERT INTO wechat_identity VALUES (2, '\(Fixtures.appID)', 'o-jim', NULL, 5);
                    INSERT INTO room VALUES (1, 'Orion', 'orion', 8, '3', 'open', '');
                    INSERT INTO booking VALUES (x'01980000000070008000000000000001', 1, \(start), \(start + 3600),
                        '2026-11-23T10:00', 'Asia/Shanghai', '周会', '', 1, 'active', 1, 7);
                    INSERT INTO attendee VALUES (x'01980000000070008000000000000001', 0, 2);
                    INSERT INTO booking_event (booking_id, kind, by_user_id, at, new_values)
                        VALUES (x'01980000000070008000000000000001', 'created', 1, 7, '{"state":"active"}');
                    INSERT INTO outbox (booking_id, booking_version, kind, recipient_id, title, room, start_s,
                            end_s, tz, person, state, due_at, not_after, changed_at)
                        SELECT id, 1, 'booked', 2, title, 'Orion', start_s, end_s, tz, '李雷', 'sent', 7, end_s, 7
                        FROM booking
                        UNION ALL SELECT id, 1, 'booked', 1, title, 'Orion', start_s, end_s, tz, '李雷',
                        'waiting', 7, end_s, 7 FROM booking;
                    INSERT INTO subscription VALUES ('o-jim', 'T-booked', 3, 7);
                    UPDATE message_template SET template_id = 'T-cancelled', keys = '\(Self.adminKeys)'
                        WHERE kind = 'cancelled';
                    UPDATE message_template SET template_id = 'T-booked' WHERE kind = 'booked';
                    """)
        }
        return path
    }

    private func migrated() async throws -> (TemporaryDirectory, SQLiteStore) {
        let folder = try TemporaryDirectory()
        let path = try await oldFile(folder)
        return (folder, try SQLiteStore(path: path, create: false, zone: try Fixtures.zone()))
    }

    @Test("Templates that an admin set keep their keys, the others get those of their kind")
    func templates() async throws {
        let (folder, store) = try await migrated()
        let templates = try await store.templates()
        for template in templates {
            let keys =
                template.kind == .cancelled
                ? [MessageTemplate.Field(key: "thing9", value: .person)]
                : MessageTemplate.standardKeys(of: template.kind)
            #expect(template.keys == keys)
            #expect(!template.isLongTerm)
        }
        #expect(templates.map(\.templateID) == ["T-booked", "", "T-cancelled", ""])
        withExtendedLifetime(folder) {}
    }

    @Test("Messages, bindings and credits are as they were, and what waits is sent")
    func content() async throws {
        let (folder, store) = try await migrated()
        let id = Fixtures.bookingID(1)
        let messages = try await store.messages(about: id, appID: Fixtures.appID)
        #expect(messages.map(\.state) == [.sent, .waiting])
        #expect(messages.allSatisfy { $0.announcement.changes.isEmpty && $0.announcement.reason.isEmpty })
        let claimed = try await store.claim(
            owner: "a", at: Fixtures.morning, leaseSeconds: 60, limit: 9, breaker: BreakerPolicy(),
            appID: Fixtures.appID)
        #expect(claimed.map(\.recipient) == [UserID(1)] && claimed.first?.isPlain == false)
        let jim = try #require(try await store.bindings(appID: Fixtures.appID)[UserID(2)])
        #expect(jim.boundAt == Instant(seconds: 5) && jim.invalidAt == nil)
        let subscriptions = try await store.subscriptions(of: nil, appID: Fixtures.appID)
        #expect(subscriptions.map(\.credits) == [.oneTime(3)])
        #expect(try await store.lastEvent(of: id)?.isUndo == false)
        #expect(try await store.problems().isEmpty)
        withExtendedLifetime(folder) {}
    }

    @Test("It is then the same as a file that began with the second schema")
    func sameSchema() async throws {
        let (folder, store) = try await migrated()
        let fresh = try SQLiteStore(
            path: folder.file("fresh/roombook.db"), create: true, zone: try Fixtures.zone())
        func schema(_ store: SQLiteStore) async throws -> [String] {
            try await store.queue.read { db in
                try String.fetchAll(
                    db, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
            }
        }
        #expect(try await schema(store) == schema(fresh))
    }

    @Test("Several processes that meet the old file bring it up once")
    func together() async throws {
        let folder = try TemporaryDirectory()
        let path = try await oldFile(folder)
        let zone = try Fixtures.zone()
        let stores = await withTaskGroup(of: SQLiteStore?.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    await withCheckedContinuation { continuation in
                        Thread {
                            continuation.resume(
                                returning: try? SQLiteStore(path: path, create: false, zone: zone))
                        }.start()
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(stores.compactMap { $0 }.count == 6)
    }
}
