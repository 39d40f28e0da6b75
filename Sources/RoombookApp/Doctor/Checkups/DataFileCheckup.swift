import Foundation
import RoomBooking

/// The data file and its folder: there, ours, no links, and closed to others.
struct DataFileCheckup: Checkup {
    let subject = CheckupSubject.dataFile

    func findings(of patient: Patient) async -> [Finding] {
        guard let path = (try? patient.configuration.get())?.databasePath else { return [] }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let found = folderFindings(folder) + fileFindings(path)
        if !found.isEmpty { return found }
        return [
            .ok(Bilingual(zh: "\(path)（0600，文件夹 0700）。", en: "\(path) (0600 in a folder that is 0700)."))
        ]
    }

    private func folderFindings(_ path: String) -> [Finding] {
        guard let status = FileStatus(path) else { return [.broken(.storage(.missing(path: path)))] }
        if status.isLink { return [unsafe(path, "它是符号链接", "it is a symbolic link")] }
        if !status.isFolder { return [unsafe(path, "它不是文件夹", "it is not a folder")] }
        if !status.isOurs { return [unsafe(path, "它属于其他用户", "it belongs to another user")] }
        if status.rights & 0o022 != 0 {
            return [unsafe(path, "其他人可以改写，请运行 chmod 700", "others can write to it; run chmod 700 on it")]
        }
        if status.rights & 0o055 != 0 {
            return [
                .warning(
                    Bilingual(
                        zh: "其他人可以进入 \(path)（\(status.mode)）。",
                        en: "Others can look into \(path) (\(status.mode))."),
                    Bilingual(zh: "请运行 chmod 700 \(path)。", en: "Run chmod 700 \(path)."))
            ]
        }
        return []
    }

    private func fileFindings(_ path: String) -> [Finding] {
        guard let status = FileStatus(path) else { return [.broken(.storage(.missing(path: path)))] }
        if status.isLink { return [unsafe(path, "它是符号链接", "it is a symbolic link")] }
        if !status.isRegular { return [unsafe(path, "它不是普通文件", "it is not a regular file")] }
        if !status.isOurs { return [unsafe(path, "它属于其他用户", "it belongs to another user")] }
        if status.rights & 0o077 != 0 {
            return [unsafe(path, "其他人可以访问，请运行 chmod 600", "others have access to it; run chmod 600 on it")]
        }
        return []
    }

    private func unsafe(_ path: String, _ zh: String, _ en: String) -> Finding {
        .broken(.storage(.unsafe(path: path, problem: Bilingual(zh: zh, en: en))))
    }
}
