import Foundation
import Glibc
import RoomBooking

/// The terminal that doctor runs in, if it does.
struct TerminalCheckup: Checkup {
    let subject = CheckupSubject.terminal

    func findings(of patient: Patient) async -> [Finding] {
        guard isatty(STDOUT_FILENO) == 1 else { return [] }
        let name = patient.location.environment["TERM"] ?? ""
        guard !["", "dumb", "unknown"].contains(name) else {
            return [
                .warning(
                    Bilingual(zh: "没有设置 TERM，无法打开全屏界面。", en: "TERM is not set: there can be no full screen."),
                    Bilingual(zh: "请设置 TERM，如 xterm-256color。", en: "Set TERM, as TERM=xterm-256color."))
            ]
        }
        return [.ok(Bilingual(zh: "TERM=\(name)。", en: "TERM=\(name)."))]
    }
}
