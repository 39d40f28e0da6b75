import BookingServices
import RoomBooking
import Synchronization
import Testing

/// Fails the test when a code is exchanged.
struct UnexpectedExchanger: LoginCodeExchanger {
    func exchange(code: String) async throws(ExplainedFailure) -> WeChatIdentity {
        Issue.record("the code was exchanged")
        throw .wrongCode
    }
}

/// Knows some codes, each good for one exchange; any other code fails the test.
final class PhoneExchanger: LoginCodeExchanger {
    private let answers: Mutex<[String: Result<WeChatIdentity, ExplainedFailure>]>

    init(_ answers: [String: Result<WeChatIdentity, ExplainedFailure>]) {
        self.answers = Mutex(answers)
    }

    func exchange(code: String) async throws(ExplainedFailure) -> WeChatIdentity {
        guard let answer = answers.withLock({ $0.removeValue(forKey: code) }) else {
            Issue.record("the code \(code) was not expected")
            throw .wrongCode
        }
        return try answer.get()
    }
}

extension ExplainedFailure {
    static let wrongCode = ExplainedFailure(
        errcode: 40029, sentence: Bilingual(zh: "登录码无效", en: "The code is not valid"),
        remedy: Bilingual(zh: "请重新获取登录码", en: "Get a new code"), kind: .person)
}
