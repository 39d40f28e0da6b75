/// The part of the action table that a screen answers to.
enum Scope: Sendable, Hashable, CaseIterable {
    case signIn, board, form, receipt, myBookings, outbox, binding
    case picker, calendar, confirmation, why, help, inspector, phone, bindCode

    /// Drawn over the screen below, which stays visible.
    var isOverlay: Bool {
        switch self {
        case .signIn, .board, .form, .receipt, .myBookings, .outbox, .binding: false
        case .picker, .calendar, .confirmation, .why, .help, .inspector, .phone, .bindCode: true
        }
    }
}
