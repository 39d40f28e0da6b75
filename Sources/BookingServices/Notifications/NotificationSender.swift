package import RoomBooking

/// Hands one notification to WeChat and says what came of it; answers well within the lease of a message.
package protocol NotificationSender: Sendable {
    func send(_ notification: OutgoingNotification) async -> SendResult
}

/// What WeChat, or the way to it, made of a notification; details are for operators and hold no secrets.
package enum SendResult: Sendable, Hashable {
    case accepted
    /// 43101: the person takes no (more) messages.
    case refusedByUser(errcode: Int, detail: Bilingual)
    /// 40003: the openId is not known; the person has to be bound again.
    case invalidRecipient(errcode: Int, detail: Bilingual)
    /// No retry can help.
    case rejected(errcode: Int?, detail: Bilingual)
    /// A retry may help. `afterSeconds` is the shortest wait that was asked for; `mayHaveArrived` where no answer
    /// came back to a request that may have been read.
    case tryAgain(afterSeconds: Int64?, errcode: Int?, detail: Bilingual, mayHaveArrived: Bool)
    /// Quota or token trouble: nothing was tried. `untilSeconds` is an instant, in seconds since 1970.
    case postponed(untilSeconds: Int64, errcode: Int?, detail: Bilingual)
}
