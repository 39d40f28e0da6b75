import Foundation
import Synchronization
import Testing

@testable import WeChat

/// Twenty processes over many lives of a token, at a pace of seconds.
@Suite struct ScaledTokenTests {
    private static let pace = AccessTokenPace(
        longestLife: 3, margin: 0.3, jitter: 0.06, holdOff: 0.06, lease: 0.5, longestWait: 5, trust: 0.01)

    @Test(
        "20 processes fetch a token a life, and none of them sends with a dead one", arguments: [false, true])
    func keepsPace(kills: Bool) async throws {
        let time = TestTime()
        let wechat = StableTokens(time: time)
        let cache = InMemoryAccessTokenCache()
        let key = AccessTokenKey(appID: "wx0123456789abcdef", endpoint: .stable)
        let providers = (0..<20).map { number in
            AccessTokenProvider(
                connection: .canned(wechat.transport, now: time.now), endpoint: .stable, cache: cache,
                owner: "process \(number)", pace: Self.pace, clock: time.clock(step: 0.02),
                random: { Double(number) / 20 })
        }
        var killed = 0
        for step in 0..<3000 {
            time.advance(0.01)
            if kills, step % 60 == 0 {
                // Killed just after it took the lease: nobody gives it back.
                let row = await cache.row(for: key, now: time.now())
                let isTaken = await cache.acquireLease(
                    for: key, owner: "killed", version: row.version, seconds: Self.pace.lease, now: time.now()
                )
                killed += isTaken ? 1 : 0
            }
            let token = try await providers[step % 20].token().value.revealed
            #expect(wechat.accepts(token))
        }
        // A life is renewed 0.3 s before its end.
        let lives = time.now().timeIntervalSince(TestTime.start) / 2.7
        #expect(Double(wechat.fetches) <= (lives * 1.1).rounded(.up))
        #expect(!kills || killed >= 40)
    }

    @Test("where WeChat gives the same token again, the processes ask once in a hold-off, all together")
    func sameToken() async throws {
        let time = TestTime()
        let transport = CannedTransport { _ throws(TransportError) in .token("same", expiresIn: 300) }
        let cache = InMemoryAccessTokenCache()
        let providers = (0..<20).map { _ in
            AccessTokenProvider(
                connection: .canned(transport, now: time.now), endpoint: .stable, cache: cache,
                clock: time.clock())
        }
        for step in 0..<6000 {
            _ = try await providers[step % 20].token()
            time.advance(0.1)
        }
        #expect(transport.requests.count == 10)
    }
}

/// The stable endpoint at a pace of seconds: the same token until its last 0.3 s, then the next beside it.
private final class StableTokens: Sendable {
    private struct State {
        var fetches = 0
        var ends: [String: Date] = [:]
        var current = ""
    }

    private let time: TestTime
    private let state = Mutex(State())

    init(time: TestTime) {
        self.time = time
    }

    var fetches: Int { state.withLock { $0.fetches } }

    var transport: CannedTransport {
        CannedTransport { [self] _ throws(TransportError) in answer() }
    }

    func accepts(_ token: String) -> Bool {
        state.withLock { $0.ends[token].map { time.now() < $0 } ?? false }
    }

    private func answer() -> HTTPResponse {
        state.withLock { state in
            state.fetches += 1
            let now = time.now()
            if state.ends[state.current].map({ $0.timeIntervalSince(now) <= 0.3 }) ?? true {
                state.current = "T\(state.fetches)"
                state.ends[state.current] = now + 3
            }
            // Whole seconds, as WeChat's: what is cut off is not lived in.
            return .token(state.current, expiresIn: 3)
        }
    }
}
