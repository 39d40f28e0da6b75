import Foundation

extension ControlFace {
    func messages(_ query: QueryParameters) throws(Refusal) -> JSON {
        let since = try Self.since(query)
        let found = sandbox.withState { state, _ in state.mailbox.entries(since: since) }
        guard let limit = Int(query["limit"] ?? "\(Int.max)"), limit >= 0 else {
            throw .bad("limit is how many of the newest are wanted")
        }
        let openID = query["openid"]
        return .object([
            (
                "messages",
                .array(found.filter { openID == nil || $0.openID == openID }.suffix(limit).map(Self.document))
            )
        ])
    }

    func emptyMailbox() -> JSON {
        sandbox.withState { state, _ in state.mailbox.removeAll() }
        return .object([("messages", .array([]))])
    }

    static func since(_ query: QueryParameters) throws(Refusal) -> Int {
        guard let since = Int(query["since"] ?? "0") else {
            throw .bad("since is the id of the last one seen")
        }
        return since
    }

    private static func document(of message: SandboxMessage) -> JSON {
        .object([
            ("id", .number("\(message.id)")),
            ("received_at", .string(message.receivedAt.formatted(.iso8601))),
            ("openid", .string(message.openID)),
            ("user", .string(message.user)),
            ("template_id", .string(message.templateID)),
            ("template_code", .string(message.templateCode)),
            ("title", .string(message.title)),
            ("page", message.page.map(JSON.string) ?? .null),
            ("miniprogram_state", .string(message.miniProgramState)),
            ("lang", .string(message.language)),
            (
                "data",
                .array(
                    message.data.map { entry in
                        .object([
                            ("key", .string(entry.key)), ("label", .string(entry.label)),
                            ("value", .string(entry.value)),
                        ])
                    })
            ),
        ])
    }
}
