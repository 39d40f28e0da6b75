import Foundation
import Testing

@testable import WeChat

@Suite struct DeadlineTests {
    private let time = TestTime()

    private func client(
        _ transport: CannedTransport, timeouts: HTTPTimeouts = HTTPTimeouts()
    ) -> WeChatClient {
        let connection = WeChatConnection(
            account: WeChatAccount(appID: "wx1", appSecret: Secret("s3cr3t")), baseURL: .official,
            transport: transport, timeouts: timeouts, now: time.now)
        return WeChatClient(
            connection: connection,
            tokens: AccessTokenProvider(
                connection: connection, endpoint: .stable, cache: InMemoryAccessTokenCache()))
    }

    private let accepting = CannedTransport { request throws(TransportError) in
        request.path == APIEndpoint.stableToken.path ? .token("T1") : .json(#"{"errcode":0,"errmsg":"ok"}"#)
    }

    @Test("a message whose deadline has come is not sent, and certainly not processed", arguments: [0.0, -1])
    func refusesLate(_ left: TimeInterval) async {
        let error = await #expect(throws: WeChatError.self) {
            try await client(accepting).sendSubscribeMessage(.sample, before: time.now() + left)
        }
        #expect(error == .tooLate)
        #expect(error?.reaction == .nothingToDo && error?.scope == .call)
        #expect(error?.certainlyNotProcessed == true)
        #expect(accepting.requests.isEmpty)
    }

    @Test("a message is not sent when its deadline comes while the token is fetched")
    func refusesAfterToken() async {
        let transport = CannedTransport { [time] _ throws(TransportError) in
            time.advance(5)
            return .token("T1")
        }
        await #expect(throws: WeChatError.tooLate) {
            try await client(transport).sendSubscribeMessage(.sample, before: time.now() + 5)
        }
        #expect(transport.requests.map(\.path) == [APIEndpoint.stableToken.path])
    }

    @Test("a message is not sent again with another token after its deadline")
    func refusesReplay() async {
        let transport = CannedTransport { [time] request throws(TransportError) in
            guard request.path != APIEndpoint.stableToken.path else { return .token("T1") }
            time.advance(5)
            return .json(#"{"errcode":40001,"errmsg":"invalid credential"}"#)
        }
        await #expect(throws: WeChatError.tooLate) {
            try await client(transport).sendSubscribeMessage(.sample, before: time.now() + 5)
        }
        #expect(transport.requests.count { $0.path == APIEndpoint.subscribeSend.path } == 1)
    }

    @Test(
        "an answer is waited for no longer than to the deadline, but a second at least",
        arguments: [(nil, 10.0), (3600, 10), (10, 10), (4.5, 4.5), (0.2, 1)] as [(TimeInterval?, Double)])
    func shortensTimeouts(_ left: TimeInterval?, _ seconds: Double) async throws {
        let deadline = left.map { time.now() + $0 }
        _ = try await client(accepting).sendSubscribeMessage(.sample, before: deadline)
        let send = try #require(accepting.requests.last)
        #expect(send.timeouts.total == .seconds(seconds))
        #expect(send.timeouts.connect == .seconds(min(3, seconds)))
    }
}
