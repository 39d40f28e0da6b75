import TerminalIO

/// What a theme says of one role; what it leaves out comes from the role above.
struct RoleDefinition: Sendable {
    var foreground: ThemeColor?
    var background: ThemeColor?
    var attributes: Attributes = []
    var mono: Attributes?
}
