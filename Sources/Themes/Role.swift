/// What a piece of the screen means; a theme says how each looks.
///
/// A role that a theme leaves out looks like the one before its last dot, and in the end like `text`.
package enum Role: String, CaseIterable, Sendable {
    case text
    case textMuted = "text.muted"
    case textDisabled = "text.disabled"
    case textLink = "text.link"
    case title
    case border
    case borderFocus = "border.focus"
    case panel
    case overlay
    case shadow
    case selection
    case selectionInactive = "selection.inactive"
    case cursorRow = "cursor-row"
    case marked
    case match
    case keyHint = "key.hint"
    case keyLabel = "key.label"
    case input
    case inputFocus = "input.focus"
    case inputInvalid = "input.invalid"
    case inputPlaceholder = "input.placeholder"
    case statusFree = "status.free"
    case statusBusy = "status.busy"
    case statusMine = "status.mine"
    case statusPending = "status.pending"
    case statusConflict = "status.conflict"
    case statusPast = "status.past"
    case statusBlocked = "status.blocked"
    case timeNow = "time.now"
    case timeToday = "time.today"
    case timeWeekend = "time.weekend"
    case info
    case success
    case warning
    case error
    case toast
    case progress
    case scrollbar

    /// The role that stands in where a theme does not define this one; nil for `text`.
    var parent: Role? {
        if self == .text { return nil }
        guard let dot = rawValue.lastIndex(of: ".") else { return .text }
        return Role(rawValue: String(rawValue[..<dot])) ?? .text
    }

    /// What a theme and its parents have to define.
    static let required: [Role] = [
        .text, .textMuted, .selection, .border, .statusBusy, .statusMine, .statusPending, .error,
    ]

    /// The roles of the board's cells, which must stay apart without colour.
    static let statuses = allCases.filter { $0.rawValue.hasPrefix("status.") }
}
