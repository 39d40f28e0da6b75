import Foundation
import RoomBooking

/// Brings one claimed message from its claim to a recorded outcome.
struct Delivery: Sendable {
    let outbox: any OutboxStore
    let sender: any NotificationSender
    let owner: String
    let retry: RetryPolicy
    let random: SharedRandom
    let now: @Sendable () -> Date
    let observer: @Sendable (DispatchEvent) -> Void

    /// Sends the message unless something speaks against it, and records what came of it.
    func deliver(
        _ message: ClaimedMessage, by templates: [MessageTemplate]
    ) async throws(StorageError) -> DispatchEvent {
        switch plan(message, by: templates) {
        case .record(let outcome):
            return try await record(outcome, of: message)
        case .send(let notification):
            observer(
                .sending(
                    message.id, kind: message.kind, recipient: message.recipient, attempt: message.attempt))
            let result = await sender.send(notification)
            let verdict = Verdict(retry: retry, now: Instant(now()))
            let outcome = random.use { verdict.outcome(of: result, for: message, using: &$0) }
            let event = try await record(outcome, of: message)
            if case .refusedByUser = result {
                try await outbox.setCredits(
                    0, openID: notification.openID, templateID: notification.templateID, at: Instant(now()))
            }
            return event
        }
    }

    private enum Plan {
        case record(OutboxOutcome)
        case send(OutgoingNotification)
    }

    private func plan(_ message: ClaimedMessage, by templates: [MessageTemplate]) -> Plan {
        if Instant(now()) > message.notAfter { return .record(.expired) }
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
        guard let fields = NotificationComposer().fields(of: message.announcement, by: template) else {
            let zone = String(message.announcement.timeZone.prefix(60))
            let detail = Bilingual(zh: "本机不认识时区 \(zone)", en: "the time zone \(zone) is not known here")
            return .record(.failed(errcode: nil, detail: detail))
        }
        return .send(
            OutgoingNotification(
                openID: openID, templateID: template.templateID, page: template.page, fields: fields,
                language: message.language))
    }

    private func record(
        _ outcome: OutboxOutcome, of message: ClaimedMessage
    ) async throws(StorageError) -> DispatchEvent {
        let isOurs = try await finish(message.id, outcome, triesLeft: 2)
        let event =
            isOurs
            ? DispatchEvent.finished(
                message.id, kind: message.kind, recipient: message.recipient, outcome: outcome)
            : .leaseLost(message.id)
        observer(event)
        return event
    }

    // What was sent and is not recorded is sent again once the lease ends, so a busy store gets more chances.
    private func finish(
        _ id: OutboxID, _ outcome: OutboxOutcome, triesLeft: Int
    ) async throws(StorageError) -> Bool {
        do {
            return try await outbox.finish(id, owner: owner, outcome: outcome, at: Instant(now()))
        } catch {
            guard error == .busy, triesLeft > 0 else { throw error }
            return try await finish(id, outcome, triesLeft: triesLeft - 1)
        }
    }
}
