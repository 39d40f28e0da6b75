import Foundation

/// Lends the access token that all calls and all processes share, and has it renewed by one of them.
package actor AccessTokenProvider {
    private static let longestWait = Duration.seconds(30)
    private static let holdOff: TimeInterval = 60

    private let cache: any AccessTokenCache
    private let fetch: AccessTokenFetch
    private let key: AccessTokenKey
    private let owner: String
    private let clock: any Clock<Duration>
    private let random: @Sendable () -> Double
    // Drawn once, so that the processes do not all want to renew in the same second.
    private let jitter: TimeInterval
    private let now: @Sendable () -> Date

    private var underWay: Task<Result<LentAccessToken, WeChatError>, Never>?
    private var lastRefusal: (value: Secret, at: Date)?
    private var lastFailure: (error: WeChatError, at: Date)?

    /// A provider for one account; `owner` tells this process from the others that share the cache.
    package init(
        connection: WeChatConnection,
        endpoint: TokenEndpoint,
        cache: any AccessTokenCache,
        owner: String = UUID().uuidString,
        clock: any Clock<Duration> = ContinuousClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.cache = cache
        self.fetch = AccessTokenFetch(connection: connection, endpoint: endpoint)
        self.key = AccessTokenKey(appID: connection.account.appID, endpoint: endpoint)
        self.owner = owner
        self.clock = clock
        self.random = random
        self.jitter = random() * 60
        self.now = connection.now
    }

    /// Makes sure that there is a token, as a check of account, secret and network.
    package func ensureToken() async throws(WeChatError) {
        _ = try await token()
    }

    /// A token that can be used now; callers at the same time share one look-up.
    func token() async throws(WeChatError) -> LentAccessToken {
        let task = underWay ?? Task { await self.lookUp() }
        underWay = task
        return try await task.value.get()
    }

    /// Another token in place of one that WeChat refused.
    ///
    /// The shared token is dropped only if it is still the refused one. Where the account keeps getting
    /// the same refused token the cause lies elsewhere, so it is dropped at most once a minute.
    func replacement(for refused: LentAccessToken) async throws(WeChatError) -> LentAccessToken {
        if let version = refused.version, isNews(refused.value) {
            lastRefusal = (refused.value, now())
            try await inCache {
                try await self.cache.invalidate(for: self.key, ifTokenIs: refused.value, version: version)
            }
        }
        let token = try await token()
        // A look-up that was under way may have read the row before the token was dropped.
        guard token.version == refused.version else { return token }
        return try await self.token()
    }

    private func isNews(_ value: Secret) -> Bool {
        guard let last = lastRefusal else { return true }
        return value != last.value || abs(now().timeIntervalSince(last.at)) >= Self.holdOff
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
        while waited < Self.longestWait {
            let row = try await inCache { try await self.cache.row(for: self.key, now: self.now()) }
            if let token = usable(row) { return token }
            if !row.hasLease, let token = try await fetchUnderLease(row) { return token }
            if let token = living(row) { return token }
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
            token.isFresh(at: now(), jitter: jitter)
            || token.wasJustFetched(at: now()) || row.hasLease || recentFailure != nil
        return isEnough ? lent : nil
    }

    private func living(_ row: AccessTokenRow) -> LentAccessToken? {
        guard let token = row.token, token.lives(at: now()) else { return nil }
        return LentAccessToken(value: token.value, version: row.version)
    }

    /// Nil when another process was quicker.
    private func fetchUnderLease(_ row: AccessTokenRow) async throws(WeChatError) -> LentAccessToken? {
        if let error = recentFailure, !error.reaction.isWorthAskingAgain { throw .token(.fetchFailed(error)) }
        let isMine = try await inCache {
            try await self.cache.acquireLease(
                for: self.key, owner: self.owner, version: row.version, now: self.now())
        }
        guard isMine else { return nil }
        do throws(WeChatError) {
            let token = try await fetch()
            lastFailure = nil
            // A token that cannot be stored still serves this call.
            let version = try? await cache.store(token, for: key, owner: owner, version: row.version)
            return LentAccessToken(value: token.value, version: version)
        } catch {
            lastFailure = (error, now())
            try? await cache.releaseLease(for: key, owner: owner)
            if let old = living(row) { return old }
            throw .token(.fetchFailed(error))
        }
    }

    private var recentFailure: WeChatError? {
        guard let lastFailure, abs(now().timeIntervalSince(lastFailure.at)) < Self.holdOff else { return nil }
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
