/// A booking with what became of each message about it.
package struct BookingReceipt: Hashable, Sendable {
    package var details: BookingDetails
    /// All of them, the oldest first.
    package var messages: [OutboxMessage]
    /// The last thing that was done to it, where that can still be taken back without anybody having heard of it.
    package var undo: UndoOffer?

    package init(details: BookingDetails, messages: [OutboxMessage], undo: UndoOffer? = nil) {
        self.details = details
        self.messages = messages
        self.undo = undo
    }

    /// The newest news to each person, in the order in which they came in; reminders are left out, and people who were
    /// taken out of the booking and could never be told.
    package var latest: [OutboxMessage] {
        var latest: [UserID: OutboxMessage] = [:]
        var order: [UserID] = []
        for message in messages where message.kind != .reminder {
            let known = latest[message.recipient.id]
            if known == nil { order.append(message.recipient.id) }
            // What was taken back says less than what came before it and arrived.
            if message.state == .cancelled, let known, known.state != .cancelled { continue }
            latest[message.recipient.id] = message
        }
        return order.compactMap { latest[$0] }.filter { message in
            message.state != .notBound || details.booking.people.contains(message.recipient.id)
        }
    }
}

/// What can be taken back, and for how long.
package struct UndoOffer: Hashable, Sendable {
    package var kind: BookingEvent.Kind
    package var until: Instant

    package init(kind: BookingEvent.Kind, until: Instant) {
        self.kind = kind
        self.until = until
    }
}
