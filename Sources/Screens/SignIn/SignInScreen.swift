import RoomBooking
import TerminalIO

/// The mini program's login as a form: username, password and code; without a code it is the web login.
struct SignInScreen: Screen {
    enum Focus: Int, CaseIterable { case username, password, code, getCode, submit }
    enum Activity: Equatable { case idle, fetchingCode, signingIn }

    private(set) var username: TextField
    private(set) var password: TextField
    private(set) var code = TextField(limit: SignInLimits.code)
    private(set) var focus: Focus
    private(set) var activity = Activity.idle
    private(set) var problems: [SignInField: InputText.Problem] = [:]
    /// What the last try came to.
    private(set) var answer: Bilingual?
    let hasPhone: Bool

    init(username: String, password: String, hasPhone: Bool) {
        self.username = TextField(username, limit: SignInLimits.username)
        self.password = TextField(password, limit: SignInLimits.passwordBytes, isSecret: true)
        self.hasPhone = hasPhone
        focus = username.isEmpty ? .username : password.isEmpty ? .password : hasPhone ? .getCode : .code
    }

    var scope: Scope { .signIn }
    var takesText: Bool { [.username, .password, .code].contains(focus) }

    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool {
        action != .getCode || hasPhone
    }

    mutating func edit(_ key: Key, _ environment: ClientEnvironment) -> Bool {
        guard activity != .signingIn else { return false }
        return changeField { $0.edit(key) } ?? false
    }

    mutating func insert(_ text: String, _ environment: ClientEnvironment) {
        guard activity != .signingIn else { return }
        _ = changeField { $0.insert(text) }
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        switch action {
        case .nextField, .down: move(by: 1)
        case .previousField, .up: move(by: -1)
        case .getCode: return fetchCode()
        case .confirm: return confirm()
        case .submit: return submit()
        default: break
        }
        return []
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        switch message {
        case .codeFetched(let text):
            guard activity == .fetchingCode else { return [] }
            activity = .idle
            code.text = text
            problems[.code] = nil
            answer = nil
            focus = .submit
        case .codeFailed(let failure):
            guard activity == .fetchingCode else { return [] }
            activity = .idle
            answer = Bilingual(zh: failure.text(in: .chinese), en: failure.text(in: .english))
        case .signInFailed(let error):
            fail(error)
        default:
            break
        }
        return []
    }

    private mutating func confirm() -> [Step] {
        switch focus {
        case .getCode: return fetchCode()
        case .submit, .code: return submit()
        case .username, .password:
            // On to what is missing, then to the code or the button.
            if username.text.isEmpty || password.text.isEmpty {
                focus = username.text.isEmpty ? .username : .password
                return []
            }
            focus = hasPhone && code.text.isEmpty ? .getCode : .submit
            return []
        }
    }

    private mutating func fetchCode() -> [Step] {
        guard hasPhone, activity == .idle else { return [] }
        if let problem = InputText.check(username.text, limit: SignInLimits.username) {
            problems[.username] = problem
            focus = .username
            return []
        }
        activity = .fetchingCode
        return [.effect(.fetchCode(username: username.text))]
    }

    private mutating func submit() -> [Step] {
        guard activity == .idle else { return [] }
        answer = nil
        problems = SignInChecks.problems(username: username.text, password: password.text, code: code.text)
        if let first = SignInField.allCases.first(where: { problems[$0] != nil }) {
            focus = first == .username ? .username : first == .password ? .password : .code
            return []
        }
        activity = .signingIn
        let typed = code.text
        return [
            .effect(
                .signIn(username: username.text, password: password.text, code: typed.isEmpty ? nil : typed))
        ]
    }

    // The form is kept; a code is spent once WeChat has seen it, and a wrong password is typed anew.
    private mutating func fail(_ error: SignInError) {
        activity = .idle
        answer = Bilingual(zh: error.text(in: .chinese), en: error.text(in: .english))
        switch error {
        case .invalid(let found):
            problems = found
            answer = nil
        case .wrongCredentials:
            password.text = ""
            focus = .password
        case .codeRefused, .openIDTaken:
            code.text = ""
            focus = hasPhone ? .getCode : .code
        default:
            break
        }
    }

    private mutating func move(by step: Int) {
        let order = Focus.allCases.filter { $0 != .getCode || hasPhone }
        let index = order.firstIndex(of: focus) ?? 0
        focus = order[(index + step + order.count) % order.count]
        // What is filled in already is typed over.
        switch focus {
        case .username: username.select()
        case .password: password.select()
        case .code: code.select()
        case .getCode, .submit: break
        }
    }

    private mutating func changeField<Value>(_ change: (inout TextField) -> Value) -> Value? {
        switch focus {
        case .username:
            problems[.username] = nil
            return change(&username)
        case .password:
            problems[.password] = nil
            return change(&password)
        case .code:
            problems[.code] = nil
            return change(&code)
        case .getCode, .submit: return nil
        }
    }
}
