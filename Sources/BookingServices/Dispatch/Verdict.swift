import RoomBooking

/// Turns the result of a send into what the outbox records.
struct Verdict {
    static let detailLimit = 200
    /// Sends that may have arrived without an answer: the first one and one retry, as each may show twice.
    static let ambiguousLimit = 2
    /// However long a quota lasts, a message is looked at again within about a day.
    static let longestPostponement: Int64 = 25 * 3600

    let retry: RetryPolicy
    let now: Instant

    func outcome(
        of result: SendResult, for message: ClaimedMessage, using generator: inout some RandomNumberGenerator
    ) -> OutboxOutcome {
        switch result {
        case .accepted:
            return .sent
        case .refusedByUser(let errcode, let detail) where message.ambiguousAttempts > 0:
            return .unconfirmed(errcode: errcode, detail: Self.short(detail))
        case .refusedByUser(let errcode, let detail):
            return .refused(errcode: errcode, detail: Self.short(detail))
        case .invalidRecipient(let errcode, let detail):
            return .failed(errcode: errcode, detail: Self.short(detail))
        case .rejected(let errcode, let detail):
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
        case .postponed(let until, let errcode, let detail):
            let at = Instant(
                seconds: min(max(until, now.seconds + 1), now.seconds + Self.longestPostponement))
            return .again(
                at: at, errcode: errcode, detail: Self.short(detail), ambiguous: false, countsAsAttempt: false
            )
        }
    }

    private static func short(_ detail: Bilingual) -> Bilingual {
        Bilingual(zh: String(detail.zh.prefix(detailLimit)), en: String(detail.en.prefix(detailLimit)))
    }
}
