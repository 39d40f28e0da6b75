import RoomBooking
import SQLiteStorage

/// What is stored: whole pages, no dangling references, no two bookings of a room at a time.
struct IntegrityCheckup: Checkup {
    let subject = CheckupSubject.integrity

    /// A badly damaged file has thousands.
    private static let mostProblems = 10

    func findings(of patient: Patient) async -> [Finding] {
        guard case .success(let services) = patient.services, let store = services.store as? SQLiteStore
        else {
            return []
        }
        let problems: [String]
        do throws(StorageError) {
            problems = try await store.problems()
        } catch {
            return [.broken(.storage(error))]
        }
        if problems.isEmpty {
            return [.ok(Bilingual(zh: "没有发现问题。", en: "Nothing is wrong with what is stored."))]
        }
        return problems.prefix(Self.mostProblems).map { problem in
            .broken(
                Bilingual(zh: "数据有误：\(problem)。", en: "The data is wrong: \(problem)."),
                Bilingual(zh: "请从备份恢复。", en: "Restore it from a backup."), .unavailable)
        }
    }
}
