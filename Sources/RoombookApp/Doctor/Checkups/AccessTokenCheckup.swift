import RoomBooking
import Synchronization
import WeChat

/// An access token: at hand, or fetched with AppID and AppSecret; it is not told.
struct AccessTokenCheckup: Checkup {
    let subject = CheckupSubject.accessToken

    func findings(of patient: Patient) async -> [Finding] {
        guard !patient.isOffline, case .success(let services) = patient.services,
            let client = services.wechat
        else { return [] }
        let isFetched = Mutex(false)
        services.flow.watch { step in
            // Only a call takes time; a stored token is just taken.
            if step.stage == .token, step.duration != nil { isFetched.withLock { $0 = true } }
        }
        do throws(WeChatError) {
            try await client.ensureToken()
            return [.ok(isFetched.withLock { $0 } ? Self.fetched : Self.kept)]
        } catch {
            return [finding(error)]
        }
    }

    private static let fetched = Bilingual(
        zh: "AppID 与 AppSecret 有效，已获取访问令牌。", en: "AppID and AppSecret are good: a token was fetched.")
    private static let kept = Bilingual(
        zh: "已有先前获取的访问令牌，尚未过期。", en: "There is a token that was fetched earlier and has not expired.")

    private func finding(_ error: WeChatError) -> Finding {
        let failure = ExplainedFailure(error)
        let code = failure.errcode.map { " (\($0))" } ?? ""
        let message = Bilingual(
            zh: "\(failure.sentence.zh)\(code)。", en: "\(failure.sentence.en)\(code).")
        guard let address = error.addressToAllow else {
            return .broken(
                message, Bilingual(zh: failure.remedy.zh + "。", en: failure.remedy.en + "."),
                ExitStatus(failure))
        }
        return .broken(
            message,
            Bilingual(
                zh: "请在微信公众平台把 \(address) 加入 IP 白名单。",
                en: "Put \(address) on the IP whitelist in WeChat's console."), ExitStatus(failure))
    }
}

extension WeChatError {
    /// The address that 40164 wants on the whitelist.
    fileprivate var addressToAllow: String? {
        switch self {
        case .api(let failure): failure.addressToAllow
        case .token(.fetchFailed(let error)): error.addressToAllow
        default: nil
        }
    }
}
