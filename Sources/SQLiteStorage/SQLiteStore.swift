import GRDB
package import RoomBooking

/// Everything that roombook keeps, in one SQLite file that several processes share.
package final class SQLiteStore: Sendable {
    let queue: DatabaseQueue
    let zone: SiteZone
    let bootClock: BootClock

    /// Opens the data file, and with `create` makes it where there is none; `zone` is noted with bookings.
    ///
    /// Blocks for some milliseconds, longer where the file has to be migrated.
    package init(
        path: String, create: Bool, zone: SiteZone, bootClock: BootClock = .host()
    ) throws(StorageError) {
        let file = DataFile(path: path)
        try file.secure(create: create)
        let content = try file.probe()
        if content == .empty, !create {
            throw .damaged(detail: Bilingual(zh: "文件是空的", en: "the file is empty"))
        }
        self.zone = zone
        self.bootClock = bootClock
        do {
            queue = try DatabaseQueue(path: file.path, configuration: ConnectionSettings.configuration())
            try Migrations.run(on: queue, of: file, content: content)
        } catch {
            throw StorageError(error)
        }
    }

    /// Reads in one transaction.
    ///
    /// Not GRDB's `read`: that one is rolled back when the calling task gets cancelled.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StorageError) -> Value {
        let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
            queue.asyncRead { access in
                continuation.resume(returning: Result { try body(access.get()) })
            }
        }
        return try Self.value(of: result)
    }

    /// Writes in one IMMEDIATE transaction, which is durable when this returns.
    ///
    /// It is completed even where the calling task gets cancelled: what was sent must be noted as sent.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StorageError) -> Value {
        let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
            queue.asyncWrite(body) { _, result in continuation.resume(returning: result) }
        }
        return try Self.value(of: result)
    }

    private static func value<Value>(of result: Result<Value, any Error>) throws(StorageError) -> Value {
        do {
            return try result.get()
        } catch {
            throw StorageError(error)
        }
    }
}
