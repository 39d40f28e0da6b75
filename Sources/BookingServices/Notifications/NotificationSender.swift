package import Foundation
package import RoomBooking

/// Sends one notification, and says what came of it.
package protocol NotificationSender: Sendable {
    /// Nothing is sent once `deadline` has come.
    func send(_ notification: OutgoingNotification, before deadline: Date) async -> SendReply
}

/// What became of one notification, and what that tells about WeChat as a whole.
package struct SendReply: Sendable, Hashable {
    package var result: SendResult
    package var report: EndpointReport?

    package init(_ result: SendResult, _ report: EndpointReport? = .answered) {
        self.result = result
        self.report = report
    }
}

/// What WeChat, or the way to it, made of a notification; details are for operators and hold no secrets.
package enum SendResult: Sendable, Hashable {
    case accepted
    /// 43101: the person takes no (more) messages.
    case refusedByUser(errcode: Int, detail: Bilingual)
    /// 40003: the openId is not known; the person has to be bound again.
    case invalidRecipient(errcode: Int, detail: Bilingual)
    /// 45168: WeChat does not accept the words.
    case textRefused(errcode: Int, detail: Bilingual)
    /// No retry can help.
    case rejected(errcode: Int?, detail: Bilingual)
    /// A retry may help. `afterSeconds` is the shortest wait that was asked for; `mayHaveArrived` where no answer
    /// came back to a request that may have been read.
    case tryAgain(afterSeconds: Int64?, errcode: Int?, detail: Bilingual, mayHaveArrived: Bool)
    /// 43108: another message to the same person was under way; a second or two is enough.
    case personBusy(errcode: Int, detail: Bilingual)
    /// Quota, token or account trouble. `seconds` is how long it lasts at least; it counts as an attempt where the
    /// message itself may be to blame.
    case postponed(seconds: Int64, errcode: Int?, detail: Bilingual, countsAsAttempt: Bool = false)
    /// Its deadline came before it could be sent.
    case tooLate
}
