extension WeChatError {
    /// What happened, in a sentence.
    package var sentence: BilingualText {
        switch self {
        case .api(let failure): failure.sentence
        case .transport(let error): error.sentence
        case .http(let status, _):
            BilingualText(zh: "微信网关返回 HTTP \(status)。", en: "WeChat's gateway answered HTTP \(status).")
        case .unreadableAnswer:
            BilingualText(
                zh: "微信的答复无法读懂，结果未知。", en: "WeChat's answer could not be understood; the result is unknown.")
        case .token(let error): error.sentence
        case .tooLate:
            BilingualText(zh: "消息已过时，没有发送。", en: "Its time had passed, so it was not sent.")
        case .unusableCode:
            BilingualText(zh: "登录码为空或含有非法字符。", en: "The code is empty or holds characters that no code has.")
        }
    }

    /// What to do about it.
    package var remedy: BilingualText {
        switch self {
        case .api(let failure): failure.remedy
        case .token(.fetchFailed(let error)): error.remedy
        case .tooLate: BilingualText(zh: "无需处理。", en: "Nothing to do.")
        case .unusableCode: BilingualText(zh: "请在小程序中重新获取登录码。", en: "Get a new code in the mini program.")
        default: Self.remedy(for: reaction)
        }
    }

    /// WeChat's error code, also that of a failed token fetch.
    package var code: Int? {
        switch self {
        case .api(let failure): failure.code
        case .token(.fetchFailed(let error)): error.code
        default: nil
        }
    }

    private static func remedy(for reaction: Reaction) -> BilingualText {
        switch reaction {
        case .configuration:
            BilingualText(
                zh: "请管理员检查 base_url、网络和证书。",
                en: "The operator should check base_url, the network and the certificates.")
        case .ourBug:
            BilingualText(zh: "请报告给开发者。", en: "Report it to the developers.")
        default:
            BilingualText(zh: "请检查网络，稍后再试。", en: "Check the network and try again shortly.")
        }
    }
}
