/// Everything that a person can do with a key.
enum Action: Hashable, Sendable {
    // Moving
    case left, right, up, down, pageUp, pageDown, first, last
    case nextField, previousField
    // Everywhere
    case confirm, back, quit, interrupt, help, language, redraw, suspend
    // Board
    case shorter, longer, nextFree, previousFree, why, today, goToDay
    case previousDay, nextDay, previousWeek, nextWeek, zoomIn, zoomOut
    case myBookings, signOut, refresh
    case inspector, enterInspector, phone, outbox, binding
    // Bookings
    case getCode, submit, change, cancelBooking, undo, retry, retryAll, toggle
    // Inspector, phone, binding
    case filter, save, follow, clear, subscribe, bind, unbind, scan
    case offer1, offer2, offer3
    case yes
}
