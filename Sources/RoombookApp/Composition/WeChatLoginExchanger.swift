import BookingServices
import RoomBooking
import WeChat

/// Exchanges login codes at WeChat.
struct WeChatLoginExchanger: LoginCodeExchanger {
    let client: WeChatClient

    func exchange(code: String) async throws(ExplainedFailure) -> WeChatIdentity {
        do throws(WeChatError) {
            let identity = try await client.exchange(code: code)
            return WeChatIdentity(openID: identity.openID, unionID: identity.unionID)
        } catch {
            throw ExplainedFailure(error)
        }
    }
}

extension ExplainedFailure {
    /// A failure of WeChat in words, without any secret.
    init(_ error: WeChatError) {
        let kind: Kind =
            switch error.reaction {
            case .askUser, .userBlocked, .refusedByUser, .textRefused, .nothingToDo: .person
            case .retry, .refreshToken, .quota: .unreachable
            case .configuration, .ourBug: .configuration
            }
        self.init(
            errcode: error.code, sentence: Bilingual(error.sentence), remedy: Bilingual(error.remedy),
            kind: kind)
    }
}

extension Bilingual {
    /// Without the full stop, which whoever puts sentences together sets.
    init(_ text: BilingualText) {
        self.init(zh: Self.trimmed(text.zh), en: Self.trimmed(text.en))
    }

    private static func trimmed(_ text: String) -> String {
        text.last == "。" || text.last == "." ? String(text.dropLast()) : text
    }
}
