package import RoomBooking

/// What was given to a command and can not be used.
package enum InputFailure: Error, Sendable, Equatable {
    case noPassword
    case passwordNotText
    case passwordTooLong
    case passwordOnTerminal
    /// Standard input did not hold a scene and a code, a line each.
    case noSceneAndCode
    case badDay(String)
    case badMessageID(String)
    case badTemplateKind(String)

    package func text(in language: Language) -> String {
        let sentence: Bilingual =
            switch self {
            case .noPassword:
                Bilingual(
                    zh: "标准输入没有密码。请把密码作为第一行传入。",
                    en: "Standard input held no password. Give it as the first line.")
            case .passwordNotText:
                Bilingual(zh: "密码不是有效的 UTF-8。", en: "The password is not valid UTF-8. Send it as UTF-8 text.")
            case .passwordTooLong:
                Bilingual(zh: "密码最多 1024 字节。", en: "A password has at most 1024 bytes. Use a shorter one.")
            case .passwordOnTerminal:
                Bilingual(
                    zh: "请加 --password-stdin，并从标准输入传入密码。",
                    en: "Add --password-stdin and send the password on standard input."
                )
            case .noSceneAndCode:
                Bilingual(
                    zh: "标准输入应有两行：第一行是绑定码，第二行是登录码。",
                    en: "Standard input must hold two lines: the scene, then the login code.")
            case .badDay(let text):
                BookingRefusal.unreadable(field: .day, text: text).bilingual
            case .badMessageID(let text):
                Bilingual(
                    zh: "“\(Wording.typed(text))”不是消息编号。编号是数字，见 roombook outbox list。",
                    en: "\(Wording.typed(text)) is no message ID. IDs are numbers; see roombook outbox list.")
            case .badTemplateKind(let text):
                Bilingual(
                    zh: "没有名为“\(Wording.typed(text))”的模板，可用 booked、changed、cancelled、reminder。",
                    en:
                        "There is no template \(Wording.typed(text)); there are booked, changed, cancelled and reminder."
                )
            }
        return sentence[language]
    }
}

extension BookingRefusal {
    fileprivate var bilingual: Bilingual {
        Bilingual(zh: text(in: .chinese) + "。", en: text(in: .english) + ".")
    }
}
