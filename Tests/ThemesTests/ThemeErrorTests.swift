import Testing
import Themes

@Suite struct ThemeErrorTests {
    @Test(
        "a mistake in a role is told with its line and what was meant",
        arguments: [
            (
                "\"status.bussy\" = {}",
                "t.toml:16: unknown role \"status.bussy\"; did you mean \"status.busy\"?"
            ),
            ("\"info\" = { fg = \"see\" }", "t.toml:16: unknown colour \"see\"; did you mean \"sea\"?"),
            ("\"info\" = { fg = \"#12345\" }", "t.toml:16: \"#12345\" is no colour; write #rgb or #rrggbb"),
            ("\"info\" = { fg = \"#gggggg\" }", "t.toml:16: \"#gggggg\" is no colour; write #rgb or #rrggbb"),
            (
                "\"info\" = { attrs = [\"boldd\"] }",
                "t.toml:16: unknown attribute \"boldd\"; did you mean \"bold\"?"
            ),
            ("\"info\" = { attrs = [\"blink\"] }", "t.toml:16: unknown attribute \"blink\""),
            ("\"info\" = { fgg = \"red\" }", "t.toml:16: unknown key \"fgg\"; did you mean \"fg\"?"),
            ("\"info\" = \"red\"", "t.toml:16: \"info\" must be { fg, bg, attrs, mono }"),
            ("\"info\" = { fg = 3 }", "t.toml:16: \"info\" must be a colour, or { rgb, x256, ansi }"),
            (
                "\"info\" = { fg = { rgb = \"#123\", x256 = 256 } }",
                "t.toml:16: \"info\" must be a colour, or { rgb, x256, ansi }"
            ),
            (
                "\"status.past\" = { mono = [\"reverse\"] }",
                "t.toml:16: \"status.busy\" and \"status.past\" look the same without colour; set mono"
            ),
        ])
    func located(role: String, message: String) {
        #expect(failure(themeText(role, palette: "sea = \"#058\"")) == message)
    }

    @Test("broken TOML is told with its line")
    func syntax() {
        #expect(failure(themeText("\"info\" = = 3"))?.hasPrefix("t.toml:16: ") == true)
    }

    @Test(
        "a mistake at the head of the file is told",
        arguments: [
            ("schema = 1", "schema = 2", "t.toml:1: this program reads themes with schema = 1"),
            ("name = \"t\"", "name = \"other\"", "t.toml:2: \"other\" must be the file's name"),
            ("appearance = \"dark\"", "appearance = \"dusk\"", "t.toml:4: \"appearance\" must be"),
            ("appearance = \"dark\"", "", "t.toml: \"appearance\" is missing"),
            (
                "appearance = \"dark\"", "apearance = \"dark\"",
                "t.toml:4: unknown key \"apearance\"; did you mean"
            ),
            ("label = { zh = \"题\", en = \"T\" }", "label = \"T\"", "t.toml:3: \"label\" must be"),
            ("\"error\" = { fg = \"#e58a8a\" }", "", "t.toml: the role \"error\" is missing"),
        ])
    func head(right: String, wrong: String, message: String) throws {
        var text = themeText("")
        text.replaceSubrange(try #require(text.firstRange(of: right)), with: wrong)
        #expect(failure(text)?.hasPrefix(message) == true)
    }

    @Test("a theme that inherits itself through another is refused")
    func cycle() {
        let one = "inherits = \"two\"\n" + themeText("", name: "one")
        let two = "inherits = \"one\"\n" + themeText("", name: "two")
        let message = failure(one, path: "one.toml") { $0 == "two" ? two : one }
        #expect(message == "themes/two.toml:1: it inherits itself: one > two > one")
    }

    @Test("a parent that does not exist is named")
    func missingParent() {
        let message = failure("inherits = \"nobody\"\n" + themeText("")) { _ in nil }
        #expect(message == "t.toml:1: it inherits \"nobody\", which does not exist")
    }

    @Test("a file of more than 64 KB, or with bytes in it, is not even parsed")
    func size() {
        #expect(
            failure(String(repeating: "# comment\n", count: 7000)) == "t.toml: a theme may have 64 KB at most"
        )
        #expect(failure("\u{0}" + themeText("")) == "t.toml: a theme is text, not bytes")
    }

    private func failure(
        _ text: String, path: String = "t.toml", parents: (String) -> String? = { _ in nil }
    ) -> String? {
        do {
            _ = try ThemeFile.parse(text, path: path, parents: parents)
            return nil
        } catch {
            return error.description
        }
    }
}
