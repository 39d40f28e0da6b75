package import BookingServices
package import Foundation
import RoomBooking
package import WeChat

/// Sends notifications as subscribe messages, and says of each answer what the dispatcher needs.
package struct WeChatNotificationSender: NotificationSender {
    private let client: WeChatClient
    private let settings: WeChatSettings
    private let now: @Sendable () -> Date

    package init(client: WeChatClient, settings: WeChatSettings, now: @escaping @Sendable () -> Date) {
        self.client = client
        self.settings = settings
        self.now = now
    }

    /// Seconds that an account which an operator has to mend holds everything up before it is tried again.
    private static let accountHold: Int64 = 300
    /// A daily quota has no known hour of return; an hour is soon enough to look again.
    private static let longestHold: Int64 = 3600

    package func send(_ notification: OutgoingNotification, before deadline: Date) async -> SendReply {
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
            _ = try await client.sendSubscribeMessage(message, before: deadline)
            return SendReply(.accepted)
        } catch {
            let failure = ExplainedFailure(error)
            return SendReply(result(of: error, failure.detail), report(of: error, failure))
        }
    }

    private func result(of error: WeChatError, _ detail: Bilingual) -> SendResult {
        if case .tooLate = error { return .tooLate }
        if error.scope == .account {
            return .postponed(
                seconds: Self.accountHold, errcode: error.code, detail: detail, countsAsAttempt: true)
        }
        if case .transport(.notSent) = error {
            return .tryAgain(afterSeconds: nil, errcode: nil, detail: detail, mayHaveArrived: false)
        }
        if case .http(let status, let wait) = error, status != 412, status != 429 {
            return .tryAgain(
                afterSeconds: wait.map(\.components.seconds), errcode: nil, detail: detail,
                mayHaveArrived: error.isAmbiguous)
        }
        switch error.reaction {
        case .refusedByUser:
            return .refusedByUser(errcode: error.code ?? 43101, detail: detail)
        case .textRefused:
            return .textRefused(errcode: error.code ?? 45168, detail: detail)
        case .askUser:
            return .invalidRecipient(errcode: error.code ?? 40003, detail: detail)
        case .quota:
            return .postponed(seconds: wait(for: error), errcode: error.code, detail: detail)
        case .retry where error.code == 43108:
            return .personBusy(errcode: 43108, detail: detail)
        case .retry, .refreshToken:
            return .tryAgain(
                afterSeconds: error.retryAfter.map(\.components.seconds), errcode: error.code, detail: detail,
                mayHaveArrived: error.isAmbiguous)
        case .userBlocked, .configuration, .ourBug, .nothingToDo:
            return .rejected(errcode: error.code, detail: detail)
        }
    }

    private func report(of error: WeChatError, _ failure: ExplainedFailure) -> EndpointReport? {
        switch error {
        case .tooLate, .transport(.cancelled), .transport(.notSent(.transportStopped)): return nil
        default: break
        }
        switch error.scope {
        case .call: return .answered
        case .account: return .hold(seconds: Self.accountHold, reason: failure.reason)
        case .endpoint where error.reaction == .quota:
            return .hold(seconds: wait(for: error), reason: failure.reason)
        case .endpoint:
            guard let asked = error.retryAfter?.components.seconds, asked > 0 else {
                return .unreachable(reason: failure.reason)
            }
            return .hold(seconds: asked, reason: failure.reason)
        }
    }

    private func wait(for error: WeChatError) -> Int64 {
        if let asked = error.retryAfter?.components.seconds, asked > 0 { return asked }
        let start = Instant(now()).seconds
        return error.quotaWindow.map { min(Self.longestHold, $0.end(after: start) - start) }
            ?? Self.longestHold
    }
}

extension ExplainedFailure {
    /// What happened and what to do, with WeChat's code.
    fileprivate var reason: Bilingual { Bilingual(zh: text(in: .chinese), en: text(in: .english)) }
}
