import RoomBooking
import TerminalIO

/// Which WeChat gets one's messages, since when, how many more it accepts, and how to change that.
struct BindingScreen: Screen {
    /// Nil where WeChat is not bound.
    private(set) var status: BindingStatus?
    private(set) var isLoaded = false
    /// Whether a code is being made.
    private(set) var isBeginning = false
    /// Whether a code was made here that may have been scanned.
    private var isAwaiting = false

    init() {}

    var scope: Scope { .binding }

    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool {
        switch action {
        case .bind: isLoaded && !isBeginning
        case .unbind: status != nil
        case .subscribe: status != nil && environment.hasPhone
        default: true
        }
    }

    func loading(_ environment: ClientEnvironment) -> [Effect] {
        [.loadBinding]
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        switch message {
        case .bindingLoaded(let loaded):
            return show(loaded)
        case .bindingBegun(let invitation, let code) where isBeginning:
            isBeginning = false
            isAwaiting = true
            return [.open(BindCodeOverlay(invitation: invitation, code: code))]
        case .bindingFailed(let error):
            isBeginning = false
            return [.notice(Notice(error))]
        case .unbound:
            status = nil
            isAwaiting = false
            let text = Bilingual(
                zh: "已解绑，不再收到微信通知", en: "Unbound: no message reaches you through WeChat any more")
            return [.effect(.loadBinding), .notice(Notice(level: .success, text: text))]
        case .phoneSubscribed:
            return [.effect(.loadBinding)]
        case .failed:
            isBeginning = false
        default:
            break
        }
        return []
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        switch action {
        case .back: return [.close]
        case .bind where canPerform(.bind, environment):
            isBeginning = true
            return [.effect(.beginBinding)]
        case .unbind: return askToUnbind()
        case .subscribe: return subscribe(environment)
        default: return []
        }
    }

    mutating func take(_ answer: Answer, _ environment: ClientEnvironment) -> [Step] {
        guard case .confirmed = answer else { return [] }
        return [.effect(.unbind)]
    }

    // A code that was scanned has done its work: whatever lies over this screen goes.
    private mutating func show(_ loaded: BindingStatus?) -> [Step] {
        let isNew = loaded.map { !$0.isSameBinding(as: status) } ?? false
        status = loaded
        isLoaded = true
        guard isAwaiting, isNew, let loaded else { return [] }
        isAwaiting = false
        let text = Bilingual(zh: "已绑定：\(loaded.openID)", en: "Bound: \(loaded.openID)")
        return [.replace(self), .notice(Notice(level: .success, text: text))]
    }

    private func askToUnbind() -> [Step] {
        guard let status else { return [.notice(Notice(BindError.notBound))] }
        return [.open(ConfirmOverlay(unbinding: status.openID))]
    }

    private func subscribe(_ environment: ClientEnvironment) -> [Step] {
        guard canPerform(.subscribe, environment), let session = environment.session else { return [] }
        return [.effect(.subscribeOnPhone(username: session.user.username))]
    }
}

extension BindingStatus {
    /// Whether it is one and the same act of binding, whatever became of its subscriptions.
    fileprivate func isSameBinding(as other: BindingStatus?) -> Bool {
        openID == other?.openID && boundAt == other?.boundAt && mustBindAgain == other?.mustBindAgain
    }
}

extension Notice {
    init(_ error: BindError) {
        self.init(
            level: .error, text: Bilingual(zh: error.text(in: .chinese), en: error.text(in: .english)))
    }
}
