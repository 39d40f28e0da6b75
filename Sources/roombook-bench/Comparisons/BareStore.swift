import CBareStore
import Foundation
import SQLiteStorage

/// The bare C loop that writes, through SQLite's own interface, the rows that roombook wrote.
struct BareStore: Sendable {
    private let target: String
    /// What roombook sets on its connection, as SQL.
    private let settings: String

    /// Takes a copy of the office's data file, in which nothing is booked yet.
    init(beside office: Office, on bench: Workbench) async throws(BenchFailure) {
        target = try bench.makeFolder("bare") + "/bare.db"
        do {
            try FileManager.default.copyItem(atPath: office.databasePath, toPath: target)
            let zone = try Office.zone()
            let store = try SQLiteStore(path: office.databasePath, create: false, zone: zone)
            settings = Self.pragmas(try await store.settings())
        } catch {
            throw .failed("The data file can not be copied: \(error).")
        }
    }

    /// Writes the bookings that `source` has more of; bookings a second.
    func rate(bookings: Int, from source: String) async throws(BenchFailure) -> Double {
        let written = try await blocking { run(source) }.get()
        guard written.bookings == bookings, written.seconds > 0 else {
            throw .failed(
                "The bare C loop wrote \(written.bookings) bookings where it should write \(bookings).")
        }
        return Double(written.bookings) / written.seconds
    }

    private func run(_ source: String) -> Result<bare_store_result, BenchFailure> {
        var result = bare_store_result()
        var problem = [CChar](repeating: 0, count: 256)
        let size = problem.count
        let isDone = unsafe bare_store_catch_up(source, target, settings, &result, &problem, size)
        let text = String(decoding: problem.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return isDone ? .success(result) : .failure(.failed("The bare C loop can not write: \(text)."))
    }

    private static func pragmas(_ settings: ConnectionSettings) -> String {
        """
        PRAGMA journal_mode = \(settings.journalMode);
        PRAGMA synchronous = \(settings.synchronous);
        PRAGMA foreign_keys = \(settings.foreignKeys);
        PRAGMA busy_timeout = \(settings.busyTimeoutMilliseconds);
        PRAGMA trusted_schema = \(settings.trustedSchema);
        PRAGMA cell_size_check = \(settings.cellSizeCheck);
        PRAGMA mmap_size = \(settings.mmapSize);
        """
    }
}
