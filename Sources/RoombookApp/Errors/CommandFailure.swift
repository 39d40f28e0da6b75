package import BookingServices
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
    case bind(BindError)
    case template(TemplateError)
    case subscription(SubscriptionFailure)
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
        case .bind(let error): error.text(in: language)
        case .template(let error): error.text(in: language)
        case .subscription(let failure): failure.text(in: language)
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
        case .bind(let error): Self.status(error)
        case .template(.admin(let error)): Self.status(error)
        case .template(.keys): .badInput
        case .subscription(let failure): failure.status
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
        case .codeRefused(let failure): ExitStatus(failure)
        case .wechatNotConfigured: .configuration
        case .storage(let error): ExitStatus(error)
        }
    }

    private static func status(_ error: BindError) -> ExitStatus {
        switch error {
        case .notSignedIn, .sceneInvalid, .openIDTaken, .disabled: .notAllowed
        case .wechatNotConfigured: .configuration
        case .invalidCode: .badInput
        case .codeRefused(let failure): ExitStatus(failure)
        case .notBound: .refused
        case .storage(let error): ExitStatus(error)
        }
    }

    private static func status(_ error: BookingError) -> ExitStatus {
        switch error {
        case .notSignedIn, .notYours, .notAllowed: .notAllowed
        case .refused(let refusals): refusals.allSatisfy(\.isBadInput) ? .badInput : .refused
        case .noSuchBooking, .ambiguousBooking, .invalidReason: .badInput
        case .alreadyCancelled, .alreadyOver, .nothingToUndo, .tooLateToUndo: .refused
        case .changedMeanwhile: .busy
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
            .unknownAttendee, .attendeeDisabled:
            true
        default: false
        }
    }
}
