import RoomBooking
import TerminalIO

/// What WeChat shows on somebody's phone, or on everybody's: the service notifications, the newest at the bottom.
struct PhonePane: Screen {
    enum Owner: Hashable, Sendable {
        case person(username: String)
        case everyone

        /// Nil for everyone.
        var username: String? { if case .person(let username) = self { username } else { nil } }
    }

    private(set) var owner: Owner
    /// In the order of arrival; nil until some were loaded.
    private(set) var cards: [PhoneCard]?
    /// Lines below the last that is seen, once one has scrolled; nil shows the newest card.
    private(set) var offset: Int?
    private let user: User
    private var names: [String: String]

    /// How many cards are kept.
    private static let limit = 200

    init(user: User) {
        self.user = user
        owner = .person(username: user.username)
        names = [user.username: user.displayName]
    }

    var scope: Scope { .phone }

    /// The cards of the owner.
    var shown: [PhoneCard] {
        (cards ?? []).filter { owner == .everyone || owner == .person(username: $0.username) }
    }

    /// Whose phones can be looked at: one's own, those that have got something, and all together.
    var owners: [Owner] {
        var owners: [Owner] = [.person(username: user.username)]
        for card in cards ?? [] where !owners.contains(.person(username: card.username)) {
            owners.append(.person(username: card.username))
        }
        return owners + [.everyone]
    }

    func name(of username: String) -> String { names[username] ?? username }

    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool {
        action != .subscribe || owner != .everyone
    }

    func loading(_ environment: ClientEnvironment) -> [Effect] {
        [.loadPhone(username: owner.username)]
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        switch message {
        case .phoneLoaded(let loaded):
            let height = offset == nil ? 0 : view(environment).lines().count
            keep(loaded)
            // Who has scrolled goes on seeing the same lines.
            if offset != nil { scroll(by: view(environment).lines().count - height, environment) }
        case .dayLoaded(let board):
            for colleague in board.colleagues { names[colleague.username] = colleague.displayName }
        case .phoneSubscribed:
            let text = Bilingual(
                zh: "已在小程序里为每种通知多订阅一条", en: "One more notification of each kind is subscribed to")
            return [.notice(Notice(level: .success, text: text))]
        default:
            break
        }
        return []
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        let page = max(1, view(environment).rows - 1)
        switch action {
        case .up: scroll(by: 1, environment)
        case .down: scroll(by: -1, environment)
        case .pageUp: scroll(by: page, environment)
        case .pageDown: scroll(by: -page, environment)
        case .first: scroll(by: view(environment).lines().count, environment)
        case .last: offset = nil
        case .left: return turn(by: -1, environment)
        case .right: return turn(by: 1, environment)
        case .subscribe: return owner.username.map { [.effect(.subscribeOnPhone(username: $0))] } ?? []
        default: break
        }
        return []
    }

    func draw(on canvas: inout Canvas, _ environment: ClientEnvironment) {
        view(environment).draw(on: &canvas, hasKeys: true)
    }

    func view(_ environment: ClientEnvironment) -> PhoneView {
        PhoneView(pane: self, size: PaneLayout.phone(environment.size).size, environment: environment)
    }

    // An answer may be about somebody one has turned away from, so that it adds to what is known and replaces nothing
    // else.
    private mutating func keep(_ loaded: [PhoneCard]) {
        var known = Dictionary((cards ?? []).map { ($0.id, $0) }) { _, new in new }
        for card in loaded { known[card.id] = card }
        cards = known.values.sorted { $0.id < $1.id }.suffix(Self.limit)
    }

    private mutating func turn(by step: Int, _ environment: ClientEnvironment) -> [Step] {
        let owners = owners
        let index = owners.firstIndex(of: owner) ?? 0
        owner = owners[(index + step + owners.count) % owners.count]
        offset = nil
        return loading(environment).map(Step.effect)
    }

    private mutating func scroll(by lines: Int, _ environment: ClientEnvironment) {
        let view = view(environment)
        let wanted = view.clamped(view.offset + lines)
        offset = wanted == view.resting ? nil : wanted
    }
}
