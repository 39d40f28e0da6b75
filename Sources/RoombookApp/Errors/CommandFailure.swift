package import Curses
package import RoomBooking
package import WeChatSandbox

/// Everything that can end a command: the one place that makes a sentence and an exit status of an error.
package enum CommandFailure: Error, Sendable {
    case configuration(ConfigurationError)
    case storage(StorageError)
    case signIn(SignInError)
    case session(SessionError)
    case booking(BookingError)
    case admin(AdminError)
    case terminal(TerminalError)
    case sandbox(SandboxError)
    /// The command is all about WeChat, and there are no settings for it.
    case wechatNotConfigured
    /// Messages were due and none could be sent.
    case nothingSent(waiting: Int)
    case input(InputFailure)
    case noSuchMessage(String)
    case notRetryable(OutboxState)

    /// One sentence a problem, and what to do.
    package func text(in language: Language) -> String {
        switch self {
        case .configuration(let error): error.text(in: language)
        case .storage(let error): error.text(in: language)
        case .signIn(let error): error.text(in: language)
        case .session(let error): error.text(in: language)
        case .booking(let error): Self.named(error, in: language)
        case .admin(let error): error.text(in: language)
        case .terminal(let error): error.text(in: language)
        case .sandbox(let error): error.text(in: language)
        case .wechatNotConfigured:
            Bilingual(
                zh: "尚未配置微信，无法发送通知。请在配置文件里填写 [wechat]。",
                en: "WeChat is not configured, so nothing can be sent. Fill in [wechat] in the configuration."
            )[language]
        case .nothingSent(let waiting):
            Bilingual(
                zh: "WeChat 不可用，\(waiting) 条通知稍后重试。原因见 roombook outbox list。",
                en:
                    "WeChat did not take them; \(waiting) messages will be tried again. See roombook outbox list for why."
            )[language]
        case .input(let failure): failure.text(in: language)
        case .noSuchMessage(let id):
            Bilingual(
                zh: "没有编号为 \(Wording.typed(id)) 的消息。运行 roombook outbox list 查看编号。",
                en: "There is no message \(Wording.typed(id)). See roombook outbox list for the IDs.")[
                    language]
        case .notRetryable(let state):
            RetryOutcome.notRetryable(state).text[language]
        }
    }

    package var status: ExitStatus {
        switch self {
        case .configuration: .configuration
        case .storage(let error): ExitStatus(error)
        case .signIn(let error): Self.status(error)
        case .session(.storage(let error)): ExitStatus(error)
        case .session(.notSignedIn): .notAllowed
        case .booking(let error): Self.status(error)
        case .admin(let error): Self.status(error)
        case .terminal: .usage
        case .sandbox: .unavailable
        case .wechatNotConfigured: .configuration
        case .nothingSent: .unavailable
        case .input: .badInput
        case .noSuchMessage: .badInput
        case .notRetryable: .refused
        }
    }

    // The rule that refused is named, for people who know the rules and for scripts.
    private static func named(_ error: BookingError, in language: Language) -> String {
        guard case .refused(let refusals) = error else { return error.text(in: language) }
        let stop = language == .chinese ? "。" : "."
        return refusals.map { "\($0.rule): \($0.text(in: language))\(stop)" }.joined(separator: "\n")
    }

    private static func status(_ error: SignInError) -> ExitStatus {
        switch error {
        case .invalid: .badInput
        case .wrongCredentials, .disabled, .openIDTaken: .notAllowed
        case .tooManyAttempts: .busy
        case .codeRefused(let failure): status(failure)
        case .wechatNotConfigured: .configuration
        case .storage(let error): ExitStatus(error)
        }
    }

    private static func status(_ failure: ExplainedFailure) -> ExitStatus {
        switch failure.kind {
        case .person: .notAllowed
        case .unreachable: .unavailable
        case .configuration: .configuration
        }
    }

    private static func status(_ error: BookingError) -> ExitStatus {
        switch error {
        case .notSignedIn, .notYours: .notAllowed
        case .refused(let refusals): refusals.allSatisfy(\.isBadInput) ? .badInput : .refused
        case .noSuchBooking, .ambiguousBooking: .badInput
        case .alreadyCancelled, .alreadyOver: .refused
        case .storage(let error): ExitStatus(error)
        }
    }

    private static func status(_ error: AdminError) -> ExitStatus {
        switch error {
        case .notSignedIn, .notAllowed: .notAllowed
        case .nameTaken, .adminExists, .notBound, .lastAdmin: .refused
        case .hashingFailed: .busy
        case .storage(let error): ExitStatus(error)
        default: .badInput
        }
    }
}

extension BookingRefusal {
    /// Whether what was typed can not be used at all, rather than being refused by a rule of the site.
    fileprivate var isBadInput: Bool {
        switch self {
        case .titleEmpty, .titleTooLong, .noteTooLong, .controlCharacters, .unreadable, .unknownRoom,
            .unknownAttendee:
            true
        default: false
        }
    }
}

/// What was given to a command and can not be used.
package enum InputFailure: Error, Sendable, Equatable {
    case noPassword
    case passwordNotText
    case passwordTooLong
    case passwordOnTerminal
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
