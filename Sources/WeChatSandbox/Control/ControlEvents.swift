import Foundation

extension ControlFace {
    func events(_ query: QueryParameters) throws(Refusal) -> JSON {
        let since = try Self.since(query)
        let (found, owner) = sandbox.withState { state, _ in
            (state.events.entries(since: since), Self.originalID(of: state.rules.appID))
        }
        return .object([
            (
                "events",
                .array(
                    found.map { event in
                        .object([("id", .number("\(event.id)")), ("event", Self.push(event, to: owner))])
                    })
            )
        ])
    }

    /// The document that the service pushes; all its values are texts.
    private static func push(_ event: SandboxEvent, to owner: String) -> JSON {
        .object([
            ("ToUserName", .string(owner)),
            ("FromUserName", .string(event.openID)),
            ("CreateTime", .string("\(Int(event.time.timeIntervalSince1970))")),
            ("MsgType", .string("event")),
            ("Event", .string(event.kind.rawValue)),
            ("List", list(event)),
        ])
    }

    /// One entry stands alone, several in an array.
    private static func list(_ event: SandboxEvent) -> JSON {
        let entries = event.templateIDs.map { entry(event, templateID: $0) }
        return entries.count == 1 ? entries[0] : .array(entries)
    }

    private static func entry(_ event: SandboxEvent, templateID: String) -> JSON {
        let template = [("TemplateId", JSON.string(templateID))]
        return switch event.kind {
        case .answered:
            .object(
                template + [
                    ("SubscribeStatusString", .string(event.accepts ? "accept" : "reject")),
                    ("PopupScene", .string("0")),
                ])
        case .switchedOff: .object(template + [("SubscribeStatusString", .string("reject"))])
        case .sent:
            .object(
                template + [
                    ("MsgID", .string("\(event.messageID ?? 0)")), ("ErrorCode", .string("0")),
                    ("ErrorStatus", .string("success")),
                ])
        }
    }

    /// The other name of an account, `gh_` and twelve hexadecimal digits.
    private static func originalID(of appID: String) -> String {
        "gh_" + appID.dropFirst(2).prefix(12)
    }
}
