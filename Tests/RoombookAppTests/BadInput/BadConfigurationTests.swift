import Foundation
import Glibc
import Testing

@Suite("Configurations that can not be used")
struct BadConfigurationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let words: [String]
        var testDescription: String { name }

        init(_ name: String, _ text: String, says words: String...) {
            (self.name, self.text, self.words) = (name, text, words)
        }
    }

    private static let database = "[database]\npath = \"/nowhere/roombook.db\"\n"

    private static let cases = [
        Case(
            "unknown key", database + "[site]\nopning = \"08:00-20:00\"\n", says: "config.toml:4",
            "Did you mean opening?"),
        Case("unknown table", database + "[wechta]\n", says: "config.toml:3", "Did you mean [wechat]?"),
        Case("key outside a table", "path = \"/x\"\n", says: "config.toml:1", "path"),
        Case("unclosed string", "[database]\npath = \"/x\n", says: "config.toml:2", "TOML"),
        Case("table given twice", database + "[database]\n", says: "config.toml:3"),
        Case("empty file", "", says: "database.path", "missing"),
        Case("relative path", "[database]\npath = \"roombook.db\"\n", says: "config.toml:2", "absolute path"),
        Case("number for a text", "[database]\npath = 5\n", says: "config.toml:2"),
        Case("slot off the hour", database + "[site]\nslot = 7\n", says: "config.toml:4", "site.slot"),
        Case("slot out of range", database + "[site]\nslot = 0\n", says: "from 15 to 240"),
        Case(
            "no time zone", database + "[site]\ntime_zone = \"Mars/Olympus\"\n", says: "config.toml:4",
            "time zone"),
        Case("opening off the grid", database + "[site]\nopening = \"08:10-20:00\"\n", says: "opening hours"),
        Case("opening backwards", database + "[site]\nopening = \"20:00-08:00\"\n", says: "opening hours"),
        Case("undo window", database + "[notifications]\nundo_window = -1\n", says: "from 0 to 3600"),
        Case("language", database + "[ui]\nlanguage = \"fr\"\n", says: "auto, zh or en"),
        Case(
            "wechat without secret", database + "[wechat]\napp_id = \"wx1\"\n", says: "wechat.app_secret_file"
        ),
        Case(
            "secret in the file", database + "[wechat]\napp_id = \"wx1\"\napp_secret = \"canary0secret\"\n",
            says: "config.toml:5"),
        Case(
            "plain http to the world",
            database
                + "[wechat]\napp_id = \"wx1\"\napp_secret_file = \"/x\"\nbase_url = \"http://example.com\"\n",
            says: "config.toml:6", "loopback"),
        Case(
            "control characters in a key", database + "[site]\n\"a\\u001b[31m\" = 1\n",
            says: "there is no setting"),
    ]

    @Test("Each names the place and what is wanted, and the file is left alone", arguments: cases)
    func refused(bad: Case) async throws {
        let place = try Place()
        try place.write(bad.text, to: "config/roombook/config.toml")
        let finished = try await place.run("whoami")
        finished.expectRefused(78, saying: bad.words)
        #expect(!finished.errors.contains("canary"))
        #expect(place.bytes(of: "config/roombook/config.toml") == Data(bad.text.utf8))
        // init neither mends it nor makes anything beside it.
        let again = try await place.run("init", "--admin", "x", "--password-stdin", input: Office.password)
        again.expectRefused(78, saying: bad.words)
        #expect(!FileManager.default.fileExists(atPath: place.file("data")))
    }

    @Test("Every one of these sentences is there in Chinese", arguments: cases)
    func chinese(bad: Case) async throws {
        let place = try Place()
        try place.write(bad.text, to: "config/roombook/config.toml")
        let finished = try await place.run("whoami", "--lang", "zh")
        finished.expectRefused(78)
        #expect(finished.errors.hasSuffix("。\n") || finished.errors.hasSuffix("？\n"), "\(finished)")
    }

    @Test("A configuration that is missing, a folder, a pipe, too large or no text is told with its path")
    func files() async throws {
        let place = try Place()
        try place.write(String(repeating: "# long\n", count: 20_000), to: "large.toml")
        try Data([0x5B, 0xFF, 0x5D]).write(to: URL(fileURLWithPath: place.file("bytes.toml")))
        mkfifo(place.file("pipe.toml"), 0o600)
        symlink(place.file("gone.toml"), place.file("dangling.toml"))
        for (name, words) in [
            ("missing.toml", ["does not exist"]), ("tmp", ["regular file"]), ("pipe.toml", ["regular file"]),
            ("large.toml", ["64 KiB"]), ("bytes.toml", ["UTF-8"]), ("dangling.toml", ["does not exist"]),
            ("tmp/../missing/config.toml", ["does not exist"]),
        ] {
            let byFlag = try await place.run("whoami", "--config", place.file(name))
            byFlag.expectRefused(78, saying: words)
            let byVariable = try await place.with(["ROOMBOOK_CONFIG": place.file(name)]).run("whoami")
            byVariable.expectRefused(78, saying: words)
        }
    }

    @Test(
        "Nobody else's configuration can be read: that is told",
        .enabled(if: geteuid() != 0, "root reads everything"))
    func unreadable() async throws {
        let place = try Place()
        try place.write(Self.database, to: "config/roombook/config.toml", mode: 0)
        try await place.run("whoami").expectRefused(78, saying: ["Permission denied"])
    }

    @Test(
        "A secret file that others can read, is a link, is missing or holds no secret is not used, nor shown")
    func secretFile() async throws {
        let place = try Place()
        let office = try await Office(in: place)
        func configure(_ name: String) throws {
            try office.configure(
                more: "[wechat]\nbase_url = \"http://127.0.0.1:9\"\napp_id = \"wx0123456789abcdef\"\n"
                    + "app_secret_file = \"\(place.file(name))\"\n")
        }
        let secret = "canary0canary0canary0canary0cana"
        try place.write(secret, to: "good")
        try place.write(secret, to: "open", mode: 0o644)
        try place.write(secret + " and more words", to: "words")
        try place.write("", to: "empty")
        symlink(place.file("good"), place.file("link"))
        mkfifo(place.file("pipe"), 0o600)
        for (name, word) in [
            ("open", "chmod 600"), ("words", "one AppSecret"), ("empty", "one AppSecret"),
            ("link", "regular file"), ("pipe", "regular file"), ("tmp", "regular file"),
            ("none", "does not exist"),
        ] {
            try configure(name)
            let finished = try await office.run(as: "li.lei", "outbox", "dispatch")
            finished.expectRefused(78, saying: [place.file(name), word])
            #expect(!finished.errors.contains("canary"), "\(finished)")
        }
        try configure("good")
        #expect(try await office.run(as: "li.lei", "outbox", "dispatch").status == 0)
    }

    @Test("A theme that is missing, damaged, no text or a pipe is told before the screen is touched")
    func themes() async throws {
        let place = try Place()
        try place.write("schema = 1\nname = \"broken\"\n[roles\n", to: "themes/broken.toml")
        try place.write("schema = 2\nname = \"newer\"\n", to: "themes/newer.toml")
        try Data([0xFF, 0xFE]).write(to: URL(fileURLWithPath: place.file("themes/bytes.toml")))
        mkfifo(place.file("themes/pipe.toml"), 0o600)
        for (name, word) in [
            ("nowhere", "terminal"), (place.file("themes/broken.toml"), "broken.toml:3"),
            (place.file("themes/newer.toml"), "schema"), (place.file("themes/bytes.toml"), "UTF-8"),
            (place.file("themes/pipe.toml"), "regular file"), (place.file("themes/none.toml"), "none.toml"),
            ("", "terminal"), ("\u{1B}[31m", "terminal"),
        ] {
            try await place.run("demo", "--theme", name).expectRefused(78, saying: [word])
            try await place.run("theme", "check", name).expectRefused(78, saying: [word])
        }
    }

    @Test("A variable that names no language is told")
    func environment() async throws {
        let office = try await Office()
        let finished = try await office.desk(of: "li.lei").with(["ROOMBOOK_LANG": "fr"]).run("whoami")
        finished.expectRefused(78, saying: ["ROOMBOOK_LANG", "auto, zh or en"])
    }
}
