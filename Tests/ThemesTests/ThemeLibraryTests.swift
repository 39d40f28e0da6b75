import Foundation
import TerminalIO
import Testing
import Themes

@Suite struct ThemeLibraryTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "themes")

    @Test("the themes in the program are the files of themes/, all of them and unchanged")
    func embedded() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(files) == Set(ThemeLibrary.names.map { $0 + ".toml" }))
        for name in ThemeLibrary.names {
            let text = try String(contentsOf: Self.folder.appending(path: name + ".toml"), encoding: .utf8)
            #expect(ThemeLibrary.text(named: name) == text)
        }
    }

    @Test("every theme in the program is valid and easy to read", arguments: ThemeLibrary.names)
    func valid(name: String) throws {
        let text = try #require(ThemeLibrary.text(named: name))
        let file = try ThemeFile.parse(text, path: "themes/\(name).toml")
        #expect(file.warnings().map(\.description) == [])
        #expect(file.name == name)
    }

    @Test("every theme tells the roles of the board apart at every depth", arguments: ThemeLibrary.names)
    func apart(name: String) throws {
        for depth in [ColorDepth.none, .eight, .sixteen, .indexed, .trueColor] {
            let theme = try #require(ThemeLibrary.builtin(named: name, depth: depth))
            let styles = [Role.statusFree, .statusBusy, .statusMine, .statusPending].map { theme[$0] }
            #expect(Set(styles).count == styles.count)
        }
    }

    @Test("the standard theme paints no colour but the user's own")
    func terminal() throws {
        let theme = try #require(ThemeLibrary.builtin(named: ThemeLibrary.standardName))
        for role in Role.allCases {
            for color in [theme[role].foreground, theme[role].background] {
                if case .rgb = color { Issue.record("\(role) is painted in a fixed colour") }
            }
        }
    }

    @Test("there is no theme of an unknown name")
    func unknown() {
        #expect(ThemeLibrary.builtin(named: "nobody") == nil)
    }
}

extension ThemeLibraryTests {
    @Test("without colour every theme looks as its mono attributes say", arguments: ThemeLibrary.names)
    func mono(name: String) throws {
        let theme = try #require(ThemeLibrary.builtin(named: name, depth: .none))
        #expect(theme[.statusBusy] == Style(attributes: .reverse))
        #expect(theme[.textMuted] == Style(attributes: .dim))
    }
}
