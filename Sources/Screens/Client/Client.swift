package import RoomBooking
import TerminalIO
import Themes

/// The whole front end as a value: events in, effects out, and a frame drawn from what it holds.
package struct Client: Sendable {
    package private(set) var environment: ClientEnvironment
    private(set) var screens: [any Screen]
    private(set) var panes = Panes()
    private(set) var notice: Notice?
    private var quitAsked = false

    /// Begins at the sign-in form, filled in with `username` and `password` where they are given (the demo).
    package init(
        environment: ClientEnvironment, username: String = "", password: String = "", notice: Bilingual? = nil
    ) {
        self.environment = environment
        self.notice = notice.map { Notice(level: .info, text: $0) }
        screens = [SignInScreen(username: username, password: password, hasPhone: environment.hasPhone)]
    }

    /// Whether something on the screen changes every second.
    package var isCountingDown: Bool { top.isCountingDown }

    package mutating func update(_ event: ClientEvent) -> [Effect] {
        switch event {
        case .key(let key):
            return press(key)
        case .paste(let text):
            return paste(text)
        case .resize(let size):
            return resize(to: size)
        case .tick(let now):
            environment.now = now
            return []
        case .message(let message):
            return receive(message)
        }
    }

    /// The screen that lies on top, the panes apart.
    var top: any Screen { screens[screens.count - 1] }

    /// The pane that has the keys, unless something lies over the screens.
    var keyedPane: (any Screen)? { top.scope.isOverlay ? nil : panes.keyed }

    /// What the keys go to.
    var keyed: any Screen { keyedPane ?? top }

    private mutating func press(_ key: Key) -> [Effect] {
        notice = nil
        let wasQuitAsked = quitAsked
        quitAsked = false
        if keyed.takesText, screens[screens.count - 1].edit(key, environment) { return [] }
        guard let action = ActionTable.action(for: key, in: keyed.scope, inField: keyed.takesText) else {
            return []
        }
        if action == .interrupt {
            if wasQuitAsked { return [.quit] }
            quitAsked = true
            notice = Notice(
                level: .info, text: Bilingual(zh: "再按一次 Ctrl-C 退出", en: "Press Ctrl-C again to quit"))
            return []
        }
        return perform(action)
    }

    private mutating func paste(_ text: String) -> [Effect] {
        guard keyed.takesText else {
            notice = Notice(
                level: .info,
                text: Bilingual(zh: "此处不接受粘贴的文字", en: "Pasted text was ignored: no field has the focus"))
            return []
        }
        screens[screens.count - 1].insert(text, environment)
        return []
    }

    private mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .quit: return [.quit]
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        case .language:
            environment.language = environment.language == .chinese ? .english : .chinese
            return []
        case .help:
            guard !(top is HelpOverlay) else { return apply([.close]) }
            return apply([.open(HelpOverlay(for: keyed, environment))])
        case .inspector:
            panes.toggleInspector(environment.size)
            return []
        case .enterInspector:
            panes.enterInspector()
            return []
        case .phone:
            return panes.enterPhone(environment)
        case .back where keyedPane != nil:
            panes.leave(environment.size)
            return []
        default:
            if keyedPane != nil { return apply(panes.perform(action, environment)) }
            return apply(screens[screens.count - 1].perform(action, environment))
        }
    }

    private mutating func resize(to size: Size) -> [Effect] {
        let hadPhone = panes.layout(environment.size).phone != nil
        environment.size = size
        return hadPhone ? [] : panes.loading(environment)
    }

    private mutating func receive(_ message: Message) -> [Effect] {
        switch message {
        case .signedIn(let user):
            environment.session = user
            let board = BoardScreen(environment)
            screens = [board]
            panes.begin(environment)
            return board.loading(environment) + panes.loading(environment)
        case .signedOut:
            return returnToSignIn(Bilingual(zh: "已退出登录", en: "Signed out"))
        case .failed(.notSignedIn), .bookingFailed(.notSignedIn):
            return returnToSignIn(
                Bilingual(zh: "登录已过期，请重新登录", en: "Your session has ended; sign in again"))
        case .outboxChanged(let counts):
            environment.outbox = counts
            let watching: Set<Scope> = [.receipt, .outbox, .binding]
            return screens.filter { watching.contains($0.scope) }.flatMap { $0.loading(environment) }
                + panes.loading(environment)
        case .storeChanged:
            return screens.flatMap { $0.loading(environment) } + panes.loading(environment)
        case .bindingLoaded(let status):
            environment.session?.isBound = status.map { !$0.mustBindAgain } ?? false
            return deliver(message)
        case .unbound:
            environment.session?.isBound = false
            return deliver(message)
        default:
            return deliver(message)
        }
    }

    // Every screen hears a message, so that the board under a form stays up to date. One that is replaced while
    // something lies over it takes that with it.
    private mutating func deliver(_ message: Message) -> [Effect] {
        var steps: [Step] = []
        for index in screens.indices {
            let answer = screens[index].receive(message, environment)
            if answer.contains(where: \.isReplacement) {
                screens.removeSubrange((index + 1)...)
                steps += answer
                break
            }
            steps += index == screens.count - 1 ? answer : answer.filter(\.isEffect)
        }
        steps += panes.receive(message, environment)
        if case .failed(let error) = message {
            let text = Bilingual(zh: error.text(in: .chinese), en: error.text(in: .english))
            steps.append(.notice(Notice(level: .error, text: text)))
        }
        return apply(steps)
    }

    private mutating func returnToSignIn(_ reason: Bilingual) -> [Effect] {
        guard let session = environment.session else { return [] }
        environment.session = nil
        environment.outbox = OutboxCounts()
        panes.end()
        screens = [
            SignInScreen(username: session.user.username, password: "", hasPhone: environment.hasPhone)
        ]
        notice = Notice(level: .info, text: reason)
        return []
    }

    private mutating func apply(_ steps: [Step]) -> [Effect] {
        var effects: [Effect] = []
        for step in steps {
            switch step {
            case .effect(let effect):
                effects.append(effect)
            case .open(let screen):
                screens.append(screen)
                effects += screen.loading(environment)
            case .replace(let screen):
                screens[screens.count - 1] = screen
                effects += screen.loading(environment)
            case .close:
                if screens.count > 1 { screens.removeLast() }
            case .answer(let answer):
                screens.removeLast()
                effects += apply(screens[screens.count - 1].take(answer, environment))
            case .run(let action):
                effects += perform(action)
            case .notice(let text):
                notice = text
            }
        }
        return effects
    }
}
