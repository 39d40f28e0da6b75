import Foundation

/// Whether a send has its person to itself while it is worked on.
enum SendHold: Equatable {
    /// It names nobody who could be held.
    case none
    case held(openID: String)
    /// Another send to the same person is in progress.
    case busy
}

extension SandboxState {
    /// Begins a send: from here until `release` another send to the same person is refused.
    mutating func hold(_ request: SandboxRequest, now: Date) -> SendHold {
        guard (try? checkToken(request.query["access_token"], now: now)) != nil,
            let openID = (try? request.document())?["touser"]?.text,
            people.person(openID: openID) != nil
        else { return .none }
        return sending.insert(openID).inserted ? .held(openID: openID) : .busy
    }

    mutating func release(_ hold: SendHold) {
        if case .held(let openID) = hold {
            sending.remove(openID)
        }
    }

    /// Answers POST /cgi-bin/message/subscribe/send.
    mutating func subscribeSend(
        _ request: SandboxRequest, _ hold: SendHold, now: Date
    ) throws(APIError) -> APISuccess {
        try admit(.subscribeSend, request, now: now)
        let document = try request.document()
        let state = try choice("miniprogram_state", in: document, of: ["formal", "trial", "developer"])
        let language = try choice("lang", in: document, of: ["zh_CN", "en_US", "zh_HK", "zh_TW"])
        guard let openID = document["touser"]?.text, let person = people.person(openID: openID) else {
            throw .unknownOpenID
        }
        guard hold != .busy else { throw .concurrentSend }
        guard let templateID = document["template_id"]?.text, let template = templates[templateID] else {
            throw .unknownTemplate
        }
        guard credits.standing(openID: openID, template: template).credit.allowsOne else {
            throw .notSubscribed
        }
        let data = try KeywordRules.entries(of: document["data"], for: template)
        let page = try page(of: document)
        guard !data.contains(where: { entry in rules.blockedWords.contains { entry.value.contains($0) } })
        else { throw .blockedWord }

        credits.spendOne(openID: openID, template: template)
        let message = mailbox.add { id in
            SandboxMessage(
                id: id, receivedAt: now, openID: openID, user: person.user, templateID: templateID,
                templateCode: template.code, title: template.title, page: page, miniProgramState: state,
                language: language, data: data)
        }
        events.add { id in
            SandboxEvent(
                id: id, time: now, kind: .sent, openID: openID, templateIDs: [templateID], accepts: true,
                messageID: message.messageID)
        }
        return APISuccess(accepted(message), note: "\(template.code) to \(Identifiers.shortened(openID))")
    }

    /// A setting with documented values, of which the first is the default.
    private func choice(_ key: String, in document: JSON, of values: [String]) throws(APIError) -> String {
        switch document[key] {
        case nil, .null: return values[0]
        case .string(let value) where rules.acceptsUnknownStates || values.contains(value): return value
        default: throw .malformedBody
        }
    }

    private func page(of document: JSON) throws(APIError) -> String? {
        switch document["page"] {
        case nil, .null, .string(""): return nil
        case .string(let page):
            let path = page.prefix { $0 != "?" }
            guard rules.allowedPages?.contains(String(path)) ?? true else { throw .unknownPage }
            return page
        default: throw .unknownPage
        }
    }

    private func accepted(_ message: SandboxMessage) -> JSON {
        let ok: [(String, JSON)] = [("errcode", .number("0")), ("errmsg", .string("ok"))]
        let id = String(message.messageID)
        return switch rules.includesMessageID {
        case .absent: .object(ok)
        case .number: .object(ok + [("msgid", .number(id))])
        case .text: .object(ok + [("msgid", .string(id))])
        }
    }
}
