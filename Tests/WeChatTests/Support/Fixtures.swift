import Foundation
import Synchronization
import WeChatSandbox

@testable import WeChat

/// A running sandbox and what is needed to call it.
struct SandboxFixture {
    let server: SandboxServer
    let account: WeChatAccount
    let baseURL: WeChatBaseURL
    let templateID: String
    let transport = CurlTransport(settings: .patient)
    let seen = Recorder()

    static func run(
        _ configuration: SandboxConfiguration = SandboxConfiguration(initialCredits: nil),
        _ body: (SandboxFixture) async throws -> Void
    ) async throws {
        let server = SandboxServer(configuration: configuration)
        let address = try await server.start()
        let fixture = SandboxFixture(
            server: server,
            account: WeChatAccount(
                appID: configuration.appID, appSecret: Secret(configuration.appSecret)),
            baseURL: try WeChatBaseURL(address.url),
            templateID: configuration.templates[0].id)
        do {
            try await body(fixture)
        } catch {
            await server.stop()
            throw error
        }
        await fixture.transport.shutdown()
        await server.stop()
    }

    func connection(timeouts: HTTPTimeouts = .patient) -> WeChatConnection {
        WeChatConnection(
            account: account, baseURL: baseURL, transport: transport, timeouts: timeouts,
            observer: { [seen] call in seen.note(call) }, now: { Date() })
    }

    func client(
        endpoint: TokenEndpoint = .stable,
        cache: any AccessTokenCache = InMemoryAccessTokenCache(),
        timeouts: HTTPTimeouts = .patient
    ) -> WeChatClient {
        let connection = connection(timeouts: timeouts)
        return WeChatClient(
            connection: connection,
            tokens: AccessTokenProvider(connection: connection, endpoint: endpoint, cache: cache))
    }

    func message(to openID: String, title: String = "周会") -> SubscribeMessage {
        SubscribeMessage(
            to: openID, templateID: templateID, page: "pages/booking/detail?id=1",
            data: [
                .init("thing4", title), .init("thing1", "Orion 猎户座"),
                .init("character_string2", "14:00~15:00"), .init("time6", "2026年11月23日 14:00"),
                .init("thing3", "李雷"),
            ])
    }

    func count(_ endpoint: SandboxEndpoint) -> Int {
        server.callCounts()[endpoint] ?? 0
    }
}

/// The calls that an observer was told of.
final class Recorder: Sendable {
    private let kept = Mutex<[WeChatCall]>([])

    var calls: [WeChatCall] { kept.withLock { $0 } }

    func note(_ call: WeChatCall) {
        kept.withLock { $0.append(call) }
    }
}

extension WeChatConnection {
    /// A connection whose account and place do not matter.
    static func canned(
        _ transport: any HTTPTransport,
        observer: (@Sendable (WeChatCall) -> Void)? = nil,
        now: @escaping @Sendable () -> Date = { Date() }
    ) -> WeChatConnection {
        WeChatConnection(
            account: WeChatAccount(appID: "wx0123456789abcdef", appSecret: Secret("s3cr3t-canary")),
            baseURL: .official, transport: transport, observer: observer, now: now)
    }
}

extension WeChatClient {
    /// A client that has a token already and gets the same answer to every call.
    static func answering(_ body: [UInt8], status: Int = 200, headers: HTTPHeaders = HTTPHeaders())
        -> WeChatClient
    {
        answering { () throws(TransportError) in HTTPResponse(status: status, headers: headers, body: body) }
    }

    /// A client that has a token already and meets the same fate with every call.
    static func answering(
        _ answer: @escaping @Sendable () throws(TransportError) -> HTTPResponse
    ) -> WeChatClient {
        let transport = CannedTransport { request throws(TransportError) in
            try request.path == APIEndpoint.stableToken.path ? .token("T1") : answer()
        }
        let connection = WeChatConnection.canned(transport)
        return WeChatClient(
            connection: connection,
            tokens: AccessTokenProvider(
                connection: connection, endpoint: .stable, cache: InMemoryAccessTokenCache()))
    }
}

extension HTTPResponse {
    static func token(_ value: String, expiresIn: Int = 7200) -> HTTPResponse {
        json(#"{"access_token":"\#(value)","expires_in":\#(expiresIn)}"#)
    }

    static func json(_ text: String) -> HTTPResponse {
        HTTPResponse(status: 200, body: Array(text.utf8))
    }
}

extension SubscribeMessage {
    static let sample = SubscribeMessage(
        to: "oABCDEFGHIJKLMNOPQRSTUVWXYZ1", templateID: "T", data: [.init("thing1", "x")])
}
