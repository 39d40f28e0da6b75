/// WeChat accepted a message.
package struct SubscribeReceipt: Sendable, Hashable {
    /// WeChat's id of the message; not every account gets one.
    package let messageID: Int64?

    package init(messageID: Int64?) {
        self.messageID = messageID
    }
}
