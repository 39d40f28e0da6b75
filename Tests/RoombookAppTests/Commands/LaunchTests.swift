import Foundation
import Testing

@Suite("How the program is called, and set up")
struct LaunchTests {
    @Test("Global options may stand before the verb as well as behind it")
    func order() async throws {
        let office = try await Office()
        let place = office.desk(of: "li.lei")
        let config = place.environment["XDG_CONFIG_HOME", default: ""] + "/roombook/config.toml"
        for arguments in [
            ["--config", config, "--lang", "en", "whoami"], ["whoami", "--config", config, "--lang", "en"],
            ["--config=\(config)", "--lang", "en", "outbox", "list"],
        ] {
            let finished = try await place.run(arguments)
            #expect(finished.status == 0, "\(finished)")
        }
    }

    @Test("A verb that there is not is told in both languages", arguments: ["en", "zh"])
    func unknownVerb(language: String) async throws {
        let finished = try await Place().run("--lang", language, "nosuch")
        finished.expectRefused(64, saying: [language == "zh" ? "没有名为 nosuch 的命令" : "There is no verb nosuch"])
    }

    @Test("init that could not write its configuration writes it the next time, and names the admin there is")
    func secondInit() async throws {
        let place = try Place()
        try place.write("a file where the folder should be", to: "config/roombook")
        let first = try await place.run("init", "--admin", "eve", "--password-stdin", input: Office.password)
        first.expectRefused(78, saying: ["can not be written"])
        try FileManager.default.removeItem(atPath: place.file("config/roombook"))
        let second = try await place.run("init", "--admin", "eve", "--password-stdin", input: Office.password)
        second.expectRefused(1, saying: ["There is an admin already: eve"])
        let signIn = try await place.run("sign-in", "eve", "--password-stdin", input: Office.password)
        #expect(signIn.status == 0, "\(signIn)")
    }

    @Test("Nothing to send with where WeChat is not configured is a matter of configuration")
    func noWeChat() async throws {
        let office = try await Office()
        for verb in [["worker"], ["outbox", "dispatch"]] {
            let finished = try await office.desk(of: "li.lei").run(verb)
            finished.expectRefused(78, saying: ["nothing can be sent"])
        }
    }
}
