import Foundation
import Glibc
import Testing

@Suite("Secrets stay secret")
struct SecrecyTests {
    private static let appSecret = "5ecre7canary5ecre7canary5ecre7ca"
    private static let guess = "canary-guess-11"
    private static let newPassword = "canary-new-password"

    @Test(
        "No password, AppSecret, code, scene, token or whole openId is in any output, log, argument list or environment"
    )
    func outputs() async throws {
        let scene = try await Scene()
        try await scene.signIns()
        try await scene.bindByScan()
        try await scene.messages()
        try await scene.looks()
        try await scene.stop()
        let secrets = try scene.secrets()
        #expect(!secrets.accessTokens.isEmpty)
        for secret in secrets.all {
            for text in scene.texts { #expect(!text.contains(secret), "\(secret) in \(text)") }
        }
    }

    @Test("The data file keeps digests; only WeChat's access token and the openIds lie in it, which is 0600")
    func dataFile() async throws {
        let scene = try await Scene()
        try await scene.signIns()
        try await scene.bindByScan()
        try await scene.messages()
        try await scene.stop()
        let secrets = try scene.secrets()
        // Everything that a backup would copy.
        for name in try FileManager.default.contentsOfDirectory(
            atPath: scene.office.place.file("data/roombook"))
        {
            let data = scene.office.place.bytes(of: "data/roombook/\(name)")
            for secret in secrets.neverStored {
                #expect(data.range(of: Data(secret.utf8)) == nil, "\(secret) in \(name)")
            }
        }
        #expect(try scene.office.place.mode(of: "data/roombook/roombook.db") == 0o600)
        #expect(try scene.office.place.mode(of: "data/roombook") == 0o700)
        let data = scene.office.place.bytes(of: "data/roombook/roombook.db")
        for openID in secrets.openIDs { #expect(data.range(of: Data(openID.utf8)) != nil) }
        for user in Scene.people {
            #expect(try scene.office.place.mode(of: "state/\(user)/roombook/session.json") == 0o600)
        }
    }

    @Test("What the inspector shows and exports holds none of them, and the export is for its owner alone")
    func inspector() async throws {
        let scene = try await Scene()
        let window = try await Window(
            scene.office.desk(of: "terminal"), columns: 120, rows: 50, running: Place.program, "--lang", "en")
        try await window.see("Sign in", "Username")
        try await window.type("li.lei")
        try await window.press("Tab")
        try await window.type(Office.password)
        try await window.press("Tab")
        let code = try await scene.code(for: "li.lei")
        try await window.type(code)
        try await window.press("F10")
        try await window.see("Any room")
        try await window.press("F4")
        let shown = try await window.see("exchange code")
        try await window.press("s")
        let folder = scene.office.place.file("state/terminal/roombook")
        let name = try await Eventually.find("an exported flow") {
            // The folder is made with the file.
            (try? FileManager.default.contentsOfDirectory(atPath: folder))?.first { $0.hasSuffix(".jsonl") }
        }
        #expect(try scene.office.place.mode(of: "state/terminal/roombook/\(name)") == 0o600)
        let exported = String(
            decoding: scene.office.place.bytes(of: "state/terminal/roombook/\(name)"), as: UTF8.self)
        #expect(exported.contains("exchange code"), "\(exported)")
        let secrets = [Office.password, Self.appSecret, code] + scene.openIDs
        let client = try #require(try await window.processID())
        let texts = [shown, exported, try Scene.argv(of: client), try Scene.environment(of: client)]
        for secret in secrets + (try scene.secrets().accessTokens) {
            for text in texts { #expect(!text.contains(secret), "\(secret) in \(text)") }
        }
        try await window.close()
        try await scene.stop()
    }

    /// An office at work, and everything that its programs write or show to other accounts.
    private final class Scene {
        static let people = ["han.meimei", "li.lei", "wang.wei", Office.admin]

        let office: Office
        private let sandbox: SandboxProcess
        private let worker: ChildProcess
        private(set) var texts: [String] = []
        private(set) var openIDs: [String] = []
        private var codes: [String] = ["canarycode00wrong"]
        private var scenes: [String] = []
        /// WeChat's, as it stood in the data file while it was good.
        private var accessTokens: [String] = []

        struct Secrets {
            /// Not even in the data file.
            let neverStored: [String]
            let accessTokens: [String]
            let openIDs: [String]

            var all: [String] { neverStored + accessTokens + openIDs }
        }

        init() async throws {
            let place = try Place()
            try place.write(appSecret, to: "sandbox-secret")
            sandbox = try await SandboxProcess(in: place, "--app-secret-file", place.file("sandbox-secret"))
            office = try await Office(in: place, sandbox: sandbox)
            worker = try await office.desk(of: "operator").start("worker")
            for id in [worker.id, sandbox.child.id] {
                texts += [try Self.argv(of: id), try Self.environment(of: id)]
            }
        }

        /// As every other account can see it.
        static func argv(of id: pid_t) throws -> String { try file("cmdline", of: id) }
        static func environment(of id: pid_t) throws -> String { try file("environ", of: id) }

        private static func file(_ name: String, of id: pid_t) throws -> String {
            let data = FileManager.default.contents(atPath: "/proc/\(id)/\(name)") ?? Data()
            try #require(!data.isEmpty)
            return String(decoding: data, as: UTF8.self)
        }

        func code(for user: String) async throws -> String {
            let login = try JSON.object(try await sandbox.call("POST", "/sandbox/login?user=\(user)").body)
            openIDs.append(login.text("openid"))
            codes.append(login.text("code"))
            return login.text("code")
        }

        /// Good, used and wrong codes, and wrong passwords.
        func signIns() async throws {
            let codes = [
                try await code(for: "li.lei"), "canarycode00wrong", try await code(for: "wang.wei"),
            ]
            for code in codes {
                for (user, password) in [
                    ("li.lei", Office.password), ("wang.wei", Office.password), ("li.lei", guess),
                ] {
                    try await run(
                        user, "sign-in", user, "--password-stdin", "--code", code, input: password)
                }
            }
            try await run("li.lei", "user", "password", "li.lei", "--password-stdin", input: newPassword)
            try await run(
                Office.admin, "user", "password", "zhao.jing", "--password-stdin", input: newPassword)
        }

        /// The invitation shows its scene, as it must; nothing that follows does.
        func bindByScan() async throws {
            let invitation = try await office.run(as: "han.meimei", "bind", "--json")
            let scene = try JSON.object(invitation).text("scene")
            scenes.append(scene)
            try await run("server", "bind", "--stdin", input: "\(scene)\ncanarycode00wrong\n")
            try await run(
                "server", "bind", "--stdin", input: "\(scene)\n\(try await code(for: "han.meimei"))\n")
            try await run("server", "bind", "--stdin", input: "\(scene)\n\(try await code(for: "li.lei"))\n")
            try await run("han.meimei", "bind", "--scene", scene, "--code", "canarycode00wrong")
        }

        /// A message that is sent, and one whose token is refused and can not be replaced.
        func messages() async throws {
            try await book("10:00", "11:00")
            try await seeInLog(": sent")
            accessTokens = try storedTokens()
            try await sandbox.arm(errcode: 40125, at: "stable_token")
            try await sandbox.arm(errcode: 40001, at: "subscribe/send")
            try await book("11:00", "12:00")
            try await seeInLog("40125")
        }

        func looks() async throws {
            for arguments in [
                ["outbox", "list"], ["outbox", "list", "--json"], ["outbox", "list", "--failed"],
                ["whoami"], ["whoami", "--json"], ["user", "list", "--json"], ["template", "list"],
                ["template", "check"], ["template", "preview", "booked"], ["subscription", "list", "--json"],
                ["subscription", "accept", "han.meimei", "--json"], ["doctor"], ["doctor", "--json"],
            ] {
                texts.append(Self.text(try await office.desk(of: Office.admin).run(arguments)))
            }
        }

        func stop() async throws {
            worker.send(15)
            texts.append(Self.text(try await ChildProcess.lane.run { [worker] in worker.wait() }))
            let log = try await sandbox.stop()
            // The sandbox tells its own AppSecret at the start, to whoever started it.
            texts.append(log.output.split(separator: "\n").dropFirst(7).joined(separator: "\n"))
            texts.append(log.errors)
        }

        func secrets() throws -> Secrets {
            let sessions = try Self.people.flatMap { user in
                let session = try JSON.object(office.place.bytes(of: "state/\(user)/roombook/session.json"))
                let tokens = [session.text("access"), session.text("refresh")]
                try #require(tokens.allSatisfy { $0.count >= 43 })
                return tokens
            }
            return Secrets(
                neverStored: [Office.password, guess, newPassword, appSecret] + sessions + codes + scenes,
                accessTokens: Array(Set(accessTokens + (try storedTokens()))), openIDs: Array(Set(openIDs)))
        }

        private func storedTokens() throws -> [String] {
            let data = String(decoding: office.place.bytes(of: "data/roombook/roombook.db"), as: UTF8.self)
            return data.matches(of: /[0-9]{2}_[A-Za-z0-9_-]{150}/).map { String($0.output) }
        }

        private func book(_ start: String, _ end: String) async throws {
            let booked = try await office.book(as: "wang.wei", "Orion", start, end)
            try #require(booked.status == 0, "\(booked)")
            texts.append(Self.text(booked))
        }

        private func seeInLog(_ words: String) async throws {
            _ = try await Eventually.find(words) { [worker] in
                worker.errors.contains(words) ? true : nil
            } otherwise: { [worker] in
                worker.errors
            }
        }

        private func run(_ user: String, _ arguments: String..., input: String? = nil) async throws {
            texts.append(Self.text(try await office.desk(of: user).run(arguments, input: input)))
        }

        private static func text(_ finished: Finished) -> String { finished.output + finished.errors }
    }
}
