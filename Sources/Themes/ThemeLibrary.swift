package import TerminalIO

/// The themes inside the program: it starts well wherever it is copied to.
package enum ThemeLibrary {
    /// The name of the theme that is used when none is named.
    package static let standardName = "terminal"

    package static let names = ["terminal", "ink-dark", "mono"]

    /// The text of a theme's file; nil when there is no such theme inside.
    package static func text(named name: String) -> String? {
        bytes(named: name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A theme of the program for a terminal with so many colours; nil when there is none of that name.
    package static func builtin(named name: String, depth: ColorDepth = .trueColor) -> Theme? {
        file(named: name)?.theme(for: depth)
    }

    /// What roles look like in the sixteen colours of the terminal.
    static let ansiDefinitions = file(named: standardName)?.definitions ?? [:]

    private static func file(named name: String) -> ThemeFile? {
        text(named: name).flatMap { try? ThemeFile.parse($0, path: "themes/\(name).toml") }
    }

    private static func bytes(named name: String) -> [UInt8]? {
        switch name {
        case "terminal": PackageResources.terminal_toml
        case "ink-dark": PackageResources.ink_dark_toml
        case "mono": PackageResources.mono_toml
        default: nil
        }
    }
}
