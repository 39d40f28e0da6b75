import Foundation
import Synchronization
import Testing

@testable import WeChat

@Suite struct AccessTokenProviderTests {
    private let time = TestTime()
    private let cache = InMemoryAccessTokenCache()
    private let key = AccessTokenKey(appID: "wx0123456789abcdef", endpoint: .stable)

    private func provider(
        _ transport: CannedTransport, endpoint: TokenEndpoint = .stable, random: Double = 0,
        onSleep: @escaping @Sendable () async -> Void = {}
    ) -> AccessTokenProvider {
        AccessTokenProvider(
            connection: .canned(transport, now: time.now), endpoint: endpoint, cache: cache,
            clock: time.clock(onSleep: onSleep), random: { random })
    }

    private func numbered(expiresIn: Int = 7200) -> CannedTransport {
        let count = Atomic<Int>(0)
        return CannedTransport { _ throws(TransportError) in
            .token("T\(count.add(1, ordering: .relaxed).newValue)", expiresIn: expiresIn)
        }
    }

    private func put(_ value: String, fetched: TimeInterval = 0, expires: TimeInterval) async {
        let now = time.now()
        let version = await cache.row(for: key, now: now).version
        _ = await cache.acquireLease(for: key, owner: "other", version: version, seconds: 15, now: now)
        let token = AccessToken(
            value: Secret(value), fetchedAt: now.addingTimeInterval(fetched),
            expiresAt: now.addingTimeInterval(expires))
        _ = await cache.store(token, for: key, owner: "other", version: version)
    }

    @Test("the stable endpoint is asked by POST with the secret in the body, and never by force")
    func asksStable() async throws {
        let transport = numbered()
        _ = try await provider(transport).token()
        let request = try #require(transport.requests.first)
        #expect(request.method == .post && request.path == "/cgi-bin/stable_token" && request.query.isEmpty)
        #expect(
            String(decoding: request.body ?? [], as: UTF8.self)
                == #"{"grant_type":"client_credential","appid":"wx0123456789abcdef","secret":"s3cr3t-canary","force_refresh":false}"#
        )
    }

    @Test("a check of the token endpoint fetches a token once, and tells what is wrong")
    func checks() async throws {
        let refused = provider(CannedTransport(#"{"errcode":40013,"errmsg":"invalid appid"}"#))
        #expect(await #expect(throws: WeChatError.self) { try await refused.ensureToken() }?.code == 40013)
        let transport = numbered()
        let provider = provider(transport)
        try await provider.ensureToken()
        try await provider.ensureToken()
        #expect(transport.requests.count == 1)
    }

    @Test("the classic endpoint is asked by GET, and its token is kept apart")
    func asksClassic() async throws {
        let transport = numbered()
        _ = try await provider(transport, endpoint: .classic).token()
        let request = try #require(transport.requests.first)
        #expect(request.method == .get && request.path == "/cgi-bin/token" && request.body == nil)
        #expect(request.query.map(\.name) == ["grant_type", "appid", "secret"])
        _ = try await provider(transport, endpoint: .stable).token()
        #expect(transport.requests.count == 2)
    }

    @Test("a token is renewed 300 s before it ends, less the jitter", arguments: [0.0, 1.0])
    func renewsEarly(_ random: Double) async throws {
        let transport = numbered()
        let provider = provider(transport, random: random)
        #expect(try await provider.token().value.revealed == "T1")
        time.advance(6899 + random * 60)
        #expect(try await provider.token().value.revealed == "T1")
        time.advance(1)
        #expect(try await provider.token().value.revealed == "T2")
        #expect(transport.requests.count == 2)
    }

    @Test("a renewal that brings the same token again is not repeated for a minute")
    func toleratesSameToken() async throws {
        let transport = CannedTransport { _ throws(TransportError) in .token("same", expiresIn: 300) }
        let provider = provider(transport)
        for _ in 0..<59 {
            _ = try await provider.token()
            time.advance(1)
        }
        #expect(transport.requests.count == 1)
        time.advance(1)
        _ = try await provider.token()
        #expect(transport.requests.count == 2)
    }

    @Test("callers at the same time share one look-up, and none of them polls")
    func sharesLookUp() async throws {
        let sleeps = Atomic<Int>(0)
        let transport = CannedTransport { _ throws(TransportError) in
            for _ in 0..<1000 { await Task.yield() }
            return .token("T1")
        }
        let provider = provider(transport) { sleeps.add(1, ordering: .relaxed) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 { group.addTask { _ = try await provider.token() } }
            try await group.waitForAll()
        }
        #expect(transport.requests.count == 1)
        #expect(sleeps.load(ordering: .relaxed) == 0)
    }

    @Test("20 processes that share a cache fetch one token")
    func sharesCache() async throws {
        let transport = numbered()
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 {
                // The real clock: twenty that wait must not age the winner's lease.
                let provider = AccessTokenProvider(
                    connection: .canned(transport, now: time.now), endpoint: .stable, cache: cache)
                group.addTask { try await provider.token().value.revealed }
            }
            for try await value in group { #expect(value == "T1") }
        }
        #expect(transport.requests.count == 1)
    }

    @Test("who comes second keeps using the old token while another process fetches")
    func keepsOldToken() async throws {
        let transport = numbered()
        await put("old", fetched: -7000, expires: 200)
        let version = await cache.row(for: key, now: time.now()).version
        #expect(
            await cache.acquireLease(
                for: key, owner: "winner", version: version, seconds: 15, now: time.now()))
        #expect(try await provider(transport).token().value.revealed == "old")
        #expect(transport.requests.isEmpty)
    }

    @Test("who comes second without a token waits for the winner's")
    func waitsForWinner() async throws {
        let transport = numbered()
        #expect(await cache.acquireLease(for: key, owner: "winner", version: 0, seconds: 15, now: time.now()))
        let provider = provider(transport) { [cache, key, time] in
            let token = AccessToken(
                value: Secret("theirs"), fetchedAt: time.now(), expiresAt: time.now().addingTimeInterval(7200)
            )
            _ = await cache.store(token, for: key, owner: "winner", version: 0)
        }
        #expect(try await provider.token().value.revealed == "theirs")
        #expect(transport.requests.isEmpty)
    }

    @Test("the lease of a winner that was killed ends after 15 s")
    func survivesKilledWinner() async throws {
        let transport = numbered()
        let start = time.now()
        #expect(await cache.acquireLease(for: key, owner: "winner", version: 0, seconds: 15, now: start))
        #expect(try await provider(transport).token().value.revealed == "T1")
        #expect(time.now().timeIntervalSince(start) == 15)
    }

    @Test("a late winner does not overwrite what was stored after its lease ended")
    func refusesLateStore() async {
        let token = AccessToken(value: Secret("late"), fetchedAt: time.now(), expiresAt: time.now() + 7200)
        #expect(await cache.acquireLease(for: key, owner: "late", version: 0, seconds: 15, now: time.now()))
        time.advance(16)
        await put("new", expires: 7200)
        #expect(await cache.store(token, for: key, owner: "late", version: 0) == nil)
        #expect(await cache.row(for: key, now: time.now()).token?.value.revealed == "new")
    }

    @Test(
        "a stored token from the future, or with too long a life, is not believed",
        arguments: [(61.0, 7000.0), (0, 7201)])
    func doubtsClock(_ fetched: TimeInterval, _ expires: TimeInterval) async throws {
        await put("odd", fetched: fetched, expires: expires)
        #expect(try await provider(numbered()).token().value.revealed == "T1")
    }

    @Test("a token is never believed for longer than 7200 s", arguments: [7200, 1_000_000])
    func limitsLife(_ expiresIn: Int) async throws {
        _ = try await provider(numbered(expiresIn: expiresIn)).token()
        #expect(await cache.row(for: key, now: time.now()).token?.expiresAt == time.now() + 7200)
    }

    @Test("a failed renewal leaves the old token in use, and is not repeated for a minute")
    func survivesFailedRenewal() async throws {
        await put("old", fetched: -7000, expires: 200)
        let transport = CannedTransport { _ throws(TransportError) in throw .timedOut }
        let provider = provider(transport)
        for _ in 0..<10 { #expect(try await provider.token().value.revealed == "old") }
        #expect(transport.requests.count == 1)
        time.advance(60)
        #expect(try await provider.token().value.revealed == "old")
        #expect(transport.requests.count == 2)
    }

    @Test("a wrong secret is not tried again for a minute; a lost connection is")
    func stopsHammering() async throws {
        let refused = CannedTransport(#"{"errcode":40125,"errmsg":"invalid appsecret, rid: 1-2-3"}"#)
        let unlucky = CannedTransport { _ throws(TransportError) in throw .connectionLost }
        for (transport, fetches) in [(refused, 1), (unlucky, 5)] {
            let provider = provider(transport)
            for _ in 0..<5 {
                let error = await #expect(throws: WeChatError.self) { try await provider.token() }
                #expect(error?.code == (fetches == 1 ? 40125 : nil))
            }
            #expect(transport.requests.count == fetches)
        }
    }

    @Test(
        "an answer without a usable token is no token",
        arguments: [
            "{}", #"{"access_token":"","expires_in":7200}"#, #"{"access_token":"T"}"#,
            #"{"access_token":"T","expires_in":0}"#,
            #"{"access_token":"a\r\nb","expires_in":7200}"#, #"{"access_token":{},"expires_in":7200}"#,
        ])
    func refusesOddAnswers(_ body: String) async {
        let provider = provider(CannedTransport(body))
        await #expect(throws: WeChatError.token(.fetchFailed(.unreadableAnswer))) {
            try await provider.token()
        }
    }

    @Test("a refused token is dropped once, and a late refusal of it does not drop its successor")
    func replacesOnce() async throws {
        let transport = numbered()
        let provider = provider(transport)
        let first = try await provider.token()
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { try await provider.replacement(for: first).value.revealed } }
            for try await value in group { #expect(value == "T2") }
        }
        #expect(transport.requests.count == 2)
    }

    @Test("a token that another process has replaced already is not dropped")
    func respectsOthers() async throws {
        let transport = numbered()
        let provider = provider(transport)
        let first = try await provider.token()
        await put("theirs", expires: 7200)
        #expect(try await provider.replacement(for: first).value.revealed == "theirs")
        #expect(transport.requests.count == 1)
    }

    @Test("where the same refused token keeps coming, it is fetched at most once a minute")
    func givesUpOnSameToken() async throws {
        let transport = CannedTransport { _ throws(TransportError) in .token("same") }
        let provider = provider(transport)
        for _ in 0..<20 { _ = try await provider.replacement(for: try await provider.token()) }
        #expect(transport.requests.count == 2)
        time.advance(60)
        _ = try await provider.replacement(for: try await provider.token())
        #expect(transport.requests.count == 3)
    }

    @Test("a cache that cannot be read is told apart from WeChat's failures")
    func tellsCacheFailure() async {
        let provider = AccessTokenProvider(
            connection: .canned(numbered()), endpoint: .stable, cache: BrokenCache())
        await #expect(throws: WeChatError.token(.cacheUnavailable)) { try await provider.token() }
    }
}

private struct BrokenCache: AccessTokenCache {
    struct Broken: Error {}

    func row(for key: AccessTokenKey, now: Date) async throws -> AccessTokenRow { throw Broken() }
    func acquireLease(
        for key: AccessTokenKey, owner: String, version: Int64, seconds: TimeInterval, now: Date
    )
        async throws -> Bool
    {
        throw Broken()
    }
    func store(
        _ token: AccessToken, for key: AccessTokenKey, owner: String, version: Int64
    ) async throws -> Int64? { throw Broken() }
    func releaseLease(for key: AccessTokenKey, owner: String) async throws { throw Broken() }
    func invalidate(for key: AccessTokenKey, ifTokenIs value: Secret, version: Int64) async throws {
        throw Broken()
    }
}
