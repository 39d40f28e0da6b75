import Foundation
import Synchronization

/// Lends the access token that all calls and all processes share, and has it renewed by one of them.
package actor AccessTokenProvider {
    private struct Look {
        let token: AccessToken
        let version: Int64?
        let time: Date
    }

    private let cache: any AccessTokenCache
    private let fetch: AccessTokenFetch
    private let key: AccessTokenKey
    private let owner: String
    private let clock: any Clock<Duration>
    private let random: @Sendable () -> Double
    private let pace: AccessTokenPace
    // Drawn once, so that the processes do not all want to renew in the same second.
    private let jitter: TimeInterval
    private let now: @Sendable () -> Date
    private let tell: @Sendable (TokenEvent) -> Void
    // Apart from the actor, so that a token that is known to be good is lent without waiting for anybody.
    private let recent = Mutex<Look?>(nil)

    private var underWay: Task<Result<LentAccessToken, WeChatError>, Never>?
    private var lastRefusal: (value: Secret, at: Date)?
    private var lastFailure: (error: WeChatError, at: Date)?

    /// A provider for one account; `owner` tells this process from the others that share the cache.
    package init(
        connection: WeChatConnection,
        endpoint: TokenEndpoint,
        cache: any AccessTokenCache,
        owner: String = UUID().uuidString,
        pace: AccessTokenPace = AccessTokenPace(),
        clock: any Clock<Duration> = ContinuousClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.cache = cache
        self.fetch = AccessTokenFetch(connection: connection, endpoint: endpoint, pace: pace)
        self.key = AccessTokenKey(appID: connection.account.appID, endpoint: endpoint)
        self.owner = owner
        self.clock = clock
        self.random = random
        self.pace = pace
        self.jitter = random() * pace.jitter
        self.now = connection.now
        self.tell = connection.tell
    }

    /// Makes sure that there is a token, as a check of account, secret and network.
    package func ensureToken() async throws(WeChatError) {
        _ = try await token()
    }

    /// A token that can be used now; callers at the same time share one look-up.
    nonisolated func token() async throws(WeChatError) -> LentAccessToken {
        guard let token = trusted else { return try await shared() }
        tell(.cached)
        return token
    }

    private func shared() async throws(WeChatError) -> LentAccessToken {
        let task = underWay ?? Task { await self.lookUp() }
        underWay = task
        return try await task.value.get()
    }

    /// Another token in place of one that WeChat refused.
    ///
    /// The shared token is dropped only if it is still the refused one. Where the account keeps getting
    /// the same refused token the cause lies elsewhere, so it is dropped at most once a minute.
    func replacement(for refused: LentAccessToken) async throws(WeChatError) -> LentAccessToken {
        distrust(refused)
        if let version = refused.version, isNews(refused.value) {
            lastRefusal = (refused.value, now())
            tell(.refused)
            try await inCache {
                try await self.cache.invalidate(for: self.key, ifTokenIs: refused.value, version: version)
            }
        }
        let token = try await token()
        // A look-up that was under way may have read the row before the token was dropped.
        guard token.version == refused.version else { return token }
        distrust(refused)
        return try await self.token()
    }

    // Other processes may drop the token, so it is not trusted for long.
    private nonisolated var trusted: LentAccessToken? {
        guard let look = recent.withLock({ $0 }) else { return nil }
        let now = now()
        guard abs(now.timeIntervalSince(look.time)) < pace.trust, look.token.lives(at: now, pace) else {
            return nil
        }
        return LentAccessToken(value: look.token.value, version: look.version)
    }

    private func distrust(_ refused: LentAccessToken) {
        recent.withLock { look in
            if look?.token.value == refused.value { look = nil }
        }
    }

    private func isNews(_ value: Secret) -> Bool {
        guard let last = lastRefusal else { return true }
        return value != last.value || abs(now().timeIntervalSince(last.at)) >= pace.holdOff
    }

    private func lookUp() async -> Result<LentAccessToken, WeChatError> {
        defer { underWay = nil }
        do throws(WeChatError) {
            return .success(try await find())
        } catch {
            return .failure(error)
        }
    }

    private func find() async throws(WeChatError) -> LentAccessToken {
        var waited = Duration.zero
        while waited < .seconds(pace.longestWait) {
            let row = try await inCache { try await self.cache.row(for: self.key, now: self.now()) }
            if let token = usable(row) {
                tell(waited == .zero ? .cached : .awaited)
                return token
            }
            if !row.hasLease, let token = try await fetchUnderLease(row) { return token }
            if let token = living(row) {
                tell(.cached)
                return token
            }
            let pause = Duration.milliseconds(20 + Int(random() * 30))
            do {
                try await clock.sleep(for: pause)
            } catch {
                throw .transport(.cancelled(mayHaveBeenSent: false))
            }
            waited += pause
        }
        throw .token(.heldElsewhere)
    }

    /// The stored token, if there is no reason to ask for another now.
    private func usable(_ row: AccessTokenRow) -> LentAccessToken? {
        guard let token = row.token, let lent = living(row) else { return nil }
        let isEnough =
            token.isFresh(at: now(), pace, jitter: jitter)
            || token.wasJustFetched(at: now(), pace) || row.hasLease || recentFailure != nil
        guard isEnough else { return nil }
        remember(token, row.version)
        return lent
    }

    private func remember(_ token: AccessToken, _ version: Int64?) {
        let look = Look(token: token, version: version, time: now())
        recent.withLock { $0 = look }
    }

    private func living(_ row: AccessTokenRow) -> LentAccessToken? {
        guard let token = row.token, token.lives(at: now(), pace) else { return nil }
        return LentAccessToken(value: token.value, version: row.version)
    }

    /// Nil when another process was quicker.
    private func fetchUnderLease(_ row: AccessTokenRow) async throws(WeChatError) -> LentAccessToken? {
        if let error = recentFailure, !error.reaction.isWorthAskingAgain { throw .token(.fetchFailed(error)) }
        let isMine = try await inCache {
            try await self.cache.acquireLease(
                for: self.key, owner: self.owner, version: row.version, seconds: self.pace.lease,
                now: self.now())
        }
        guard isMine else { return nil }
        do throws(WeChatError) {
            let token = try await fetch()
            lastFailure = nil
            // A token that cannot be stored still serves this call.
            let version = try? await cache.store(token, for: key, owner: owner, version: row.version)
            remember(token, version)
            tell(.fetched)
            return LentAccessToken(value: token.value, version: version)
        } catch {
            lastFailure = (error, now())
            try? await cache.releaseLease(for: key, owner: owner)
            if let old = living(row) {
                tell(.cached)
                return old
            }
            throw .token(.fetchFailed(error))
        }
    }

    private var recentFailure: WeChatError? {
        guard let lastFailure, abs(now().timeIntervalSince(lastFailure.at)) < pace.holdOff else { return nil }
        return lastFailure.error
    }

    private func inCache<T: Sendable>(_ work: () async throws -> T) async throws(WeChatError) -> T {
        do {
            return try await work()
        } catch {
            throw .token(.cacheUnavailable)
        }
    }
}

extension Reaction {
    // Asking again and again with a wrong secret gets an account frozen.
    fileprivate var isWorthAskingAgain: Bool {
        switch self {
        case .configuration, .ourBug, .quota: false
        default: true
        }
    }
}
