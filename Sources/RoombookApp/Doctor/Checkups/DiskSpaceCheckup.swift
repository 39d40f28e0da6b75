import Foundation
import Glibc
import RoomBooking

/// Room for the data file to grow.
struct DiskSpaceCheckup: Checkup {
    let subject = CheckupSubject.diskSpace

    private static let mebibyte: UInt64 = 1 << 20
    private static let scarce: UInt64 = 200
    /// A commit needs its journal beside it.
    private static let tooLittle: UInt64 = 10

    func findings(of patient: Patient) async -> [Finding] {
        guard let path = (try? patient.configuration.get())?.databasePath else { return [] }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return [] }
        let free = UInt64(status.f_bavail) * UInt64(status.f_frsize) / Self.mebibyte
        let message = Bilingual(zh: "\(folder) 还有 \(free) MiB。", en: "\(free) MiB are free in \(folder).")
        let remedy = Bilingual(zh: "请释放空间。", en: "Free some space.")
        if free < Self.tooLittle { return [.broken(message, remedy, .unavailable)] }
        return [free < Self.scarce ? .warning(message, remedy) : .ok(message)]
    }
}
