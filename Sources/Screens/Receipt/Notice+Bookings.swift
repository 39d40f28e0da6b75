import RoomBooking

extension Notice {
    static let notRetryable = Notice(
        level: .info, text: Bilingual(zh: "这一条不需要重发", en: "This one needs no sending again"))

    init(_ outcome: RetryOutcome) {
        self.init(level: outcome == .queued ? .success : .error, text: outcome.text)
    }

    init(_ error: BookingError) {
        self.init(
            level: .error, text: Bilingual(zh: error.text(in: .chinese), en: error.text(in: .english)))
    }

    /// What was taken back; nil where somebody else did.
    init(takenBack kind: BookingEvent.Kind?) {
        let text =
            switch kind {
            case .created: Bilingual(zh: "已撤回预订，没有人收到通知", en: "Booking taken back; nobody was told")
            case .changed: Bilingual(zh: "已撤回修改，没有人收到通知", en: "Change taken back; nobody was told")
            case .cancelled:
                Bilingual(zh: "已撤回取消，预订照旧", en: "Cancellation taken back; the booking stands")
            case nil: Bilingual(zh: "已撤回", en: "Taken back")
            }
        self.init(level: .success, text: text)
    }
}
