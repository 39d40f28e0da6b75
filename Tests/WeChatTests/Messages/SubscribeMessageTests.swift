import Foundation
import Testing

@testable import WeChat

@Suite struct SubscribeMessageTests {
    @Test("the body keeps the order of the values and escapes what JSON needs escaped")
    func encodes() throws {
        let message = SubscribeMessage(
            to: "oA", templateID: "T", page: "p?a=1", miniProgramState: .trial, language: .english,
            data: [.init("thing4", "a\"\\\n\u{1}\u{7F}你😀/"), .init("thing1", "b")])
        let text = String(decoding: message.json, as: UTF8.self)
        #expect(
            text
                == #"{"touser":"oA","template_id":"T","page":"p?a=1","miniprogram_state":"trial","lang":"en_US","data":{"thing4":{"value":"a\"\\\n\u0001\u007f你😀/"},"thing1":{"value":"b"}}}"#
        )
        let parsed = try JSONSerialization.jsonObject(with: Data(message.json))
        #expect(parsed is [String: Any])
    }

    @Test("a message without a page does not name one; state and language always go along")
    func encodesWithoutPage() {
        let text = String(decoding: SubscribeMessage(to: "oA", templateID: "T", data: []).json, as: UTF8.self)
        #expect(
            text
                == #"{"touser":"oA","template_id":"T","miniprogram_state":"formal","lang":"zh_CN","data":{}}"#
        )
    }

    @Test("an openId is shown by its ends")
    func shortens() {
        #expect(OpenID.shortened("oABC12345678901234567890wxyz") == "oABC…wxyz")
        #expect(OpenID.shortened("oABCwxyz") == "…")
    }
}
