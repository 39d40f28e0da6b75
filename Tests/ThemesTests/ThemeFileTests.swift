import TerminalIO
import Testing
import Themes

@Suite struct ThemeFileTests {
    @Test("a role takes what it leaves out from the role above, and in the end from text")
    func fallback() throws {
        let theme = try ThemeFile.parse(
            themeText(
                """
                "input" = { bg = "blue" }
                """), path: "t.toml"
        ).theme()
        #expect(theme[.input] == Style(foreground: .rgb(0xD7, 0xDC, 0xE5), background: .ansi(4)))
        #expect(theme[.inputInvalid] == theme[.input])
        #expect(theme[.info] == theme[.text])
    }

    @Test(
        "colours are read in every spelling",
        arguments: [
            ("\"#abc\"", Color.rgb(0xAA, 0xBB, 0xCC)), ("\"#0a0B0c\"", .rgb(10, 11, 12)),
            ("\"red\"", .ansi(1)),
            ("\"bright-cyan\"", .ansi(14)), ("\"default\"", .standard), ("\"sea\"", .rgb(0, 0x55, 0x88)),
            ("{ rgb = \"#102030\", x256 = 17, ansi = \"blue\" }", .rgb(16, 32, 48)),
        ])
    func colors(spelling: String, color: Color) throws {
        let text = themeText("\"info\" = { fg = \(spelling) }", palette: "sea = \"#058\"")
        #expect(try ThemeFile.parse(text, path: "t.toml").theme()[.info].foreground == color)
    }

    @Test("fewer colours take the fallbacks of a colour, or what its role means in sixteen")
    func depths() throws {
        let text = themeText(
            """
            "info" = { fg = { rgb = "#e69f00", x256 = 178, ansi = "yellow" } }
            "warning" = { fg = "#e69f00" }
            """)
        let file = try ThemeFile.parse(text, path: "t.toml")
        #expect(file.theme(for: .indexed)[.info].foreground == .indexed(178))
        #expect(file.theme(for: .sixteen)[.info].foreground == .ansi(3))
        #expect(file.theme(for: .eight)[.text] == .plain)
        #expect(file.theme(for: .sixteen)[.statusBusy].foreground == .ansi(1))
        #expect(file.theme(for: .sixteen)[.selection].attributes == .reverse)
    }

    @Test("without colour every role is told by attributes alone")
    func mono() throws {
        let theme = try ThemeFile.parse(
            themeText("\"info\" = { fg = \"blue\", attrs = [\"bold\"], mono = [\"italic\"] }"), path: "t.toml"
        ).theme(for: .none)
        #expect(theme[.info] == Style(attributes: .italic))
        #expect(theme[.statusMine] == Style(attributes: [.bold, .underline]))
        #expect(theme[.selectionInactive] == Style(attributes: .reverse))
        #expect(
            Role.allCases.allSatisfy {
                theme[$0].foreground == .standard && theme[$0].background == .standard
            })
    }

    @Test("a theme inherits the roles that it does not define")
    func inheritance() throws {
        let child = """
            schema = 1
            name = "child"
            label = { zh = "子", en = "Child" }
            appearance = "dark"
            inherits = "t"
            [roles]
            "error" = { fg = "magenta" }
            """
        let file = try ThemeFile.parse(child, path: "child.toml") { $0 == "t" ? themeText("") : nil }
        #expect(file.theme()[.error].foreground == .ansi(5))
        #expect(file.theme()[.text].background == .rgb(0x16, 0x19, 0x1F))
    }

    @Test("colours that are hard to read are warned of, with their line")
    func contrast() throws {
        let file = try ThemeFile.parse(themeText("\"info\" = { fg = \"#333\" }"), path: "t.toml")
        let warning = try #require(file.warnings().first)
        #expect(file.warnings().count == 1)
        #expect(warning.role == .info)
        #expect(warning.description.hasPrefix("t.toml:16: \"info\" is hard to read: contrast 1.3:1"))
    }
}

/// A whole theme with these roles at its end; they begin on line 16.
func themeText(_ roles: String, palette: String = "", name: String = "t") -> String {
    """
    schema = 1
    name = "\(name)"
    label = { zh = "题", en = "T" }
    appearance = "dark"
    [palette]
    \(palette)
    [roles]
    "text" = { fg = "#d7dce5", bg = "#16191f" }
    "text.muted" = { fg = "#8f99a8" }
    "selection" = { fg = "#ffffff", bg = "#2f4f7a" }
    "border" = { fg = "#66758a" }
    "status.busy" = { fg = "#e58a8a" }
    "status.mine" = { fg = "#7fb4ff" }
    "status.pending" = { fg = "#e6c36a" }
    "error" = { fg = "#e58a8a" }
    \(roles)
    """
}
