import BookingServices
import Foundation
import RoomBooking
import WeChat

/// Sends notifications as subscribe messages, and says of each answer what the dispatcher needs.
struct WeChatNotificationSender: NotificationSender {
    let client: WeChatClient
    let settings: WeChatSettings
    let now: @Sendable () -> Date

    /// How long a configuration that an operator has to mend holds messages up.
    private static let configurationWait: Int64 = 300

    func send(_ notification: OutgoingNotification) async -> SendResult {
        let message = SubscribeMessage(
            to: notification.openID,
            templateID: notification.templateID,
            page: notification.page.isEmpty ? nil : notification.page,
            miniProgramState: settings.miniProgramState,
            language: settings.language,
            data: notification.fields.map { field in
                .init(field.key, TemplateField(field.key)?.fit(field.value) ?? field.value)
            })
        do throws(WeChatError) {
            _ = try await client.sendSubscribeMessage(message)
            return .accepted
        } catch {
            return result(of: error)
        }
    }

    private func result(of error: WeChatError) -> SendResult {
        let detail = ExplainedFailure(error).detail
        if case .token = error { return withoutToken(error, detail) }
        switch error.reaction {
        case .refusedByUser:
            return .refusedByUser(errcode: error.code ?? 43101, detail: detail)
        case .askUser:
            return .invalidRecipient(errcode: error.code ?? 40003, detail: detail)
        case .quota:
            return .postponed(
                untilSeconds: seconds(after: error.retryAfter), errcode: error.code, detail: detail)
        case .retry, .refreshToken:
            return .tryAgain(
                afterSeconds: error.retryAfter.map(\.components.seconds), errcode: error.code, detail: detail,
                mayHaveArrived: error.isAmbiguous)
        case .userBlocked, .textRefused, .configuration, .ourBug, .nothingToDo:
            return .rejected(errcode: error.code, detail: detail)
        }
    }

    // Nothing was sent. Where only an operator can help, asking again and again would freeze the account.
    private func withoutToken(_ error: WeChatError, _ detail: Bilingual) -> SendResult {
        if error.reaction.mayRepeat, error.reaction != .quota {
            return .tryAgain(
                afterSeconds: error.retryAfter.map(\.components.seconds), errcode: error.code, detail: detail,
                mayHaveArrived: false)
        }
        return .postponed(
            untilSeconds: seconds(after: error.retryAfter ?? .seconds(Self.configurationWait)),
            errcode: error.code,
            detail: detail)
    }

    // A daily quota has no known hour of return; an hour is soon enough to look again.
    private func seconds(after wait: Duration?) -> Int64 {
        Instant(now()).seconds + (wait?.components.seconds ?? 3600)
    }
}
