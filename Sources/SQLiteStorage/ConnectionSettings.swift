import GRDB
import RoomBooking

/// How the connection is set, read back from SQLite.
package struct ConnectionSettings: Sendable, Equatable {
    package var journalMode: String
    /// 2 is FULL: a commit is on the disk when it returns.
    package var synchronous: Int
    package var foreignKeys: Bool
    package var busyTimeoutMilliseconds: Int
    package var trustedSchema: Bool
    package var cellSizeCheck: Bool
    package var mmapSize: Int

    static let wanted = ConnectionSettings(
        journalMode: "truncate", synchronous: 2, foreignKeys: true, busyTimeoutMilliseconds: 10_000,
        trustedSchema: false, cellSizeCheck: true, mmapSize: 0)

    /// Never WAL: SQLite before 3.51.3 can lose commits there when several processes write.
    static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "roombook"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA mmap_size = 0;
                    PRAGMA synchronous = FULL;
                    PRAGMA journal_mode = TRUNCATE;
                    """)
            let settings = try ConnectionSettings(db)
            guard settings == wanted else {
                throw StorageError.unreachable(
                    detail: Bilingual(
                        zh: "SQLite 未接受设置：\(settings)", en: "SQLite keeps other settings: \(settings)"))
            }
        }
        return configuration
    }

    init(_ db: Database) throws {
        self.init(
            journalMode: try Self.pragma("journal_mode", db),
            synchronous: try Self.pragma("synchronous", db),
            foreignKeys: try Self.pragma("foreign_keys", db),
            busyTimeoutMilliseconds: try Self.pragma("busy_timeout", db),
            trustedSchema: try Self.pragma("trusted_schema", db),
            cellSizeCheck: try Self.pragma("cell_size_check", db),
            // No row where SQLite was built without memory mapping.
            mmapSize: try Int.fetchOne(db, sql: "PRAGMA mmap_size") ?? 0)
    }

    private init(
        journalMode: String, synchronous: Int, foreignKeys: Bool, busyTimeoutMilliseconds: Int,
        trustedSchema: Bool, cellSizeCheck: Bool, mmapSize: Int
    ) {
        self.journalMode = journalMode
        self.synchronous = synchronous
        self.foreignKeys = foreignKeys
        self.busyTimeoutMilliseconds = busyTimeoutMilliseconds
        self.trustedSchema = trustedSchema
        self.cellSizeCheck = cellSizeCheck
        self.mmapSize = mmapSize
    }

    private static func pragma<Value: DatabaseValueConvertible>(_ name: String, _ db: Database) throws
        -> Value
    {
        guard let value = try Value.fetchOne(db, sql: "PRAGMA \(name)") else { throw RowReader.unreadable }
        return value
    }
}
