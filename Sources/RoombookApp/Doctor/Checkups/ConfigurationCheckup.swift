import RoomBooking

/// The configuration: found, understood, and nobody else's to write.
struct ConfigurationCheckup: Checkup {
    let subject = CheckupSubject.configuration

    func findings(of patient: Patient) async -> [Finding] {
        switch patient.configuration {
        case .failure(let error): [.broken(.configuration(error))]
        case .success(let configuration): file(of: patient) + theme(of: configuration, patient)
        }
    }

    private func file(of patient: Patient) -> [Finding] {
        guard let path = try? patient.location.existing(),
            let status = FileStatus(path, followingLinks: true)
        else { return [] }
        if status.rights & 0o002 != 0 {
            return [
                .broken(
                    Bilingual(
                        zh: "任何人都可以改写 \(path)（\(status.mode)）。",
                        en: "Anybody can write to \(path) (\(status.mode))."),
                    Bilingual(zh: "请运行 chmod go-w \(path)。", en: "Run chmod go-w \(path)."), .configuration)
            ]
        }
        var findings: [Finding] = []
        if status.rights & 0o020 != 0 {
            findings.append(
                .warning(
                    Bilingual(
                        zh: "同组用户可以改写 \(path)（\(status.mode)）。",
                        en: "The group can write to \(path) (\(status.mode))."),
                    Bilingual(zh: "请运行 chmod g-w \(path)。", en: "Run chmod g-w \(path).")))
        }
        if !status.isOurs, !status.isRoots {
            findings.append(
                .warning(
                    Bilingual(zh: "\(path) 属于其他用户。", en: "\(path) belongs to another user."),
                    Bilingual(
                        zh: "请让它属于运行 roombook 的账号或 root。",
                        en: "Give it to the account that runs roombook, or to root.")))
        }
        let found = Bilingual(zh: "\(path) 有效，没有未知的设置。", en: "\(path) is understood, with no unknown keys.")
        return findings.isEmpty ? [.ok(found)] : findings
    }

    private func theme(of configuration: Configuration, _ patient: Patient) -> [Finding] {
        do throws(CommandFailure) {
            _ = try patient.location.theme(named: configuration.theme)
            return []
        } catch {
            return [.broken(error)]
        }
    }
}
