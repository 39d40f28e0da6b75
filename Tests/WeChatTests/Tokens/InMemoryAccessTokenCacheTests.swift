import Foundation
import Testing

@testable import WeChat

@Suite struct InMemoryAccessTokenCacheTests {
    private let cache = InMemoryAccessTokenCache()
    private let key = AccessTokenKey(appID: "wx1", endpoint: .stable)
    private let now = Date(timeIntervalSince1970: 1_795_000_000)

    private var token: AccessToken {
        AccessToken(value: Secret("T1"), fetchedAt: now, expiresAt: now + 7200)
    }

    @Test("a lease is one owner's until it is given back or 15 s have passed")
    func leases() async {
        #expect(await cache.acquireLease(for: key, owner: "a", version: 0, seconds: 15, now: now))
        #expect(await !cache.acquireLease(for: key, owner: "b", version: 0, seconds: 15, now: now + 14))
        await cache.releaseLease(for: key, owner: "b")
        #expect(await cache.row(for: key, now: now + 14).hasLease)
        #expect(await cache.acquireLease(for: key, owner: "b", version: 0, seconds: 15, now: now + 15))
        await cache.releaseLease(for: key, owner: "b")
        #expect(await !cache.row(for: key, now: now + 15).hasLease)
    }

    @Test("a lease is not given on a row that has changed")
    func comparesVersion() async {
        #expect(await cache.acquireLease(for: key, owner: "a", version: 0, seconds: 15, now: now))
        #expect(await cache.store(token, for: key, owner: "a", version: 0) == 1)
        #expect(await !cache.acquireLease(for: key, owner: "b", version: 0, seconds: 15, now: now))
        #expect(await cache.acquireLease(for: key, owner: "b", version: 1, seconds: 15, now: now))
        #expect(await cache.store(token, for: key, owner: "a", version: 1) == nil)
    }

    @Test("only the token that was meant is dropped")
    func invalidates() async {
        _ = await cache.acquireLease(for: key, owner: "a", version: 0, seconds: 15, now: now)
        _ = await cache.store(token, for: key, owner: "a", version: 0)
        await cache.invalidate(for: key, ifTokenIs: Secret("T0"), version: 1)
        await cache.invalidate(for: key, ifTokenIs: Secret("T1"), version: 0)
        #expect(
            await cache.row(for: key, now: now) == AccessTokenRow(version: 1, token: token, hasLease: false))
        await cache.invalidate(for: key, ifTokenIs: Secret("T1"), version: 1)
        #expect(
            await cache.row(for: key, now: now) == AccessTokenRow(version: 2, token: nil, hasLease: false))
    }
}
