import TerminalIO

extension Role {
    /// The attributes that tell a role without colour when its theme does not say.
    var derivedMono: Attributes? {
        switch self {
        case .textMuted, .textDisabled, .statusPast: [.dim]
        case .selection, .statusBusy: [.reverse]
        case .statusMine: [.bold, .underline]
        case .statusPending: [.underline]
        case .statusConflict: [.bold, .reverse]
        case .statusBlocked: [.dim, .underline]
        case .error: [.bold]
        default: nil
        }
    }
}
