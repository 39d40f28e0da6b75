import Testing

@testable import WeChat

@Suite struct WeChatErrorTests {
    private static let every: [WeChatError] =
        [
            .api(APIFailure(code: 40029, message: "m", rid: nil, endpoint: .codeToSession)),
            .unreadableAnswer,
            .http(status: 503, retryAfter: nil), .http(status: 412, retryAfter: nil), .unusableCode, .tooLate,
            .token(.cacheUnavailable), .token(.heldElsewhere), .token(.fetchFailed(.unreadableAnswer)),
        ] + transport.map(WeChatError.transport)

    private static let transport: [TransportError] =
        [
            .timedOut, .connectionLost, .malformedAnswer, .tooLarge, .cancelled(mayHaveBeenSent: true),
            .cancelled(mayHaveBeenSent: false),
        ]
        + TransportError.NotSentReason.allCases.map { .notSent($0) }

    @Test("every error says in both languages what happened and what to do")
    func speaks() {
        for error in Self.every {
            for text in [error.sentence, error.remedy] {
                #expect(text.zh.hasSuffix("。") && text.en.hasSuffix("."))
            }
        }
    }

    @Test("only what may have reached WeChat is ambiguous")
    func tellsAmbiguity() {
        for reason in TransportError.NotSentReason.allCases {
            #expect(WeChatError.transport(.notSent(reason)).certainlyNotProcessed)
        }
        for error in [
            TransportError.timedOut, .connectionLost, .malformedAnswer, .tooLarge,
            .cancelled(mayHaveBeenSent: true),
        ] {
            #expect(WeChatError.transport(error).isAmbiguous)
        }
        #expect(WeChatError.token(.fetchFailed(.transport(.timedOut))).certainlyNotProcessed)
        #expect(WeChatError.unusableCode.certainlyNotProcessed)
        #expect(WeChatError.unreadableAnswer.isAmbiguous)
    }

    @Test("a failed token fetch reacts and tells its code like the failure behind it")
    func looksThroughToken() {
        let failure = APIFailure(code: 45011, message: "", rid: nil, endpoint: .stableToken)
        let error = WeChatError.token(.fetchFailed(.api(failure)))
        #expect(error.reaction == .quota)
        #expect(error.code == 45011)
        #expect(error.retryAfter == .seconds(60))
    }
}
