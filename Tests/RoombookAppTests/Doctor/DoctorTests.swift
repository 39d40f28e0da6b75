import Foundation
import Glibc
import Testing

@Suite("Doctor")
struct DoctorTests {
    private static let order = [
        "configuration", "app_secret", "data_file", "storage", "integrity", "disk_space", "time_zone",
        "network", "clock", "access_token", "templates", "outbox", "subscriptions",
    ]

    /// The checks of a run as JSON, whatever it ended with.
    private func checks(_ finished: Finished) throws -> [[String: Any]] {
        try JSON.object(Data(finished.output.utf8)).objects("checks")
    }

    private func check(_ name: String, in finished: Finished) throws -> [String: Any] {
        try #require(try checks(finished).first { $0.text("check") == name }, "\(finished)")
    }

    @Test("On a sound installation every line is ok, in both languages, and no secret is told")
    func sound() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("li.lei", at: sandbox)
        let finished = try await office.run(as: "operator", "doctor", "--json")
        #expect(finished.status == 0, "\(finished)")
        let json = try JSON.object(finished)
        #expect(json.text("level") == "ok", "\(finished)")
        #expect(json.objects("checks").map { $0.text("check") } == Self.order, "\(finished)")
        #expect(json.objects("checks").allSatisfy { $0.text("level") == "ok" }, "\(finished)")

        #expect(try check("access_token", in: finished).text("message").contains("was fetched."))

        let english = try await office.run(as: "operator", "doctor")
        #expect(english.output.split(separator: "\n").allSatisfy { $0.hasPrefix("ok       ") }, "\(english)")
        #expect(english.output.contains("access token: There is a token that was fetched earlier"))
        let chinese = try await office.run(as: "operator", "doctor", "--lang", "zh")
        #expect(chinese.output.split(separator: "\n").allSatisfy { $0.hasPrefix("正常     ") }, "\(chinese)")
        for output in [finished.output, english.output, chinese.output] {
            #expect(!output.contains(sandbox.appSecret))
        }
        // Asked not to, it asks nobody.
        let calls = try await sandbox.call("GET", "/sandbox/calls").body
        let offline = try await office.run(as: "operator", "doctor", "--offline", "--json")
        #expect(offline.status == 0, "\(offline)")
        let online: Set = ["network", "clock", "access_token"]
        #expect(try checks(offline).allSatisfy { !online.contains($0.text("check")) })
        #expect(try await sandbox.call("GET", "/sandbox/calls").body == calls)
        _ = try await sandbox.stop()
    }

    @Test("Without WeChat it is a warning, and nothing is broken")
    func withoutWeChat() async throws {
        let office = try await Office()
        let finished = try await office.run(as: "operator", "doctor", "--json")
        #expect(finished.status == 0, "\(finished)")
        #expect(try check("app_secret", in: finished).text("level") == "warning")
        #expect(try check("app_secret", in: finished).text("remedy").contains("[wechat]"))
    }

    @Test("At WeChat itself, a template without an ID is broken; one that is never sent is not")
    func templates() async throws {
        let office = try await Office()
        try office.configure(wechat: Office.WeChatAt(address: "https://api.weixin.qq.com"))
        let finished = try await office.run(as: "operator", "doctor", "--offline", "--json")
        #expect(finished.status == 78, "\(finished)")
        let broken = try checks(finished).filter { $0.text("level") == "broken" }
        #expect(broken.map { $0.text("check") } == ["templates", "templates", "templates"], "\(finished)")
        #expect(broken.first?.text("remedy").contains("roombook template set booked --id") == true)
        #expect(!broken.contains { $0.text("message").contains("reminder") })
    }

    @Test("A configuration that is missing or not understood is told, and what can be looked at still is")
    func configuration() async throws {
        let place = try Place()
        let none = try await place.run("doctor")
        #expect(none.status == 78, "\(none)")
        #expect(none.output.contains("broken   configuration: "), "\(none)")
        #expect(none.output.contains("roombook init"), "\(none)")

        let office = try await Office()
        try office.configure(more: "[site]\nopning = \"08:00-20:00\"\n")
        let unknown = try await office.run(as: "operator", "doctor", "--json")
        #expect(unknown.status == 78, "\(unknown)")
        #expect(try check("configuration", in: unknown).text("message").contains("Did you mean opening?"))

        try office.configure()
        chmod(office.place.file("config/roombook/config.toml"), 0o666)
        let open = try await office.run(as: "operator", "doctor", "--json")
        #expect(open.status == 78, "\(open)")
        #expect(try check("configuration", in: open).text("remedy").contains("chmod go-w"))
        chmod(office.place.file("config/roombook/config.toml"), 0o664)
        let group = try await office.run(as: "operator", "doctor", "--json")
        #expect(group.status == 0, "\(group)")
        #expect(try check("configuration", in: group).text("level") == "warning")
    }

    @Test("Rights that others must not have, links, and files that are missing are told with what to do")
    func files() async throws {
        let office = try await Office()
        let (place, database) = (office.place, office.database)
        func look() async throws -> Finished { try await office.run(as: "operator", "doctor", "--json") }

        chmod(database, 0o644)
        var finished = try await look()
        #expect(finished.status == 69, "\(finished)")
        #expect(try check("data_file", in: finished).text("message").contains("chmod 600"))
        #expect(try check("storage", in: finished).text("level") == "broken")
        // The rest is looked at all the same.
        #expect(try check("disk_space", in: finished).text("level") == "ok")
        chmod(database, 0o600)

        chmod(place.file("data/roombook"), 0o755)
        finished = try await look()
        #expect(finished.status == 0, "\(finished)")
        #expect(try check("data_file", in: finished).text("remedy").contains("chmod 700"))
        chmod(place.file("data/roombook"), 0o700)

        rename(database, place.file("data/roombook/moved.db"))
        finished = try await look()
        #expect(finished.status == 69, "\(finished)")
        #expect(try check("data_file", in: finished).text("message").contains("roombook init"))
        symlink(place.file("data/roombook/moved.db"), database)
        finished = try await look()
        #expect(try check("data_file", in: finished).text("message").contains("symbolic link"))
    }

    @Test("A secret that others can read is broken, and the data is looked at all the same")
    func secret() async throws {
        let place = try Place()
        let server = try ScriptedServer([:])
        let office = try await Office(in: place)
        try office.configure(wechat: Office.WeChatAt(address: server.address))
        chmod(place.file("config/roombook/app-secret"), 0o644)
        var finished = try await office.run(as: "operator", "doctor", "--json")
        #expect(finished.status == 78, "\(finished)")
        #expect(try check("app_secret", in: finished).text("message").contains("chmod 600"))
        #expect(try check("integrity", in: finished).text("level") == "ok")
        try place.write("two words", to: "config/roombook/app-secret")
        finished = try await office.run(as: "operator", "doctor", "--json")
        #expect(try check("app_secret", in: finished).text("message").contains("one AppSecret"))
        #expect(!finished.output.contains("two words"))
        server.stop()
    }

    @Test("A damaged data file is told")
    func damaged() async throws {
        let office = try await Office()
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: office.database))
        try handle.seek(toOffset: 3 * 4096)
        try handle.write(contentsOf: Data(repeating: 0xAA, count: 4096 * 4))
        try handle.close()
        let finished = try await office.run(as: "operator", "doctor", "--json")
        #expect(finished.status == 69, "\(finished)")
        #expect(try checks(finished).contains { $0.text("level") == "broken" })
        #expect(try check("disk_space", in: finished).text("level") == "ok")
    }

    @Test("WeChat that can not be reached is unavailable, and a sandbox names its remedy")
    func unreachable() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        _ = try await sandbox.stop()
        let finished = try await office.run(as: "operator", "doctor", "--json")
        #expect(finished.status == 69, "\(finished)")
        let network = try check("network", in: finished)
        #expect(network.text("level") == "broken")
        #expect(network.text("remedy").contains("roombook sandbox"))
        #expect(try check("access_token", in: finished).text("level") == "broken")
        #expect(try check("outbox", in: finished).text("level") == "ok")
    }

    @Test(
        "A clock that is off is a warning, and broken where it is far off",
        arguments: [(0, "ok"), (-150, "warning"), (150, "warning"), (900, "broken"), (-900, "broken")])
    func clock(offset: Int, level: String) async throws {
        let server = try ScriptedServer([:])
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        let date = formatter.string(from: Date().addingTimeInterval(TimeInterval(offset)))
        server.set("/", ScriptedServer.Answer(headers: ["Date: \(date)"], body: "{}"))
        let office = try await Office()
        try office.configure(wechat: Office.WeChatAt(address: server.address))
        let finished = try await office.run(as: "operator", "doctor", "--json")
        let clock = try check("clock", in: finished)
        #expect(clock.text("level") == level, "\(finished)")
        if level == "broken" { #expect(finished.status == 78, "\(finished)") }
        if offset > 0 { #expect(clock.text("message").contains("behind")) }
        if offset < 0 { #expect(clock.text("message").contains("ahead")) }
        #expect(try check("network", in: finished).text("level") == "ok")
        server.stop()
    }

    @Test(
        "A token that is not given tells why and what to do, with the address for the whitelist",
        arguments: [
            (40164, "invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist", "203.0.113.9"),
            (40125, "invalid appsecret", "app_secret_file"), (40013, "invalid appid", "app_id"),
            (40243, "AppSecret is frozen", "unfreeze"),
        ])
    func token(code: Int, message: String, word: String) async throws {
        let server = try ScriptedServer([
            "/cgi-bin/stable_token": ScriptedServer.Answer(
                body: #"{"errcode":\#(code),"errmsg":"\#(message) rid: 66c69111-4157f271-729ca238"}"#)
        ])
        let office = try await Office()
        try office.configure(wechat: Office.WeChatAt(address: server.address))
        let finished = try await office.run(as: "operator", "doctor", "--json")
        #expect(finished.status == 78, "\(finished)")
        let token = try check("access_token", in: finished)
        #expect(token.text("level") == "broken")
        #expect(token.text("message").contains("\(code)"))
        #expect(token.text("remedy").contains(word), "\(finished)")
        #expect(!finished.output.contains("canary"))
        server.stop()
    }

    @Test("Messages that failed, that nobody sends, or that are held up are warnings with what to do")
    func outbox() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("li.lei", at: sandbox)
        try await sandbox.arm(errcode: 40003, at: "subscribe/send")
        #expect(try await office.book(as: "li.lei", "Orion", "10:00", "11:00").status == 0)
        _ = try await office.dispatchSoon(as: "operator")
        let finished = try await office.run(as: "operator", "doctor", "--json")
        #expect(finished.status == 0, "\(finished)")
        #expect(try check("outbox", in: finished).text("level") == "warning")
        #expect(try check("outbox", in: finished).text("remedy").contains("outbox retry --failed"))
        let people = try checks(finished).filter { $0.text("check") == "subscriptions" }
        #expect(people.contains { $0.text("message").contains("must bind WeChat again") }, "\(finished)")

        try await office.bind("han.meimei", at: sandbox)
        try await sandbox.arm(errcode: 45009, at: "subscribe/send")
        #expect(try await office.book(as: "han.meimei", "Orion", "11:00", "12:00").status == 0)
        _ = try await office.dispatchSoon(as: "operator", expecting: 69)
        let held = try checks(try await office.run(as: "operator", "doctor", "--json"))
        #expect(held.contains { $0.text("message").contains("Nothing is sent before") })
        _ = try await sandbox.stop()
    }
}
