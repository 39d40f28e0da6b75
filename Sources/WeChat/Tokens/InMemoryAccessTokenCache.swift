package import Foundation
import Synchronization

/// Access tokens shared by the clients of one process.
package final class InMemoryAccessTokenCache: AccessTokenCache {
    private struct Entry {
        var version: Int64 = 0
        var token: AccessToken?
        var owner: String?
        var leaseUntil = Date.distantPast

        func hasLease(_ now: Date) -> Bool { owner != nil && now < leaseUntil }

        mutating func endLease() {
            owner = nil
            leaseUntil = .distantPast
        }
    }

    private let entries = Mutex<[AccessTokenKey: Entry]>([:])

    package init() {}

    package func row(for key: AccessTokenKey, now: Date) async -> AccessTokenRow {
        entries.withLock { entries in
            let entry = entries[key, default: Entry()]
            return AccessTokenRow(version: entry.version, token: entry.token, hasLease: entry.hasLease(now))
        }
    }

    package func acquireLease(
        for key: AccessTokenKey, owner: String, version: Int64, seconds: TimeInterval, now: Date
    ) async -> Bool {
        entries.withLock { entries in
            var entry = entries[key, default: Entry()]
            guard entry.version == version, !entry.hasLease(now) else { return false }
            entry.owner = owner
            entry.leaseUntil = now.addingTimeInterval(seconds)
            entries[key] = entry
            return true
        }
    }

    package func store(
        _ token: AccessToken, for key: AccessTokenKey, owner: String, version: Int64
    ) async -> Int64? {
        entries.withLock { entries in
            guard var entry = entries[key], entry.owner == owner, entry.version == version else { return nil }
            entry.token = token
            entry.version += 1
            entry.endLease()
            entries[key] = entry
            return entry.version
        }
    }

    package func releaseLease(for key: AccessTokenKey, owner: String) async {
        entries.withLock { entries in
            guard entries[key]?.owner == owner else { return }
            entries[key]?.endLease()
        }
    }

    package func invalidate(for key: AccessTokenKey, ifTokenIs value: Secret, version: Int64) async {
        entries.withLock { entries in
            guard let entry = entries[key], entry.version == version, entry.token?.value == value else {
                return
            }
            entries[key]?.token = nil
            entries[key]?.version += 1
        }
    }
}
