import RoomBooking
import WeChat

/// The file of the AppSecret: there, ours alone, and holding one secret, which is not told.
struct AppSecretCheckup: Checkup {
    let subject = CheckupSubject.appSecret

    func findings(of patient: Patient) async -> [Finding] {
        guard let configuration = try? patient.configuration.get() else { return [] }
        guard let settings = configuration.wechat, case .file(let path) = settings.secret else {
            return [
                .warning(
                    Bilingual(
                        zh: "尚未配置微信，不能绑定，也不会发送通知。",
                        en: "WeChat is not configured: nobody can be bound or told."),
                    Bilingual(zh: "请在配置文件里填写 [wechat]。", en: "Fill in [wechat] in the configuration."))
            ]
        }
        if let failure = patient.secretFailure { return [.broken(failure)] }
        do throws(PrivateFile.Problem) {
            _ = try PrivateFile.read(path)
        } catch {
            return [.broken(.configuration(.secretFile(path: path, problem: error.text)))]
        }
        let mode = FileStatus(path)?.mode ?? ""
        return [
            .ok(Bilingual(zh: "\(path) 只有本账号可读（\(mode)）。", en: "\(path) is readable by us alone (\(mode))."))
        ]
    }
}
