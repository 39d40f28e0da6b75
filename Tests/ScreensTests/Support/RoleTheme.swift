import TerminalIO
import Themes

/// A theme in which every role looks different, so that a picture can tell which role each cell has.
enum RoleTheme {
    private static let parsed = Result { () throws(ThemeError) in
        let roles = Role.allCases.enumerated().map { index, role in
            "\"\(role.rawValue)\" = { fg = \"#0000\(index < 16 ? "0" : "")\(String(index, radix: 16))\" }"
        }
        let text = """
            schema = 1
            name = "roles"
            label = { zh = "角色", en = "Roles" }
            appearance = "any"
            [roles]
            \(roles.joined(separator: "\n"))
            """
        return try ThemeFile.parse(text, path: "roles.toml").theme()
    }

    static func theme() throws -> Theme {
        try parsed.get()
    }

    /// The role that has the style.
    static func role(of style: Style) throws -> Role? {
        let theme = try theme()
        return Role.allCases.first { theme[$0] == style }
    }

    /// The letter of a role in the style plane; `text` is blank, as most of the screen has it.
    static func letter(of role: Role) -> Character {
        guard role != .text, let index = Role.allCases.firstIndex(of: role) else { return " " }
        return letters[index % letters.count]
    }

    private static let letters = Array("?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
}
