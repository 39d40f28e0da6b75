import Foundation
import Synchronization

@testable import WeChat

/// A cache of one process that counts how often its row is looked at.
final class CountingCache: AccessTokenCache {
    private let cache = InMemoryAccessTokenCache()
    private let count = Atomic<Int>(0)

    var looks: Int { count.load(ordering: .relaxed) }

    func row(for key: AccessTokenKey, now: Date) async -> AccessTokenRow {
        count.add(1, ordering: .relaxed)
        return await cache.row(for: key, now: now)
    }

    func acquireLease(
        for key: AccessTokenKey, owner: String, version: Int64, seconds: TimeInterval, now: Date
    ) async -> Bool {
        await cache.acquireLease(for: key, owner: owner, version: version, seconds: seconds, now: now)
    }

    func store(_ token: AccessToken, for key: AccessTokenKey, owner: String, version: Int64) async -> Int64? {
        await cache.store(token, for: key, owner: owner, version: version)
    }

    func releaseLease(for key: AccessTokenKey, owner: String) async {
        await cache.releaseLease(for: key, owner: owner)
    }

    func invalidate(for key: AccessTokenKey, ifTokenIs value: Secret, version: Int64) async {
        await cache.invalidate(for: key, ifTokenIs: value, version: version)
    }
}
