import RoomBooking
import SQLiteStorage

/// The data file opened: its schema is this program's, and SQLite keeps to the settings that make commits last.
struct StorageCheckup: Checkup {
    let subject = CheckupSubject.storage

    func findings(of patient: Patient) async -> [Finding] {
        switch patient.services {
        case .failure(.configuration): []
        case .failure(let failure): [.broken(failure)]
        case .success(let services): await settings(of: services)
        }
    }

    private func settings(of services: Services) async -> [Finding] {
        guard let store = services.store as? SQLiteStore else { return [] }
        let settings: ConnectionSettings
        do throws(StorageError) {
            settings = try await store.settings()
        } catch {
            return [.broken(.storage(error))]
        }
        let kept =
            "journal_mode=\(settings.journalMode) synchronous=\(settings.synchronous) "
            + "foreign_keys=\(settings.foreignKeys ? 1 : 0) busy_timeout=\(settings.busyTimeoutMilliseconds)"
        let isSafe =
            settings.journalMode == "truncate" && settings.synchronous >= 2 && settings.foreignKeys
            && settings.busyTimeoutMilliseconds >= 10_000
        guard isSafe else {
            return [
                .broken(
                    Bilingual(
                        zh: "SQLite 使用了不安全的设置：\(kept)。", en: "SQLite keeps unsafe settings: \(kept)."),
                    Bilingual(
                        zh: "请用未经修改的 SQLite 重新编译 roombook。",
                        en: "Build roombook with an unmodified SQLite."), .unavailable)
            ]
        }
        return [
            .ok(
                Bilingual(
                    zh: "可以打开，结构与本程序一致；\(kept)。",
                    en: "It opens, and its schema is that of this program; \(kept)."))
        ]
    }
}
