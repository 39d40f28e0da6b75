extension BindError {
    /// What happened and what to do.
    package func text(in language: Language) -> String {
        switch self {
        case .codeRefused(let failure): return failure.text(in: language)
        case .storage(let error): return error.text(in: language)
        case .notSignedIn: return SessionError.notSignedIn.text(in: language)
        case .openIDTaken: return SignInError.openIDTaken.text(in: language)
        case .wechatNotConfigured: return SignInError.wechatNotConfigured.text(in: language)
        case .invalidCode(let problem):
            return Wording.problem(problem, field: SignInField.code.name, in: language)
                + (language == .chinese ? "。" : ".")
        case .disabled: return SignInError.disabled.text(in: language)
        case .sceneInvalid:
            return Bilingual(
                zh: "绑定码无效、已使用或已过期。请在终端里重新生成（按 w）。",
                en: "The bind code is unknown, used or too old. Make a new one in the terminal (press w)."
            )[language]
        case .notBound:
            return Bilingual(zh: "尚未绑定微信。可按 w 绑定。", en: "WeChat is not bound. Press w to bind it.")[language]
        }
    }
}
