import Foundation
import Glibc
import Testing

@Suite("The sandbox as a program")
struct SandboxCommandTests {
    @Test(
        "It prints its address, account and templates, then a line a call without secrets, and ends on a signal",
        arguments: [SIGTERM, SIGINT, SIGHUP])
    func prints(signal: Int32) async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        #expect(sandbox.appID.hasPrefix("wx"))
        #expect(Set(sandbox.templates.keys) == ["booked", "changed", "cancelled", "reminder"])
        #expect(sandbox.templates.values.allSatisfy { $0.count == 43 })

        let code = try await sandbox.code(for: "li.lei")
        let target = "/sns/jscode2session?appid=\(sandbox.appID)&secret=\(sandbox.appSecret)&js_code=\(code)"
        let answer = try await sandbox.call("GET", target + "&grant_type=authorization_code")
        #expect(answer.status == 200)
        let session = try JSON.object(answer.body)
        #expect(!session.text("openid").isEmpty)
        _ = try await sandbox.call("GET", target + "&grant_type=authorization_code")
        _ = try await Eventually.find("three calls in the log") {
            sandbox.child.output.split(separator: "\n").count >= 10 ? true : nil
        }
        sandbox.child.send(signal)
        let ended = try await ChildProcess.lane.run { sandbox.child.wait() }
        #expect(ended.status == 0, "\(ended)")
        #expect(ended.errors.isEmpty, "\(ended)")
        let log = ended.output.split(separator: "\n").dropFirst(7).map(String.init)
        #expect(log.count == 3, "\(ended)")
        #expect(log.contains { $0.contains("GET /sns/jscode2session 200 errcode 0") }, "\(log)")
        #expect(log.contains { $0.contains("errcode 40163") }, "\(log)")
        for line in log {
            for secret in [sandbox.appSecret, code, session.text("session_key"), session.text("openid")] {
                #expect(!line.contains(secret), "\(line)")
            }
        }
    }

    @Test("A port that is taken or not allowed, and a secret that others can read, are refused")
    func refusals() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let taken = try await place.run("sandbox", "--port", "\(sandbox.port)")
        #expect(taken.status == 69, "\(taken)")
        #expect(taken.errors == "roombook: Port \(sandbox.port) is in use. Choose another with --port.\n")
        try place.write("0123456789abcdef0123456789abcdef\n", to: "open-secret", mode: 0o644)
        let open = try await place.run("sandbox", "--app-secret-file", place.file("open-secret"))
        #expect(open.status == 78, "\(open)")
        #expect(open.errors.contains("chmod 600"))
        _ = try await sandbox.stop()
    }

    @Test("It takes the account it is given")
    func account() async throws {
        let place = try Place()
        try place.write("0123456789abcdef0123456789abcdef\n", to: "secret")
        let sandbox = try await SandboxProcess(
            in: place, "--app-id", "wxfedcba9876543210", "--app-secret-file", place.file("secret"))
        #expect(sandbox.appID == "wxfedcba9876543210")
        #expect(sandbox.appSecret == "0123456789abcdef0123456789abcdef")
        _ = try await sandbox.stop()
    }
}
