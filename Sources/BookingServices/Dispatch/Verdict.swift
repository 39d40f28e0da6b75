import RoomBooking

/// Turns the result of a send into what the outbox records.
struct Verdict {
    static let detailLimit = 200
    /// Sends that may have arrived without an answer: the first one and one retry, as each may show twice.
    static let ambiguousLimit = 2
    /// However long a quota lasts, a message is looked at again within about a day.
    static let longestPostponement: Int64 = 25 * 3600
    /// Seconds after which messages that were held back together come back at most, spread.
    static let postponementSpread: Int64 = 30

    let retry: RetryPolicy
    let now: Instant

    func outcome(
        of result: SendResult, for message: ClaimedMessage, using generator: inout some RandomNumberGenerator
    ) -> OutboxOutcome {
        switch result {
        case .accepted:
            return .sent
        case .tooLate where now < message.notAfter:
            // It was the lease that would not have lasted: whoever holds it next sends the message.
            return .again(
                at: now, errcode: nil, detail: Self.noAnswer, ambiguous: false, countsAsAttempt: false)
        case .tooLate:
            return Self.tooLate(message)
        case .refusedByUser(let errcode, let detail) where message.ambiguousAttempts > 0:
            return .unconfirmed(errcode: errcode, detail: Self.short(detail))
        case .refusedByUser(let errcode, let detail):
            return .refused(errcode: errcode, detail: Self.short(detail))
        case .textRefused(let errcode, let detail) where !message.isPlain:
            return .againInPlainWords(errcode: errcode, detail: Self.short(detail))
        case .invalidRecipient(let errcode, let detail), .textRefused(let errcode, let detail):
            return .failed(errcode: errcode, detail: Self.short(detail))
        case .rejected(let errcode, let detail):
            return .failed(errcode: errcode, detail: Self.short(detail))
        case .personBusy(let errcode, let detail) where message.attempt < retry.attempts:
            return .again(
                at: now + Int64.random(in: 1...2, using: &generator), errcode: errcode,
                detail: Self.short(detail), ambiguous: false, countsAsAttempt: true)
        case .personBusy(let errcode, let detail):
            return .failed(errcode: errcode, detail: Self.short(detail))
        case .tryAgain(let asked, let errcode, let detail, let mayHaveArrived):
            let isLast = message.attempt >= retry.attempts
            if mayHaveArrived, isLast || message.ambiguousAttempts + 1 >= Self.ambiguousLimit {
                return .unconfirmed(errcode: errcode, detail: Self.short(detail))
            }
            if isLast { return .failed(errcode: errcode, detail: Self.short(detail)) }
            let wait = retry.wait(after: message.attempt, asked: asked, using: &generator)
            return .again(
                at: now + wait, errcode: errcode, detail: Self.short(detail), ambiguous: mayHaveArrived,
                countsAsAttempt: true)
        case .postponed(_, let errcode, let detail, true) where message.attempt >= retry.attempts:
            return .failed(errcode: errcode, detail: Self.short(detail))
        case .postponed(let seconds, let errcode, let detail, let countsAsAttempt):
            let wait = min(max(seconds, 1), Self.longestPostponement)
            let spread = Int64.random(in: 0...min(wait, Self.postponementSpread), using: &generator)
            return .again(
                at: now + wait + spread, errcode: errcode, detail: Self.short(detail), ambiguous: false,
                countsAsAttempt: countsAsAttempt)
        }
    }

    /// A message whose time has passed: it never left, or an earlier attempt may have arrived.
    static func tooLate(_ message: ClaimedMessage) -> OutboxOutcome {
        message.ambiguousAttempts > 0 ? .unconfirmed(errcode: nil, detail: noAnswer) : .expired
    }

    private static let noAnswer = Bilingual(zh: "没有收到微信的回答", en: "no answer came back from WeChat")

    private static func short(_ detail: Bilingual) -> Bilingual {
        Bilingual(zh: String(detail.zh.prefix(detailLimit)), en: String(detail.en.prefix(detailLimit)))
    }
}
