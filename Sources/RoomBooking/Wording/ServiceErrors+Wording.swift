extension SignInError {
    /// What happened and what to do.
    package func text(in language: Language) -> String {
        switch self {
        case .invalid(let problems):
            return SignInField.allCases.compactMap { field in
                problems[field].map { Wording.problem($0, field: field.name, in: language) }
            }.joined(separator: language == .chinese ? "；" : "; ") + (language == .chinese ? "。" : ".")
        case .codeRefused(let failure):
            return failure.text(in: language)
        case .storage(let error):
            return error.text(in: language)
        default:
            return sentence[language]
        }
    }

    private var sentence: Bilingual {
        switch self {
        case .wrongCredentials:
            Bilingual(zh: "用户名或密码不正确。请检查后重试。", en: "Wrong username or password. Check both and try again.")
        case .tooManyAttempts(let seconds):
            Bilingual(
                zh: "尝试次数过多。请 \(seconds) 秒后再试。", en: "Too many attempts. Try again in \(seconds) s.")
        case .disabled:
            Bilingual(zh: "该账号已停用。请联系管理员。", en: "This account is disabled. Ask an admin.")
        case .openIDTaken:
            Bilingual(
                zh: "这部手机的微信已绑定其他账号。请用自己的微信获取登录码，或请管理员解绑。",
                en:
                    "This phone's WeChat is bound to another account. Take a code from your own WeChat, or ask an admin to unbind it."
            )
        case .wechatNotConfigured:
            Bilingual(
                zh: "尚未配置微信，无法使用登录码。请留空登录码登录，或请运维填写 [wechat] 配置。",
                en:
                    "WeChat is not configured, so a code can not be used. Sign in without a code, or ask the operator to fill in [wechat]."
            )
        case .invalid, .codeRefused, .storage:
            Bilingual(zh: "", en: "")
        }
    }
}

extension SignInField {
    package var name: Bilingual {
        switch self {
        case .username: Bilingual(zh: "用户名", en: "username")
        case .password: Bilingual(zh: "密码", en: "password")
        case .code: Bilingual(zh: "登录码", en: "code")
        }
    }
}

extension SessionError {
    package func text(in language: Language) -> String {
        switch self {
        case .notSignedIn: Wording.notSignedIn[language]
        case .storage(let error): error.text(in: language)
        }
    }
}

extension Wording {
    fileprivate static let notSignedIn = Bilingual(
        zh: "尚未登录或登录已过期。请重新登录（roombook sign-in 用户名）。",
        en: "Not signed in, or the session has ended. Sign in again (roombook sign-in NAME).")
}

extension BookingError {
    /// What happened and what to do; several broken rules stand one a line.
    package func text(in language: Language) -> String {
        let sentence: Bilingual
        switch self {
        case .refused(let refusals):
            return refusals.map { $0.text(in: language) + (language == .chinese ? "。" : ".") }.joined(
                separator: "\n")
        case .storage(let error):
            return error.text(in: language)
        case .notSignedIn:
            sentence = Wording.notSignedIn
        case .noSuchBooking(let id):
            sentence = Bilingual(
                zh: "没有编号为 \(Wording.typed(id)) 的预订。运行 roombook agenda 查看编号。",
                en: "There is no booking \(Wording.typed(id)). See roombook agenda for the IDs.")
        case .ambiguousBooking(let id):
            sentence = Bilingual(
                zh: "有多个预订以 \(id) 结尾。请给出完整编号。", en: "Several bookings end in \(id). Give the whole ID.")
        case .alreadyCancelled:
            sentence = Bilingual(
                zh: "该预订已取消，无需再做什么。", en: "That booking is cancelled already; nothing is left to do.")
        case .notYours(let organizer):
            sentence = Bilingual(
                zh: "这是 \(organizer) 的预订，只有本人或管理员可以修改或取消。",
                en: "This is a booking of \(organizer); only they or an admin can change or cancel it.")
        case .alreadyOver:
            sentence = Bilingual(
                zh: "会议已结束，不能再修改或取消。", en: "The meeting is over; it can not be changed or cancelled.")
        case .notAllowed:
            sentence = Bilingual(zh: "只有管理员可以这样做。请联系管理员。", en: "Only an admin may do that. Ask one.")
        case .changedMeanwhile:
            sentence = Bilingual(
                zh: "别人刚刚修改了这个预订。请重新打开后再改。",
                en: "Somebody changed this booking just now. Open it again and repeat your change.")
        case .nothingToUndo:
            sentence = Bilingual(zh: "没有可以撤销的操作。", en: "There is nothing to take back.")
        case .tooLateToUndo:
            sentence = Bilingual(
                zh: "通知已发出，无法撤销。可以修改或取消预订，大家会收到通知。",
                en:
                    "The messages have left, so it can not be taken back. Change or cancel the booking; people are told."
            )
        case .invalidReason(let problem):
            sentence = Bilingual(
                zh: Wording.problem(problem, field: Bilingual(zh: "原因", en: "reason"), in: .chinese) + "。",
                en: Wording.problem(problem, field: Bilingual(zh: "原因", en: "reason"), in: .english) + ".")
        }
        return sentence[language]
    }
}
