import RoomBooking

extension ConfirmOverlay {
    /// Before a booking is cancelled.
    init(cancelling details: BookingDetails, _ environment: ClientEnvironment) {
        let taken = details.taken(at: environment.policy.zone)
        let people = [details.organizer] + details.attendees
        let told = people.filter(\.isBound).map(\.displayName)
        self.init(
            question: Bilingual(zh: "取消“\(details.booking.title)”？", en: "Cancel \(details.booking.title)?"),
            consequences: [
                Bilingual(
                    zh: "\(details.roomName) \(taken.day.iso) \(taken.start.text)–\(taken.end.text) 将空出",
                    en:
                        "\(details.roomName) \(taken.day.iso) \(taken.start.text)–\(taken.end.text) becomes free"
                ),
                Bilingual(
                    zh: told.isEmpty ? "没有人能收到微信通知" : "已收到预订通知的人会收到取消通知：\(told.joined(separator: "、"))",
                    en: told.isEmpty
                        ? "Nobody can be told through WeChat"
                        : "Whoever was told of it gets a cancellation: \(told.joined(separator: ", "))"),
            ],
            keepLabel: Bilingual(zh: "保留", en: "Keep"),
            yesLabel: Bilingual(zh: "取消预订", en: "Cancel it"), asksReason: true)
    }

    /// Before WeChat is unbound.
    init(unbinding openID: String) {
        self.init(
            question: Bilingual(zh: "解除微信绑定？", en: "Unbind WeChat?"),
            consequences: [
                Bilingual(
                    zh: "\(openID) 不再收到任何会议通知，直到重新绑定",
                    en: "\(openID) gets no more meeting notices until it is bound again")
            ],
            keepLabel: Bilingual(zh: "保留", en: "Keep"), yesLabel: Bilingual(zh: "解绑", en: "Unbind"))
    }

    /// Before every failed message is sent again.
    init(sendingAgain count: Int) {
        self.init(
            question: Bilingual(zh: "重发所有失败的通知？", en: "Send all that failed again?"),
            consequences: [
                Bilingual(
                    zh: "这里列出的有 \(count) 条失败。会议已结束的不再发送。",
                    en: "\(count) of those listed here failed. What is over is not sent any more."),
                Bilingual(
                    zh: "如果发送已暂停，会立即恢复。", en: "Where sending is on hold, it goes on at once."),
            ],
            keepLabel: Bilingual(zh: "不发", en: "Leave them"),
            yesLabel: Bilingual(zh: "全部重发", en: "Send all"))
    }
}
