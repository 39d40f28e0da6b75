import Foundation
import Testing

@Suite("Without a terminal")
struct NoTerminalTests {
    @Test(
        "The demo and the client say so, leave nothing behind, and name what works", arguments: ["en", "zh"])
    func noTerminal(language: String) async throws {
        let office = try await Office()
        let word = language == "zh" ? "不是终端" : "is not a terminal"
        try await office.place.run("demo", "--lang", language).expectRefused(64, saying: [word, "--help"])
        try await office.desk(of: "li.lei").run("--lang", language).expectRefused(
            64, saying: [word, "--help"])
        try await office.desk(of: "li.lei").run("open", "--lang", language).expectRefused(64, saying: [word])
        #expect(try FileManager.default.contentsOfDirectory(atPath: office.place.file("tmp")).isEmpty)
    }

    @Test(
        "Locales that do not exist change nothing for commands",
        arguments: ["nonsense", "zh_CN.GBK", "C", ""])
    func locales(locale: String) async throws {
        let office = try await Office()
        let desk = office.desk(of: "li.lei").with(["LC_ALL": locale, "LANG": nil])
        let who = try await desk.run("whoami", "--lang", "en")
        #expect(who.output == "li.lei · 李雷 · staff · WeChat not bound\n", "\(who)")
    }

    @Test("With neither HOME nor XDG folders it still ends with a sentence")
    func noHome() async throws {
        let place = try Place()
        let bare = place.with([
            "HOME": nil, "XDG_CONFIG_HOME": nil, "XDG_DATA_HOME": nil, "XDG_STATE_HOME": nil, "TERM": nil,
            "PATH": nil,
        ])
        try await bare.run("whoami", "--config", place.file("none.toml")).expectRefused(
            78, saying: ["none.toml"])
    }
}
