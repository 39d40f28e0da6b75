import Foundation
import RoomBooking

/// Brings one claimed message to WeChat, and tells what is to be recorded of it.
struct Delivery: Sendable {
    let sender: any NotificationSender
    let retry: RetryPolicy
    let leaseSeconds: Int64
    let random: SharedRandom
    let now: @Sendable () -> Date
    let observer: @Sendable (DispatchEvent) -> Void

    /// Sends the message unless something speaks against it.
    func deliver(_ message: ClaimedMessage, by templates: [MessageTemplate]) async -> FinishedMessage {
        switch plan(message, by: templates) {
        case .record(let outcome):
            return FinishedMessage(id: message.id, outcome: outcome)
        case .send(let notification):
            observer(
                .sending(
                    message.id, kind: message.kind, recipient: message.recipient, attempt: message.attempt))
            // A send that outlasts its lease could come after what another process sends meanwhile.
            let leaseEnd = now().addingTimeInterval(TimeInterval(leaseSeconds) * 3 / 4)
            let reply = await sender.send(notification, before: min(message.notAfter.date, leaseEnd))
            let verdict = Verdict(retry: retry, now: Instant(now()))
            return FinishedMessage(
                id: message.id,
                outcome: random.use { verdict.outcome(of: reply.result, for: message, using: &$0) },
                report: reply.report, lesson: lesson(of: reply.result, for: notification))
        }
    }

    private enum Plan {
        case record(OutboxOutcome)
        case send(OutgoingNotification)
    }

    private func plan(_ message: ClaimedMessage, by templates: [MessageTemplate]) -> Plan {
        if Instant(now()) >= message.notAfter { return .record(Verdict.tooLate(message)) }
        guard let openID = message.openID else { return .record(.notBound) }
        if message.ambiguousAttempts >= Verdict.ambiguousLimit {
            return .record(
                .unconfirmed(
                    errcode: nil, detail: Bilingual(zh: "两次都没有收到回答", en: "the answer was lost twice")))
        }
        guard let template = templates.first(where: { $0.kind == message.kind }), !template.templateID.isEmpty
        else {
            let kind = message.kind.rawValue
            let detail = Bilingual(
                zh: "没有设置模板 \(kind) 的 ID，请管理员运行 roombook template set \(kind) --id",
                en:
                    "no id is set for the template \(kind); an admin sets it with roombook template set \(kind) --id"
            )
            return .record(.failed(errcode: nil, detail: detail))
        }
        let fields = NotificationComposer().fields(
            of: message.announcement, by: template, in: message.language, at: Instant(now()),
            isPlain: message.isPlain)
        guard let fields else {
            let zone = String(message.announcement.timeZone.prefix(60))
            let detail = Bilingual(zh: "本机不认识时区 \(zone)", en: "the time zone \(zone) is not known here")
            return .record(.failed(errcode: nil, detail: detail))
        }
        return .send(
            OutgoingNotification(
                openID: openID, templateID: template.templateID, page: template.page, fields: fields,
                language: message.language))
    }

    private func lesson(
        of result: SendResult, for notification: OutgoingNotification
    ) -> FinishedMessage.Lesson? {
        let (openID, templateID) = (notification.openID, notification.templateID)
        return switch result {
        case .accepted: .spentCredit(openID: openID, templateID: templateID)
        case .refusedByUser: .hasNoCredits(openID: openID, templateID: templateID)
        case .invalidRecipient: .openIDIsInvalid(openID)
        case .textRefused, .rejected, .tryAgain, .personBusy, .postponed, .tooLate: nil
        }
    }
}
