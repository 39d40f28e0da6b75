/// The messages that were delivered, newest last; the oldest are let go beyond a bound.
struct Mailbox {
    private let kept: Int
    private var messages: [SandboxMessage] = []
    private var lastID = 0

    init(kept: Int) {
        self.kept = max(1, kept)
    }

    mutating func deliver(_ message: (_ id: Int) -> SandboxMessage) -> SandboxMessage {
        lastID += 1
        let delivered = message(lastID)
        messages.append(delivered)
        // Dropped in blocks, so that a delivery costs the same however many messages there were.
        if messages.count >= 2 * kept {
            messages.removeFirst(messages.count - kept)
        }
        return delivered
    }

    func messages(since id: Int) -> ArraySlice<SandboxMessage> {
        guard let oldest = messages.first?.id, id >= oldest else { return messages[...] }
        return messages.dropFirst(id - oldest + 1)
    }

    mutating func empty() {
        messages.removeAll()
    }
}
