import Testing

@testable import WeChat

@Suite struct WeChatErrorCodeTests {
    /// The codes of the reference, with where they occur among the calls of ours and what is done about them.
    private static let expected: [(code: Int, endpoint: APIEndpoint, reaction: Reaction)] = [
        (-1, .codeToSession, .askUser), (-1, .subscribeSend, .retry), (-1, .stableToken, .retry),
        (-1, .token, .retry),
        (0, .subscribeSend, .nothingToDo), (404, .templates, .ourBug), (1007, .plugin, .ourBug),
        (40001, .subscribeSend, .refreshToken), (40001, .qrCode, .refreshToken),
        (40001, .token, .configuration),
        (40001, .stableToken, .configuration), (40002, .token, .ourBug), (40002, .stableToken, .ourBug),
        (40002, .codeToSession, .ourBug), (40003, .subscribeSend, .askUser),
        (40013, .codeToSession, .configuration),
        (40013, .token, .configuration), (40013, .stableToken, .configuration),
        (40014, .subscribeSend, .refreshToken),
        (40029, .codeToSession, .askUser), (40035, .templates, .ourBug),
        (40037, .subscribeSend, .configuration),
        (40066, .subscribeSend, .ourBug), (40097, .qrCode, .ourBug), (40125, .codeToSession, .configuration),
        (40125, .token, .configuration), (40125, .stableToken, .configuration), (40159, .qrCode, .ourBug),
        (40163, .codeToSession, .askUser), (40164, .token, .configuration),
        (40164, .stableToken, .configuration),
        (40169, .qrCode, .ourBug), (40226, .codeToSession, .userBlocked),
        (40241, .officialAccount, .nothingToDo),
        (40243, .token, .configuration), (40243, .stableToken, .configuration),
        (41001, .subscribeSend, .ourBug),
        (41002, .codeToSession, .ourBug), (41002, .stableToken, .ourBug),
        (41004, .codeToSession, .configuration),
        (41004, .token, .configuration), (41008, .codeToSession, .askUser),
        (41030, .subscribeSend, .configuration),
        (41030, .qrCode, .configuration), (42001, .subscribeSend, .refreshToken),
        (42001, .qrCode, .refreshToken),
        (43001, .codeToSession, .ourBug), (43002, .subscribeSend, .ourBug), (43003, .codeToSession, .ourBug),
        (43004, .subscribeSend, .configuration), (43101, .subscribeSend, .refusedByUser),
        (43106, .templates, .configuration), (43107, .subscribeSend, .configuration),
        (43108, .subscribeSend, .retry),
        (43116, .subscribeSend, .configuration), (43117, .officialAccount, .quota),
        (44002, .subscribeSend, .ourBug),
        (44002, .stableToken, .ourBug), (45009, .codeToSession, .quota), (45009, .subscribeSend, .quota),
        (45009, .stableToken, .quota), (45011, .codeToSession, .quota), (45011, .stableToken, .quota),
        (45029, .qrCode, .configuration), (45168, .subscribeSend, .textRefused),
        (47001, .subscribeSend, .ourBug),
        (47001, .stableToken, .ourBug), (47003, .subscribeSend, .ourBug),
        (48001, .subscribeSend, .configuration),
        (48004, .subscribeSend, .configuration), (48006, .clearQuota, .configuration),
        (50001, .subscribeSend, .configuration), (50002, .subscribeSend, .configuration),
        (50004, .token, .configuration), (50007, .token, .configuration), (61004, .token, .configuration),
        (61007, .subscribeSend, .configuration), (61024, .stableToken, .configuration),
        (76001, .requestLookup, .nothingToDo), (76022, .requestLookup, .nothingToDo),
        (85096, .qrCode, .ourBug),
        (87009, .checkSession, .askUser), (89501, .stableToken, .configuration),
        (89503, .stableToken, .configuration),
        (89506, .token, .configuration), (89507, .token, .configuration),
        (200001, .templates, .configuration),
        (200014, .templates, .configuration), (20001, .templates, .configuration),
    ]

    @Test("every code of the reference is listed with its reaction")
    func listsEveryCode() {
        for (code, endpoint, reaction) in Self.expected {
            #expect(WeChatErrorCode.isKnown(code, at: endpoint), "\(code) at \(endpoint)")
            #expect(
                WeChatErrorCode.row(for: code, at: endpoint).reaction == reaction, "\(code) at \(endpoint)")
        }
    }

    @Test("no code is listed that the reference does not know, and none twice for one call")
    func listsNothingElse() {
        let known = Set(Self.expected.map(\.code))
        for row in WeChatErrorCode.table { #expect(known.contains(row.codes.lowerBound)) }
        for endpoint in APIEndpoint.allCases {
            let codes = WeChatErrorCode.table.filter { $0.endpoints.contains(endpoint) }.map(
                \.codes.lowerBound)
            #expect(Set(codes).count == codes.count)
        }
    }

    @Test("every row says in both languages what it is and what to do")
    func speaksBothLanguages() {
        for row in WeChatErrorCode.table {
            for text in [row.sentence, row.remedy] {
                #expect(text.zh.hasSuffix("。") && text.en.hasSuffix("."))
                #expect(text.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
                #expect(text.en.unicodeScalars.allSatisfy { $0.isASCII })
            }
        }
    }

    @Test("a code that is unknown, or does not belong to the call, is for the operator and never repeated")
    func treatsUnknownAsConfiguration() {
        for (code, endpoint) in [
            (12345, APIEndpoint.subscribeSend), (-7, .codeToSession), (43108, .codeToSession),
        ] {
            let row = WeChatErrorCode.row(for: code, at: endpoint)
            #expect(row.reaction == .configuration)
            #expect(!row.reaction.mayRepeat)
        }
    }
}
