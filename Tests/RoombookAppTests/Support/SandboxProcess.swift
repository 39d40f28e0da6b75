import Foundation
import Glibc
import Testing

/// `roombook sandbox` as a process of its own.
struct SandboxProcess: Sendable {
    let child: ChildProcess
    let port: UInt16
    let appID: String
    let appSecret: String
    /// Template ids by code.
    let templates: [String: String]

    var address: String { "http://127.0.0.1:\(port)" }

    /// A card as `GET /sandbox/messages` tells it.
    struct Card: Sendable {
        let user: String
        let code: String
        let page: String
        let values: [String: String]
    }

    init(in place: Place, _ arguments: String...) async throws {
        let started = try await ChildProcess.lane.run {
            try ChildProcess(
                Place.program, (["sandbox"] + arguments).map { Array($0.utf8) },
                environment: place.environment, input: nil, folder: place.root)
        }
        child = started
        let lines = try await Eventually.find("the sandbox's seven lines") {
            let lines = started.output.split(separator: "\n").map {
                $0.split(separator: " ").map(String.init)
            }
            return lines.count >= 7 ? lines : nil
        } otherwise: {
            started.output + started.errors
        }
        func value(_ name: String) throws -> String {
            try #require(lines.first { $0.first == name && $0.count == 2 }?.last)
        }
        port = try #require(UInt16(try value("address").split(separator: ":").last ?? ""))
        appID = try value("AppID")
        appSecret = try value("AppSecret")
        templates = Dictionary(
            lines.filter { $0.first == "template" && $0.count >= 3 }.map { ($0[2], $0[1]) }
        ) { first, _ in first }
    }

    func call(_ method: String, _ target: String, body: String = "") async throws -> HTTPExchange {
        try await ChildProcess.lane.run { [port] in
            try HTTPExchange.send(method, target, body: body, port: port)
        }
    }

    /// A login code from that person's phone.
    func code(for user: String) async throws -> String {
        try JSON.object(try await call("POST", "/sandbox/login?user=\(user)").body).text("code")
    }

    func cards() async throws -> [Card] {
        try JSON.object(try await call("GET", "/sandbox/messages").body).objects("messages").map { message in
            Card(
                user: message.text("user"), code: message.text("template_code"), page: message.text("page"),
                values: Dictionary(
                    message.objects("data").map { ($0.text("key"), $0.text("value")) }
                ) { first, _ in first })
        }
    }

    func count(of endpoint: String) async throws -> Int {
        try #require(try JSON.object(try await call("GET", "/sandbox/calls").body).number(endpoint))
    }

    /// The next `count` calls of an endpoint are answered with an error of WeChat.
    func arm(errcode: Int, at endpoint: String, count: Int = 1) async throws {
        let fault = #"{"kind":"errcode","errcode":\#(errcode),"endpoint":"\#(endpoint)","count":\#(count)}"#
        let armed = try await call("POST", "/sandbox/fault", body: fault)
        try #require(armed.status == 200)
    }

    func stop() async throws -> Finished {
        child.send(SIGTERM)
        return try await ChildProcess.lane.run { [child] in child.wait() }
    }
}
