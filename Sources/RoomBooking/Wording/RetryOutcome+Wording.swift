extension RetryOutcome {
    /// What became of sending a message again, and what to do where it can not be.
    package var text: Bilingual {
        switch self {
        case .queued:
            Bilingual(zh: "已重新排队。", en: "It is in line again.")
        case .unknown:
            Bilingual(zh: "没有这条消息。", en: "There is no such message.")
        case .notRetryable(.notBound):
            Bilingual(
                zh: "对方仍未绑定微信：请其用登录码登录一次。",
                en: "They are still not bound: they must sign in once with a code.")
        case .notRetryable(.expired):
            Bilingual(zh: "会议已结束，不再发送。", en: "The meeting is over; nothing is sent any more.")
        case .notRetryable(.cancelled):
            Bilingual(zh: "预订已取消，不再发送。", en: "The booking is cancelled; nothing is sent any more.")
        case .notRetryable(.sending):
            Bilingual(zh: "这条消息正在发送。", en: "It is being sent just now.")
        case .notRetryable(.unconfirmed):
            Bilingual(
                zh: "可能已送达：再发会让对方收到两次。", en: "It has probably arrived; sent again it would come twice.")
        case .notRetryable:
            Bilingual(zh: "这条消息已发送，不需要重发。", en: "It is sent already and needs no sending again.")
        }
    }
}
