import GRDB
package import RoomBooking

extension SQLiteStore {
    /// How the connection is set at this moment.
    package func settings() async throws(StorageError) -> ConnectionSettings {
        try await read { db in try ConnectionSettings(db) }
    }

    /// Everything that is wrong with the stored data, a line each; reads the whole file.
    package func problems() async throws(StorageError) -> [String] {
        try await read { db in
            let pages = try String.fetchAll(db, sql: "PRAGMA quick_check").filter { $0 != "ok" }
            let references = try db.all("PRAGMA foreign_key_check") { row in
                "a row of \(try row.next(String.self)) names what does not exist"
            }
            let overlaps = try db.all(Self.overlaps) { row in
                "two bookings overlap in the room \(try row.next(String.self))"
            }
            return pages + references + overlaps
        }
    }

    // Where neighbours do not overlap, no two bookings of a room do.
    private static let overlaps = """
        SELECT r.name FROM (
            SELECT room_id, end_s, lead(start_s) OVER (PARTITION BY room_id ORDER BY start_s) AS next_start
            FROM booking WHERE state = 'active') b
        JOIN room r ON r.id = b.room_id WHERE b.next_start < b.end_s
        """
}
