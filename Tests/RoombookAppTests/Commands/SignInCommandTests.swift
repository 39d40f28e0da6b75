import Foundation
import Testing

@Suite("Signing in on the command line")
struct SignInCommandTests {
    @Test("init writes a private configuration, a private data file and the first admin, and no second one")
    func initialises() async throws {
        let place = try Place()
        let first = try await place.run(
            "init", "--admin", "zhou.xun", "--display-name", "周迅", "--password-stdin", input: Office.password)
        #expect(first.status == 0, "\(first)")
        #expect(first.errors.isEmpty)
        #expect(try place.mode(of: "config/roombook/config.toml") == 0o600)
        #expect(try place.mode(of: "data/roombook") == 0o700)
        #expect(try place.mode(of: "data/roombook/roombook.db") == 0o600)

        let second = try await place.run(
            "init", "--admin", "other", "--password-stdin", input: Office.password)
        #expect(second.status == 1, "\(second)")
        #expect(second.errors.contains("zhou.xun"), "\(second)")
    }

    @Test("init keeps a configuration that exists, to the byte")
    func keepsConfiguration() async throws {
        let place = try Place()
        let text = "# mine\n[database]\npath = \"\(place.file("here/rooms.db"))\"\n"
        try place.write(text, to: "config/roombook/config.toml")
        let made = try await place.run(
            "init", "--admin", "zhou.xun", "--password-stdin", input: Office.password)
        #expect(made.status == 0, "\(made)")
        #expect(made.output.contains("Kept the configuration"))
        #expect(place.bytes(of: "config/roombook/config.toml") == Data(text.utf8))
        #expect(try place.mode(of: "here/rooms.db") == 0o600)
    }

    @Test(
        "Nothing is made where the first admin's password will not do",
        arguments: ["", "short\n", "\u{7}bell-bell"])
    func badFirstPassword(password: String) async throws {
        let place = try Place()
        let finished = try await place.run("init", "--admin", "zhou.xun", "--password-stdin", input: password)
        #expect(finished.status == 65, "\(finished)")
        #expect(!FileManager.default.fileExists(atPath: place.file("config/roombook/config.toml")))
    }

    @Test("One signs in, is known, and signs out")
    func inAndOut() async throws {
        let office = try await Office()
        let desk = office.place.with(["XDG_STATE_HOME": office.place.file("state/new")])
        let before = try await desk.run("whoami")
        #expect(before.status == 77, "\(before)")
        #expect(before.errors.contains("sign-in"))

        let signedIn = try await desk.run("sign-in", "li.lei", "--password-stdin", input: Office.password)
        #expect(signedIn.status == 0, "\(signedIn)")
        #expect(signedIn.output == "li.lei · 李雷 · staff · WeChat not bound\n")
        #expect(try office.place.mode(of: "state/new/roombook/session.json") == 0o600)

        let who = try JSON.object(try await desk.run("whoami", "--json"))
        #expect(Set(who.keys) == ["username", "display_name", "role", "state", "bound"])
        #expect(who.text("username") == "li.lei")
        #expect(who.text("display_name") == "李雷")
        #expect(who.text("role") == "staff")
        #expect(who.text("state") == "active")
        #expect(who["bound"] as? Bool == false)

        #expect(try await desk.run("sign-out").status == 0)
        #expect(try await desk.run("whoami").status == 77)
        #expect(try await desk.run("sign-out").status == 77)
    }

    @Test("A session that was signed out can not be used by a copy of its file")
    func revoked() async throws {
        let office = try await Office()
        let session = office.place.file("state/li.lei/roombook/session.json")
        let copy = try Data(contentsOf: URL(fileURLWithPath: session))
        #expect(try await office.run(as: "li.lei", "sign-out").status == 0)
        try copy.write(to: URL(fileURLWithPath: session))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: session)
        #expect(try await office.run(as: "li.lei", "whoami").status == 77)
    }

    @Test("A wrong name and a wrong password are one sentence, and after a few one has to wait")
    func wrongPassword() async throws {
        let office = try await Office()
        let wrong = try await office.run(
            as: "li.lei", "sign-in", "li.lei", "--password-stdin", input: "canary-guess-0042")
        #expect(wrong.status == 77, "\(wrong)")
        #expect(wrong.errors == "roombook: Wrong username or password. Check both and try again.\n")
        let unknown = try await office.run(
            as: "li.lei", "sign-in", "nobody", "--password-stdin", input: "canary-guess-0042")
        #expect(unknown.status == 77)
        #expect(unknown.errors == wrong.errors)
        // Whose session it was stays signed in.
        #expect(try await office.run(as: "li.lei", "whoami").status == 0)

        var last = wrong
        for _ in 0..<10 where last.status == 77 {
            last = try await office.run(
                as: "li.lei", "sign-in", "li.lei", "--password-stdin", input: "canary-guess-0042")
        }
        #expect(last.status == 75, "\(last)")
        #expect(last.errors.contains("Too many attempts. Try again in"))
    }

    @Test("Every sentence is there in Chinese as well", arguments: [["--lang", "zh"], []])
    func chinese(flags: [String]) async throws {
        let office = try await Office()
        let desk = office.desk(of: "li.lei").with(["LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"])
        let wrong = try await desk.run(
            ["sign-in", "li.lei", "--password-stdin"] + flags, input: "wrong-password")
        #expect(wrong.status == 77)
        #expect(wrong.errors == "roombook: 用户名或密码不正确。请检查后重试。\n")
        let who = try await desk.run(["whoami"] + flags)
        #expect(who.output == "li.lei · 李雷 · staff · 微信未绑定\n")
    }

    @Test("Without any configuration it names the demo and init, in both languages")
    func unconfigured() async throws {
        let place = try Place()
        for arguments in [[], ["whoami"], ["worker"], ["agenda"]] {
            let finished = try await place.run(arguments)
            #expect(finished.status == 78, "\(finished)")
            #expect(finished.errors.contains("roombook demo"))
            #expect(finished.errors.contains("roombook init"))
        }
        let chinese = try await place.run("--lang", "zh")
        #expect(chinese.status == 78, "\(chinese)")
        #expect(chinese.errors.contains("还没有配置"))
    }
}
