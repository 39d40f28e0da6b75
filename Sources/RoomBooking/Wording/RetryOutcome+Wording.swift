extension RetryOutcome {
    /// What became of sending a message again, and what to do where it can not be.
    package var text: Bilingual {
        switch self {
        case .queued:
            Bilingual(zh: "已重新排队。", en: "It is in line again.")
        case .queuedOnceMore:
            Bilingual(
                zh: "已重新排队；上次可能已送达，对方可能收到两次。",
                en: "It is in line again; it may have arrived before, and so may come twice.")
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
        case .notRetryable:
            Bilingual(zh: "这条消息已发送，不需要重发。", en: "It is sent already and needs no sending again.")
        }
    }
}
