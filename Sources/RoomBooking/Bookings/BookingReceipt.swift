/// A booking with what became of each message about it.
package struct BookingReceipt: Hashable, Sendable {
    package var details: BookingDetails
    /// One a person, the latest event of each.
    package var messages: [OutboxMessage]

    package init(details: BookingDetails, messages: [OutboxMessage]) {
        self.details = details
        self.messages = messages
    }
}
