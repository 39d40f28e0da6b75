import Foundation

@testable import WeChatSandbox

/// A sandbox without sockets, on a clock of its own.
struct Bench {
    static let appID = "wx0123456789abcdef"
    static let appSecret = "0123456789abcdef0123456789abcdef"
    static let booked = SandboxTemplate.standard[0]
    static let goodData =
        #"{"thing4":{"value":"季度评审"},"thing1":{"value":"猎户座"},"character_string2":{"value":"14:00~15:00"},"#
        + #""time6":{"value":"2026年11月23日 14:00"},"thing3":{"value":"李雷"}}"#

    let time = TestTime()
    let sandbox: Sandbox

    init(_ adjust: (inout SandboxConfiguration) -> Void = { _ in }) {
        var configuration = SandboxConfiguration(appID: Self.appID, appSecret: Self.appSecret) { [time] in
            time.now
        }
        adjust(&configuration)
        sandbox = Sandbox(configuration)
    }

    /// The service of a server, without its sockets.
    init(sandbox: Sandbox) {
        self.sandbox = sandbox
    }

    func get(_ path: String, _ query: [(String, String)] = []) async -> Reply {
        await sandbox.answer(SandboxRequest(method: "GET", path: path, query: Self.text(query)))
    }

    func post(_ path: String, _ query: [(String, String)] = [], body: String) async -> Reply {
        await sandbox.answer(
            SandboxRequest(
                method: "POST", path: path, query: Self.text(query), body: .bytes(Array(body.utf8))))
    }

    /// The control face.
    func control(_ method: String, _ pathAndQuery: String, body: String = "") async -> Reply {
        let parts = pathAndQuery.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        return await sandbox.answer(
            SandboxRequest(
                method: method, path: "/sandbox/" + parts[0], query: parts.count > 1 ? parts[1] : "",
                body: .bytes(Array(body.utf8))))
    }

    func login(_ user: String = "lilei") async throws -> (code: String, openID: String) {
        let document = try await control("POST", "login?user=\(user)").json
        return (document["code"]?.text ?? "", document["openid"]?.text ?? "")
    }

    func exchange(_ code: String) async -> Reply {
        await get(
            "/sns/jscode2session",
            [
                ("appid", Self.appID), ("secret", Self.appSecret), ("js_code", code),
                ("grant_type", "authorization_code"),
            ])
    }

    func plainToken() async -> Reply {
        await get(
            "/cgi-bin/token",
            [("grant_type", "client_credential"), ("appid", Self.appID), ("secret", Self.appSecret)])
    }

    func stableToken(force: Bool = false) async -> Reply {
        await post(
            "/cgi-bin/stable_token",
            body:
                #"{"grant_type":"client_credential","appid":"\#(Self.appID)","secret":"\#(Self.appSecret)","#
                + #""force_refresh":\#(force)}"#)
    }

    func send(
        token: String?, to openID: String, template: String = booked.id, data: String = goodData,
        more: String = ""
    ) async -> Reply {
        await post(
            "/cgi-bin/message/subscribe/send", token.map { [("access_token", $0)] } ?? [],
            body: #"{"touser":"\#(openID)","template_id":"\#(template)","data":\#(data)\#(more)}"#)
    }

    private static func text(_ query: [(String, String)]) -> String {
        query.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }
}

extension Reply {
    var json: JSON {
        get throws { try JSONReader.read(Array(body.utf8)) }
    }

    /// The token of an answer, or nothing.
    var token: String {
        (try? json["access_token"]?.text) ?? ""
    }

    var remaining: Int? {
        try? json["expires_in"]?.integer
    }
}
