package import RoomBooking

/// Why nothing was noted of what somebody accepted.
package enum SubscriptionFailure: Error, Sendable, Equatable {
    case notBound(username: String)
    case mustBindAgain(username: String)
    /// The template has no id yet, so that nobody can have accepted it.
    case noTemplateID(NotificationKind)

    /// What happened and what to do.
    package func text(in language: Language) -> String {
        let sentence: Bilingual =
            switch self {
            case .notBound(let username):
                Bilingual(
                    zh: "\(username) 没有绑定微信，无法记录订阅。请其用 roombook bind 或登录码绑定。",
                    en: "\(username) is not bound to WeChat, so nothing can be noted. "
                        + "They bind with roombook bind, or sign in with a code.")
            case .mustBindAgain(let username):
                Bilingual(
                    zh: "微信已不认识 \(username) 的 openId，无法记录订阅。请其用 roombook bind 重新绑定。",
                    en: "WeChat does not know the openId of \(username) any more. "
                        + "They bind again with roombook bind.")
            case .noTemplateID(let kind):
                Bilingual(
                    zh: "模板 \(kind.rawValue) 还没有 ID。请管理员运行 roombook template set \(kind.rawValue) --id。",
                    en: "The template \(kind.rawValue) has no ID yet. "
                        + "An admin sets it with roombook template set \(kind.rawValue) --id.")
            }
        return sentence[language]
    }

    var status: ExitStatus {
        switch self {
        case .notBound, .mustBindAgain: .refused
        case .noTemplateID: .configuration
        }
    }
}
