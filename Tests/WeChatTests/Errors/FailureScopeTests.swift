import Testing

@testable import WeChat

@Suite struct FailureScopeTests {
    private func failure(_ code: Int, _ endpoint: APIEndpoint = .subscribeSend) -> WeChatError {
        .api(APIFailure(code: code, message: "", rid: nil, endpoint: endpoint))
    }

    @Test(
        "what concerns one message holds up no other",
        arguments: [40003, 40037, 41030, 43101, 43107, 43108, 43116, 43117, 45168, 47001, 47003, 12345, -7])
    func messages(_ code: Int) {
        #expect(failure(code).scope == .call)
    }

    @Test("what concerns WeChat or the way to it is likely to meet the next message too")
    func endpoints() {
        for code in [-1, 45009, 45011, 40001, 42001] { #expect(failure(code).scope == .endpoint) }
        for status in [429, 500, 502, 503, 504, 408, 302, 403, 404] {
            #expect(WeChatError.http(status: status, retryAfter: nil).scope == .endpoint)
        }
        for error in [
            TransportError.timedOut, .connectionLost, .malformedAnswer, .tooLarge, .notSent(.nameNotResolved),
            .notSent(.connectionRefused), .notSent(.connectTimedOut), .notSent(.setupFailed),
        ] {
            #expect(WeChatError.transport(error).scope == .endpoint)
            #expect(WeChatError.token(.fetchFailed(.transport(error))).scope == .endpoint)
        }
        #expect(WeChatError.unreadableAnswer.scope == .endpoint)
        #expect(WeChatError.token(.heldElsewhere).scope == .endpoint)
        #expect(WeChatError.token(.cacheUnavailable).scope == .endpoint)
        #expect(WeChatError.token(.fetchFailed(failure(-1, .stableToken))).scope == .endpoint)
        #expect(WeChatError.token(.fetchFailed(failure(45009, .stableToken))).scope == .endpoint)
    }

    @Test("what concerns the account or its configuration stops every message")
    func accounts() {
        for code in [43004, 48001, 48004, 50001, 50002, 61004, 61007, 40066, 41001, 43002, 43003] {
            #expect(failure(code).scope == .account)
        }
        for code in [40001, 40013, 40125, 40164, 40243, 40002, 41004, 50004, 61024, 89503, 12345] {
            #expect(WeChatError.token(.fetchFailed(failure(code, .stableToken))).scope == .account)
        }
    }

    @Test("what a gateway or a handshake says stops nobody for long, and 503 has served nothing")
    func gateways() {
        #expect(WeChatError.transport(.notSent(.tlsFailed)).scope == .endpoint)
        for status in [400, 403, 429, 500, 502, 503, 504] {
            #expect(WeChatError.http(status: status, retryAfter: nil).scope == .endpoint)
        }
        #expect(WeChatError.http(status: 429, retryAfter: nil).quotaWindow == .minute)
        #expect(!WeChatError.http(status: 503, retryAfter: nil).isAmbiguous)
        #expect(WeChatError.http(status: 502, retryAfter: nil).isAmbiguous)
    }

    @Test("a process that is going tells the others nothing about WeChat")
    func leaving() {
        for error in [
            TransportError.cancelled(mayHaveBeenSent: true), .cancelled(mayHaveBeenSent: false),
            .notSent(.transportStopped),
        ] {
            #expect(WeChatError.transport(error).scope == .call)
            #expect(WeChatError.token(.fetchFailed(.transport(error))).scope == .call)
        }
    }

    @Test("a quota tells its window, also that of the tokens, and the minute's says how long to wait")
    func windows() {
        #expect(failure(45011).quotaWindow == .minute)
        #expect(failure(45011).retryAfter == .seconds(60))
        #expect(failure(45009).quotaWindow == .day)
        #expect(failure(45009).retryAfter == nil)
        #expect(WeChatError.token(.fetchFailed(failure(45009, .stableToken))).quotaWindow == .day)
        #expect(WeChatError.http(status: 429, retryAfter: nil).quotaWindow == .minute)
        #expect(WeChatError.http(status: 503, retryAfter: nil).quotaWindow == nil)
        #expect(failure(43108).retryAfter == .seconds(1))
        #expect(failure(43117).quotaWindow == nil && failure(-1).quotaWindow == nil)
    }

    @Test(
        "a day ends at midnight in Beijing",
        arguments: [
            // 2026-11-22 23:59:59, 2026-11-23 00:00:00 and 12:00 there.
            (1_795_363_199, 1_795_363_200), (1_795_363_200, 1_795_449_600), (1_795_406_400, 1_795_449_600),
        ] as [(Int64, Int64)])
    func endsDay(_ now: Int64, _ end: Int64) {
        #expect(QuotaWindow.day.end(after: now) == end)
        #expect(QuotaWindow.minute.end(after: now) == now + 60)
    }
}
