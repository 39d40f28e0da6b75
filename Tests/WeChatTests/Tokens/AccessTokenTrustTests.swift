import Foundation
import Synchronization
import Testing

@testable import WeChat

/// A token that was looked at lately is lent without another look, and who watches is told where it came from.
@Suite struct AccessTokenTrustTests {
    private let time = TestTime()
    private let cache = CountingCache()
    private let key = AccessTokenKey(appID: "wx0123456789abcdef", endpoint: .stable)
    private let events = Events()

    private func provider(
        _ transport: CannedTransport, pace: AccessTokenPace = AccessTokenPace(),
        onSleep: @escaping @Sendable () async -> Void = {}
    ) -> AccessTokenProvider {
        let connection = WeChatConnection(
            account: WeChatAccount(appID: "wx0123456789abcdef", appSecret: Secret("s")), baseURL: .official,
            transport: transport, tokenObserver: events.note, now: time.now)
        return AccessTokenProvider(
            connection: connection, endpoint: .stable, cache: cache, pace: pace,
            clock: time.clock(onSleep: onSleep), random: { 0 })
    }

    private func numbered() -> CannedTransport {
        let count = Atomic<Int>(0)
        return CannedTransport { _ throws(TransportError) in
            .token("T\(count.add(1, ordering: .relaxed).newValue)")
        }
    }

    private func put(_ value: String, by owner: String = "other") async {
        let now = time.now()
        let version = await cache.row(for: key, now: now).version
        _ = await cache.acquireLease(for: key, owner: owner, version: version, seconds: 15, now: now)
        let token = AccessToken(value: Secret(value), fetchedAt: now, expiresAt: now + 7200)
        _ = await cache.store(token, for: key, owner: owner, version: version)
    }

    @Test("within a second of a look or a fetch no other look is needed")
    func trusts() async throws {
        let provider = provider(numbered())
        for _ in 0..<100 { _ = try await provider.token() }
        #expect(cache.looks == 1)
        time.advance(0.999)
        _ = try await provider.token()
        #expect(cache.looks == 1)
        time.advance(0.001)
        for _ in 0..<100 { _ = try await provider.token() }
        #expect(cache.looks == 2)
    }

    @Test("a token that another process has replaced is noticed after a second")
    func notices() async throws {
        let provider = provider(numbered())
        #expect(try await provider.token().value.revealed == "T1")
        await put("theirs")
        #expect(try await provider.token().value.revealed == "T1")
        time.advance(1)
        #expect(try await provider.token().value.revealed == "theirs")
    }

    @Test("a token is not lent beyond its end, however lately it was looked at")
    func endsInTime() async throws {
        let provider = provider(
            numbered(), pace: AccessTokenPace(longestLife: 3, margin: 0, jitter: 0, holdOff: 0, trust: 60))
        #expect(try await provider.token().value.revealed == "T1")
        time.advance(2.9)
        #expect(try await provider.token().value.revealed == "T1")
        time.advance(0.1)
        #expect(try await provider.token().value.revealed == "T2")
    }

    @Test("a refused token is not lent again without a look")
    func distrusts() async throws {
        let provider = provider(numbered())
        let first = try await provider.token()
        #expect(try await provider.replacement(for: first).value.revealed == "T2")
        #expect(try await provider.token().value.revealed == "T2")
        // What comes late about the first does not touch the second.
        #expect(try await provider.replacement(for: first).value.revealed == "T2")
    }

    @Test("a clock that was set back or forth ends the trust", arguments: [-3600.0, 3600])
    func survivesClock(_ jump: TimeInterval) async throws {
        let transport = numbered()
        let provider = provider(transport)
        _ = try await provider.token()
        time.advance(jump)
        _ = try await provider.token()
        #expect(cache.looks == 2)
        // A token from the future is not believed; one of an hour ago is.
        #expect(transport.requests.count == (jump < 0 ? 2 : 1))
    }

    @Test("who watches is told how each call came by its token")
    func tells() async throws {
        let provider = provider(numbered())
        let first = try await provider.token()
        _ = try await provider.token()
        #expect(events.all == [.fetched, .cached])
        _ = try await provider.replacement(for: first)
        #expect(events.all == [.fetched, .cached, .refused, .fetched])
        time.advance(1)
        _ = try await provider.token()
        #expect(events.all.suffix(1) == [.cached])
    }

    @Test("who watches is told when another process was waited for")
    func tellsWaiting() async throws {
        _ = await cache.acquireLease(for: key, owner: "other", version: 0, seconds: 15, now: time.now())
        let provider = provider(numbered()) { [cache, key, time] in
            let token = AccessToken(
                value: Secret("theirs"), fetchedAt: time.now(), expiresAt: time.now() + 7200)
            _ = await cache.store(token, for: key, owner: "other", version: 0)
        }
        #expect(try await provider.token().value.revealed == "theirs")
        #expect(events.all == [.awaited])
    }

    @Test("a fetch that failed is not told as one")
    func tellsNoFailure() async throws {
        await put("old")
        time.advance(7000)
        let provider = provider(CannedTransport { _ throws(TransportError) in throw .timedOut })
        #expect(try await provider.token().value.revealed == "old")
        #expect(events.all == [.cached])
    }

    @Test("who comes without a token waits for another process no longer than its pace says")
    func givesUpWaiting() async throws {
        let provider = provider(numbered(), pace: AccessTokenPace(lease: 1e6, longestWait: 0.1))
        _ = await cache.acquireLease(for: key, owner: "other", version: 0, seconds: 1e6, now: time.now())
        await #expect(throws: WeChatError.token(.heldElsewhere)) { try await provider.token() }
    }
}

private final class Events: Sendable {
    private let kept = Mutex<[TokenEvent]>([])

    var all: [TokenEvent] { kept.withLock { $0 } }

    var note: @Sendable (TokenEvent) -> Void {
        { [self] event in kept.withLock { $0.append(event) } }
    }
}
