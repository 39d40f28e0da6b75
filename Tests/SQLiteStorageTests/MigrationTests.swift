import Foundation
import GRDB
import RoomBooking
import TestSupport
import Testing

@testable import SQLiteStorage

@Suite("The connection is durable, and a file is brought to the newest schema once")
struct MigrationTests {
    @Test("The settings that make a commit durable are read back")
    func settings() async throws {
        let world = try await World()
        for store in [world.store, try world.another()] {
            let settings = try await store.settings()
            #expect(settings.journalMode == "truncate")
            #expect(settings.synchronous == 2)
            #expect(settings.foreignKeys)
            #expect(settings.busyTimeoutMilliseconds >= 10_000)
            #expect(!settings.trustedSchema)
            #expect(settings.cellSizeCheck)
            #expect(settings.mmapSize == 0)
        }
    }

    @Test("Every table is strict, but for the list of migrations")
    func strict() async throws {
        let world = try await World()
        let loose = try await world.store.queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list
                    WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'
                    """)
        }
        #expect(loose == ["grdb_migrations"])
    }

    @Test("Opening again changes neither the schema nor the content")
    func reopening() async throws {
        let world = try await World()
        try await world.insert(try world.booking(1))
        let before = try #require(FileManager.default.contents(atPath: world.path))
        let again = try world.another()
        #expect(try await again.rooms() == world.rooms)
        #expect(FileManager.default.contents(atPath: world.path) == before)
    }

    @Test("Many first starts at once migrate once", arguments: 0..<10)
    func firstStarts(round: Int) async throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("data/roombook.db")
        let zone = try Fixtures.zone()
        // Opening blocks, so each needs a thread of its own to meet the others; all wait for the last one.
        let ready = DispatchGroup()
        for _ in 0..<8 { ready.enter() }
        let stores = await withTaskGroup(of: SQLiteStore?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    await withCheckedContinuation { continuation in
                        Thread {
                            ready.leave()
                            ready.wait()
                            continuation.resume(
                                returning: try? SQLiteStore(path: path, create: true, zone: zone))
                        }.start()
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }.compactMap { $0 }
        #expect(stores.count == 8)
        for store in stores { #expect(try await store.templates().count == 4) }
    }

    @Test("A first start that was broken off before the tables were made is taken up again")
    func brokenOff() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("roombook.db")
        try DataFile(path: path).secure(create: true)
        try await DatabaseQueue(path: path).write { db in
            try db.execute(
                sql: """
                    PRAGMA application_id = \(DataFile.applicationID);
                    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
                    """)
        }
        let store = try SQLiteStore(path: path, create: false, zone: try Fixtures.zone())
        #expect(try await store.templates().count == 4)
    }

    @Test("A reader of the health sees an overlap and a broken reference that got past the schema")
    func problems() async throws {
        let world = try await World()
        try await world.insert(try world.booking(1))
        #expect(try await world.store.problems().isEmpty)
        try await world.store.queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    DROP TRIGGER booking_no_overlap_0;
                    PRAGMA foreign_keys = OFF;
                    INSERT INTO booking SELECT randomblob(16), room_id, start_s + 60, end_s, wall_start,
                        tz, title, note, 4711, state, version, created_at FROM booking;
                    """)
        }
        #expect(
            try await world.store.problems() == [
                "a row of booking names what does not exist",
                "two bookings overlap in the room Andromeda 仙女座",
            ])
    }

    static let errors: [(ResultCode, StorageError)] = [
        (.SQLITE_BUSY, .busy), (.SQLITE_BUSY_SNAPSHOT, .busy), (.SQLITE_LOCKED, .busy), (.SQLITE_FULL, .full),
        (.SQLITE_READONLY, .readOnly), (.SQLITE_READONLY_DBMOVED, .readOnly),
        (.SQLITE_CORRUPT, .damaged(detail: "SQLite 11: m")),
        (.SQLITE_NOTADB, .damaged(detail: "SQLite 26: m")),
        (.SQLITE_IOERR_DATA, .damaged(detail: "SQLite 8202: m")),
        (.SQLITE_IOERR_FSYNC, .unreachable(detail: "SQLite 1034: m")),
        (.SQLITE_CANTOPEN, .unreachable(detail: "SQLite 14: m")),
    ]

    @Test("An error of SQLite becomes one of ours, without the statement", arguments: errors)
    func mapping(_ code: ResultCode, _ expected: StorageError) {
        let error = DatabaseError(
            resultCode: code, message: "m", sql: "SELECT 'secret'", arguments: ["secret"])
        #expect(StorageError(error) == expected)
    }

    @Test("A full disk is said to be full, nothing is half stored, and it works again with more room")
    func full() async throws {
        let world = try await World()
        let pages = try await world.store.queue.writeWithoutTransaction { db in
            try Int.fetchOne(db, sql: "PRAGMA max_page_count = 1")
        }
        #expect((pages ?? 0) > 1)
        var error: StorageError?
        for number: UInt32 in 0..<200 where error == nil {
            var booking = try world.booking(number, Int64(number) * 60, Int64(number) * 60 + 60)
            booking.note = String(repeating: "x", count: 4000)
            do {
                try await world.insert(booking, announcing: [world.message(booking, to: world.jim)])
            } catch let caught as StorageError {
                error = caught
                #expect(try await world.store.booking(booking.id, appID: world.appID) == nil)
                #expect(try await world.store.messages(about: booking.id, appID: world.appID).isEmpty)
            }
        }
        #expect(error == .full)
        _ = try await world.store.queue.writeWithoutTransaction { db in
            try Int.fetchOne(db, sql: "PRAGMA max_page_count = 100000")
        }
        #expect(try await world.insert(try world.booking(999, 60_000, 60_060)) == .inserted)
    }

    @Test("A value of the wrong kind is damage, never a crash", arguments: ["NULL", "'x'", "x'FF'"])
    func wrongKind(_ value: String) throws {
        try DatabaseQueue().read { db in
            #expect(throws: DatabaseError.self) {
                try db.all("SELECT \(value)") { try $0.next(Int64.self) }
            }
            #expect(throws: DatabaseError.self) {
                try db.all("SELECT \(value)") { try $0.nextCase(User.Role.self) }
            }
            let none = try db.one("SELECT NULL") { try $0.nextIfAny(Int64.self) }
            #expect(none == .some(nil))
        }
    }

    @Test("A damaged page is an error, never a crash")
    func damagedPages() async throws {
        let world = try await World()
        for number: UInt32 in 0..<40 {
            try await world.insert(try world.booking(number, Int64(number) * 60, Int64(number) * 60 + 60))
        }
        let sound = try #require(FileManager.default.contents(atPath: world.path))
        var generator = SeededGenerator(state: 7)
        for round in 0..<60 {
            var bytes = sound
            for _ in 0..<20 {
                let index = Int.random(in: 4096..<bytes.count, using: &generator)
                bytes[index] = UInt8.random(in: 0...255, using: &generator)
            }
            let path = world.folder.file("damaged-\(round).db")
            #expect(
                FileManager.default.createFile(
                    atPath: path, contents: bytes, attributes: [.posixPermissions: 0o600]))
            // Each either answers or throws one of our errors.
            guard let store = try? SQLiteStore(path: path, create: false, zone: Fixtures.zone()) else {
                continue
            }
            _ = try? await store.rooms()
            _ = try? await store.users()
            _ = try? await store.dictionaries()
            _ = try? await store.templates()
            _ = try? await store.bookings(overlapping: Fixtures.slot(0, 9000), appID: world.appID)
            _ = try? await store.messages(limit: 100, states: [], about: nil, appID: world.appID)
            _ = try? await store.problems()
        }
    }
}
