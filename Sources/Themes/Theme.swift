package import TerminalIO

/// A name in both languages.
package struct ThemeLabel: Hashable, Sendable {
    package let zh: String
    package let en: String
}

/// The background that a theme is made for.
package enum Appearance: String, CaseIterable, Sendable {
    case dark, light, any
}

/// How every role looks on one terminal.
package struct Theme: Sendable {
    package let name: String
    package let label: ThemeLabel
    package let appearance: Appearance
    private let styles: [Role: Style]

    init(name: String, label: ThemeLabel, appearance: Appearance, styles: [Role: Style]) {
        self.name = name
        self.label = label
        self.appearance = appearance
        self.styles = styles
    }

    package subscript(_ role: Role) -> Style {
        styles[role] ?? .plain
    }
}
