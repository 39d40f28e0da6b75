import Foundation
import QRCodes
import RoomBooking
import Testing

@Suite("Binding by a code that is scanned")
struct BindCommandTests {
    private struct Bound {
        let place: Place
        let sandbox: SandboxProcess
        let office: Office

        init() async throws {
            place = try Place()
            sandbox = try await SandboxProcess(in: place)
            office = try await Office(in: place, sandbox: sandbox)
        }

        func scene(of user: String) async throws -> String {
            try JSON.object(try await office.run(as: user, "bind", "--json")).text("scene")
        }

        /// As the mini program's server calls it: no session of anybody.
        func server(_ arguments: String..., input: String? = nil) async throws -> Finished {
            try await office.desk(of: "server").run(["bind"] + arguments, input: input)
        }
    }

    @Test("Scene and code bind whoever made the scene, once; it is told who and since when")
    func binds() async throws {
        let bound = try await Bound()
        let (office, sandbox) = (bound.office, bound.sandbox)
        let scene = try await bound.scene(of: "li.lei")
        #expect(scene.wholeMatch(of: /[A-Za-z0-9_-]{22}/) != nil)
        let done = try JSON.object(
            try await bound.server(
                "--scene", scene, "--code", try await sandbox.code(for: "li.lei"), "--json"))
        #expect(Set(done.keys) == ["username", "display_name", "open_id", "bound_since"])
        #expect(done.text("username") == "li.lei")
        #expect(done.text("open_id").wholeMatch(of: /o.{3}….{4}/) != nil)

        let who = try await office.run(as: "li.lei", "whoami")
        #expect(who.output.contains("WeChat bound \(done.text("open_id")) since "), "\(who)")
        let json = try JSON.object(try await office.run(as: "li.lei", "whoami", "--json"))
        #expect(json["bound"] as? Bool == true)
        #expect(json.text("bound_since") == done.text("bound_since"))
        let list = try JSON.objects(try await office.run(as: Office.admin, "user", "list", "--json"))
        #expect(
            list.first { $0.text("username") == "li.lei" }?.text("bound_since") == done.text("bound_since"))
        #expect(list.first { $0.text("username") == "wang.wei" }?["bound_since"] == nil)

        let used = try await bound.server("--scene", scene, "--code", try await sandbox.code(for: "li.lei"))
        used.expectRefused(77, saying: ["unknown, used or too old"])
        #expect(!used.errors.contains(scene))
        _ = try await sandbox.stop()
    }

    @Test("By standard input, scene and code stay out of the command line; a newer scene ends an older one")
    func standardInput() async throws {
        let bound = try await Bound()
        let older = try await bound.scene(of: "li.lei")
        let scene = try await bound.scene(of: "li.lei")
        let code = try await bound.sandbox.code(for: "li.lei")
        try await bound.server("--stdin", input: "\(older)\n\(code)\n").expectRefused(77)
        let done = try await bound.server("--stdin", "--lang", "zh", input: "\(scene)\r\n\(code)")
        #expect(done.status == 0, "\(done)")
        #expect(done.output.hasPrefix("李雷（li.lei）已绑定微信 o"), "\(done)")
        for input in ["", "\(scene)\n", "\n\(code)\n", String(repeating: "x", count: 9000)] {
            try await bound.server("--stdin", input: input).expectRefused(65, saying: ["two lines"])
        }
        _ = try await bound.sandbox.stop()
    }

    @Test("A code that WeChat refuses leaves the scene for another one; a foreign phone does not")
    func refusedCodes() async throws {
        let bound = try await Bound()
        let scene = try await bound.scene(of: "li.lei")
        let wrong = try await bound.server("--scene", scene, "--code", "canaryCode7719")
        wrong.expectRefused(77, saying: ["40029"])
        #expect(!wrong.errors.contains("canaryCode7719"))
        let right = try await bound.server(
            "--scene", scene, "--code", try await bound.sandbox.code(for: "li.lei"))
        #expect(right.status == 0, "\(right)")
        let other = try await bound.scene(of: "wang.wei")
        let foreign = try await bound.server(
            "--scene", other, "--code", try await bound.sandbox.code(for: "li.lei"))
        foreign.expectRefused(77, saying: ["bound to another account"])
        try await bound.server("--scene", "x\u{7}", "--code", "y").expectRefused(77)
        try await bound.server("--scene", other, "--code", "").expectRefused(65)
        // Scenes are random, and one in 64 begins with a dash.
        try await bound.server("--scene", "-\(other.dropFirst())", "--code", "-y").expectRefused(77)
        for arguments in [["--scene", "x"], ["--code", "x"], ["--stdin", "--scene", "x", "--code", "y"]] {
            #expect(try await bound.office.desk(of: "li.lei").run(["bind"] + arguments).status == 64)
        }
        _ = try await bound.sandbox.stop()
    }

    @Test("Without a scene the code is drawn, with its text and how long it lasts")
    func draws() async throws {
        let bound = try await Bound()
        try bound.office.configure(
            wechat: Office.WeChatAt(
                address: bound.sandbox.address, appID: bound.sandbox.appID,
                appSecret: bound.sandbox.appSecret),
            more: "bind_link = \"https://rooms.example.com/bind/\"\n")
        let drawn = try await bound.office.run(as: "li.lei", "bind")
        #expect(drawn.status == 0, "\(drawn)")
        let lines = drawn.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let payload = try #require(lines.first { $0.hasPrefix("https://rooms.example.com/bind/") })
        #expect(drawn.output.contains("Scan it with WeChat within "))
        let picture = lines.prefix { $0 != payload }
        let code = try #require(QRCode(payload))
        let margin = [[Bool]](
            repeating: [Bool](repeating: false, count: code.rows.count + 8), count: 4)
        let framed =
            margin + code.rows.map { [false, false, false, false] + $0 + [false, false, false, false] }
        let read = picture.flatMap { line in
            [line.map { "█▀".contains($0) }, line.map { "█▄".contains($0) }]
        }
        #expect(Array(read.prefix(framed.count)) == framed)
        #expect(read.dropFirst(framed.count).allSatisfy { !$0.contains(true) })
        _ = try await bound.sandbox.stop()
    }

    @Test("It needs a session, and WeChat")
    func needs() async throws {
        let office = try await Office()
        try await office.run(as: "li.lei", "bind").expectRefused(78, saying: ["[wechat]"])
        try await office.run(as: "nobody", "bind").expectRefused(77, saying: ["sign-in"])
        try await office.run(as: "nobody", "bind", "--scene", "x", "--code", "y").expectRefused(78)
    }

    @Test("One unbinds oneself, and an admin anybody; bound again, all is as before")
    func unbinds() async throws {
        let bound = try await Bound()
        let office = bound.office
        try await office.bind("li.lei", at: bound.sandbox)
        #expect(try await office.run(as: "li.lei", "unbind").status == 0)
        #expect(try await office.run(as: "li.lei", "whoami").output.contains("WeChat not bound"))
        try await office.run(as: "li.lei", "unbind").expectRefused(1, saying: ["not bound"])
        let scene = try await bound.scene(of: "li.lei")
        let again = try await bound.server(
            "--scene", scene, "--code", try await bound.sandbox.code(for: "li.lei"))
        #expect(again.status == 0, "\(again)")
        #expect(try await office.run(as: Office.admin, "user", "unbind", "li.lei").status == 0)
        let list = try await office.run(as: Office.admin, "user", "list")
        #expect(list.output.contains("li.lei  李雷  staff  active  WeChat not bound\n"), "\(list)")
        _ = try await bound.sandbox.stop()
    }

    @Test("Whom WeChat does not know any more must bind again, and it is said where one looks")
    func bindAgain() async throws {
        let bound = try await Bound()
        let office = bound.office
        try await office.bind("li.lei", at: bound.sandbox)
        #expect(try await office.book(as: "li.lei", "Orion", "10:00", "11:00").status == 0)
        try await bound.sandbox.arm(errcode: 40003, at: "subscribe/send")
        #expect(try await office.dispatchSoon(as: "li.lei").number("failed") == 1)
        let who = try await office.run(as: "li.lei", "whoami")
        #expect(who.output.contains("must bind WeChat again (roombook bind)"), "\(who)")
        let json = try JSON.object(try await office.run(as: "li.lei", "whoami", "--json"))
        #expect(json["bound"] as? Bool == false)
        #expect(json["must_bind_again"] as? Bool == true)
        let list = try await office.run(as: Office.admin, "user", "list", "--lang", "zh")
        #expect(list.output.contains("需重新绑定微信"), "\(list)")
        let again = try await bound.server(
            "--scene", try await bound.scene(of: "li.lei"), "--code",
            try await bound.sandbox.code(for: "li.lei"))
        #expect(again.status == 0, "\(again)")
        #expect(try await office.run(as: "li.lei", "whoami").output.contains("WeChat bound o"))
        _ = try await bound.sandbox.stop()
    }
}
