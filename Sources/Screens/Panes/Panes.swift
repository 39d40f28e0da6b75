import RoomBooking
import TerminalIO

/// The inspector and the phone beside the screens, and which of them has the keys, if one has.
struct Panes: Sendable {
    enum Pane: Sendable { case inspector, phone }

    private(set) var inspector = InspectorPane()
    private(set) var phone: PhonePane?
    /// The one that was given the keys; the screens have them where this is nil.
    private(set) var holder: Pane?
    private var isInspectorOpen = false

    /// Begins for whoever has signed in, with what has been seen of the flow.
    mutating func begin(_ environment: ClientEnvironment) {
        phone = environment.hasPhone ? environment.session.map { PhonePane(user: $0.user) } : nil
        holder = nil
    }

    /// Forgets everything: the next person may be another.
    mutating func end() {
        self = Panes()
    }

    func layout(_ size: Size) -> PaneLayout {
        PaneLayout(size, showsInspector: showsInspector(size), showsPhone: showsPhone(size))
    }

    // What does not stay beside the work is shown while it has the keys.
    private func showsInspector(_ size: Size) -> Bool {
        holder == .inspector || isInspectorOpen && PaneLayout.isInspectorDocked(size)
    }

    private func showsPhone(_ size: Size) -> Bool {
        holder == .phone || phone != nil && PaneLayout.isPhoneDocked(size)
    }

    /// The pane that has the keys, as the screen that it is.
    var keyed: (any Screen)? {
        switch holder {
        case .inspector: inspector
        case .phone: phone
        case nil: nil
        }
    }

    /// Shows the inspector, with the keys where it can not stay; or takes it away.
    mutating func toggleInspector(_ size: Size) {
        let isShown = showsInspector(size)
        isInspectorOpen = !isShown
        if isShown {
            if holder == .inspector { holder = nil }
        } else if !PaneLayout.isInspectorDocked(size) {
            holder = .inspector
        }
    }

    mutating func enterInspector() {
        isInspectorOpen = true
        holder = .inspector
    }

    /// Gives the phone the keys.
    mutating func enterPhone(_ environment: ClientEnvironment) -> [Effect] {
        guard phone != nil else { return [] }
        let wasShown = showsPhone(environment.size)
        holder = .phone
        return wasShown ? [] : loading(environment)
    }

    /// Gives the keys back to the screens; what can not stay goes away.
    mutating func leave(_ size: Size) {
        if holder == .inspector, !PaneLayout.isInspectorDocked(size) { isInspectorOpen = false }
        holder = nil
    }

    /// What a phone that is shown asks for, when it comes up or something was sent.
    func loading(_ environment: ClientEnvironment) -> [Effect] {
        showsPhone(environment.size) ? phone?.loading(environment) ?? [] : []
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        switch holder {
        case .inspector: inspector.perform(action, environment)
        case .phone: phone?.perform(action, environment) ?? []
        case nil: []
        }
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        inspector.receive(message, environment) + (phone?.receive(message, environment) ?? [])
    }
}
