import Foundation
import GRDB
import RoomBooking

/// Brings a data file to the newest schema; a migration is never changed once it has landed.
enum Migrations {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 rooms, people, bookings, messages", foreignKeyChecks: .immediate) {
            db in
            try db.execute(sql: Schema1.tables)
            try db.execute(sql: Schema1.overlapTriggers)
            try db.execute(sql: Schema1.firstRows)
        }
        migrator.registerMigration("2 changes, breaker, subscriptions, binding", foreignKeyChecks: .immediate)
        {
            db in
            try db.execute(sql: Schema2.statements)
        }
        return migrator
    }()

    /// Runs what is missing, one process at a time.
    static func run(on queue: DatabaseQueue, of file: DataFile, content: DataFile.Content) throws {
        if content == .ours, try isComplete(queue) { return }
        try withFolderLock(file.folder) {
            if content == .empty { try queue.inTransaction(.immediate, markAsOurs) }
            if try !isComplete(queue) { try migrator.migrate(queue) }
        }
    }

    private static func isComplete(_ queue: DatabaseQueue) throws -> Bool {
        try queue.unsafeRead { db in
            let applied = Set(try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations"))
            let known = migrator.migrations
            if !applied.isSubset(of: known) { throw StorageError.newer }
            return applied.count == known.count
        }
    }

    // In one commit, so that a file is either nobody's and empty, or ours with its list of migrations.
    private static func markAsOurs(_ db: Database) throws -> Database.TransactionCompletion {
        try db.execute(sql: "PRAGMA application_id = \(DataFile.applicationID)")
        try db.execute(
            sql: "CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
        return .commit
    }

    // The lock of the folder that the file lies in: DatabaseMigrator reads what has been applied outside of
    // its transactions, so two processes would run the same migration.
    private static func withFolderLock(_ folder: String, _ body: () throws -> Void) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError.unreachable(detail: Bilingual(verbatim: folder)) }
        defer { close(descriptor) }
        for _ in 0..<1000 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return try body() }
            usleep(10_000)
        }
        throw StorageError.busy
    }
}
