extension Colleague.Reach {
    /// Beside a name, before anything is sent; empty where all is well.
    package var mark: Bilingual {
        switch self {
        case .reachable: Bilingual(verbatim: "")
        case .noSubscription: Bilingual(zh: "订阅已用完", en: "no subscription left")
        case .bindAgain: Bilingual(zh: "需重新绑定", en: "must bind again")
        case .notBound: Bilingual(zh: "未绑定", en: "not bound")
        }
    }

    /// What the person must do so that messages arrive; nil where nothing.
    package var remedy: Bilingual? {
        switch self {
        case .reachable: nil
        case .noSubscription:
            Bilingual(
                zh: "请在小程序里点“订阅会议通知”", en: "Tap Subscribe to meeting notices in the mini program")
        case .bindAgain:
            Bilingual(zh: "请重新绑定微信：按 w，或用登录码登录", en: "Bind WeChat again: press w, or sign in with a code")
        case .notBound:
            Bilingual(zh: "请绑定微信：按 w，或用登录码登录", en: "Bind WeChat: press w, or sign in with a code")
        }
    }
}
