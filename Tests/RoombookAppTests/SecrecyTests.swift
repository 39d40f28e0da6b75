import Foundation
import Testing

@Suite("Secrets stay secret")
struct SecrecyTests {
    @Test(
        "No password, AppSecret, code or token is in any output, log or argument list, nor in the data file")
    func canaries() async throws {
        let place = try Place()
        let appSecret = "5ecre7canary5ecre7canary5ecre7ca"
        try place.write(appSecret, to: "sandbox-secret")
        let sandbox = try await SandboxProcess(in: place, "--app-secret-file", place.file("sandbox-secret"))
        let office = try await Office(in: place, sandbox: sandbox)
        let codes = [
            try await sandbox.code(for: "li.lei"), "canarycode00wrong",
            try await sandbox.code(for: "wang.wei"),
        ]
        let worker = try await office.desk(of: "operator").start("worker")
        var outputs: [Finished] = []
        func run(_ user: String, _ arguments: String..., input: String? = nil) async throws {
            outputs.append(try await office.desk(of: user).run(arguments, input: input))
        }
        for code in codes {
            try await run(
                "li.lei", "sign-in", "li.lei", "--password-stdin", "--code", code, input: Office.password)
            try await run(
                "wang.wei", "sign-in", "wang.wei", "--password-stdin", "--code", code, input: Office.password)
            try await run(
                "li.lei", "sign-in", "li.lei", "--password-stdin", "--code", code, input: "canary-guess-11")
        }
        _ = try await sandbox.call(
            "POST", "/sandbox/fault",
            body: #"{"kind": "errcode", "errcode": 40125, "endpoint": "stable_token"}"#)
        try await run(
            "li.lei", "user", "password", "li.lei", "--password-stdin", input: "canary-new-password")
        try await run(
            Office.admin, "user", "password", "zhao.jing", "--password-stdin", input: "canary-new-password")
        outputs.append(try await office.book(as: "wang.wei", "Orion", "10:00", "11:00"))
        _ = try await Eventually.find("the card") {
            worker.errors.contains("message ") ? true : nil
        } otherwise: {
            worker.errors
        }
        for arguments in [
            ["outbox", "list"], ["outbox", "list", "--json"], ["whoami", "--json"], ["template", "list"],
        ] {
            outputs.append(try await office.desk(of: Office.admin).run(arguments))
        }
        worker.send(15)
        outputs.append(try await ChildProcess.lane.run { worker.wait() })
        let log = try await sandbox.stop()
        outputs.append(
            Finished(
                status: 0, output: log.output.split(separator: "\n").dropFirst(7).joined(separator: "\n"),
                errors: log.errors))

        let passwords = [Office.password, "canary-guess-11", "canary-new-password"]
        let tokens = try sessionTokens(office)
        #expect(tokens.count == 2 * 4)
        let accessToken = try accessToken(in: office)
        for secret in passwords + tokens + codes + [appSecret] + accessToken {
            for finished in outputs {
                #expect(!(finished.output + finished.errors).contains(secret), "\(secret)")
            }
        }
        // Only digests and hashes are kept.
        let data = try Data(contentsOf: URL(fileURLWithPath: office.database))
        for secret in passwords + tokens + codes + [appSecret] {
            #expect(data.range(of: Data(secret.utf8)) == nil, "\(secret)")
        }
    }

    /// Of everybody who is still signed in: li.lei was not let in last, and keeps an older session.
    private func sessionTokens(_ office: Office) throws -> [String] {
        try ["han.meimei", "li.lei", "wang.wei", Office.admin].flatMap { user in
            let session = try JSON.object(office.place.bytes(of: "state/\(user)/roombook/session.json"))
            let tokens = [session.text("access"), session.text("refresh")]
            try #require(tokens.allSatisfy { $0.count >= 43 })
            return tokens
        }
    }

    /// WeChat's tokens as they stand in the data file, since all processes share them.
    private func accessToken(in office: Office) throws -> [String] {
        let text = String(
            decoding: try Data(contentsOf: URL(fileURLWithPath: office.database)), as: UTF8.self)
        return text.matches(of: /[0-9]{2}_[A-Za-z0-9_-]{150}/).map { String($0.output) }
    }
}
