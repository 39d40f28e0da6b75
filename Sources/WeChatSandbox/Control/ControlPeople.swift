import Foundation

extension ControlFace {
    func login(_ query: QueryParameters) throws(Refusal) -> JSON {
        try withState { state, now throws(SandboxError) in
            let person = try state.people.person(named: query["user"] ?? "")
            return .object([
                ("code", .string(state.codes.issue(for: person.user, at: now))),
                ("openid", .string(person.openID)),
            ])
        }
    }

    func subscribe(_ query: QueryParameters) throws(Refusal) -> JSON {
        let count = try Self.count(query["count"])
        return try answering(query) { state, openID, template, now throws(SandboxError) in
            try state.subscribe(openID: openID, templates: template, count: count, now: now)
        }
    }

    func decline(_ query: QueryParameters) throws(Refusal) -> JSON {
        try answering(query) { state, openID, template, now throws(SandboxError) in
            try state.decline(openID: openID, templates: template, now: now)
        }
    }

    func unsubscribe(_ query: QueryParameters) throws(Refusal) -> JSON {
        try answering(query) { state, openID, template, now throws(SandboxError) in
            try state.switchOff(openID: openID, templates: template, now: now)
        }
    }

    func block(_ query: QueryParameters, _ isBlocked: Bool) throws(Refusal) -> JSON {
        try withState { state, _ throws(SandboxError) in
            let person = try Self.person(of: query, in: &state)
            state.people.setBlocked(isBlocked, user: person.user)
            return .object(Self.identity(person) + [("blocked", .bool(isBlocked))])
        }
    }

    func credits() -> JSON {
        sandbox.withState { state, _ in
            let people = state.people.all.map { person in
                JSON.object(Self.identity(person) + [("credits", Self.credits(of: person, in: state))])
            }
            return .object([("credits", .array(people))])
        }
    }

    /// What a person did about a template, answered with what is left of each.
    private func answering(
        _ query: QueryParameters,
        _ body: (inout SandboxState, _ openID: String, _ template: String, Date) throws(SandboxError) -> Void
    ) throws(Refusal) -> JSON {
        try withState { state, now throws(SandboxError) in
            let person = try Self.person(of: query, in: &state)
            try body(&state, person.openID, query["template"] ?? "all", now)
            return .object(Self.identity(person) + [("credits", Self.credits(of: person, in: state))])
        }
    }

    private func withState(
        _ body: (inout SandboxState, Date) throws(SandboxError) -> JSON
    ) throws(Refusal) -> JSON {
        do {
            return try sandbox.withState(body)
        } catch {
            throw .bad(error.description)
        }
    }

    /// A number of accepts; nil for "unlimited", one if it is not given.
    private static func count(_ text: String?) throws(Refusal) -> Int? {
        switch text {
        case nil: return 1
        case "unlimited": return nil
        case .some(let text):
            guard let count = Int(text), (0...1_000_000).contains(count) else {
                throw .bad("count is a number from 0 to 1000000 or \"unlimited\"")
            }
            return count
        }
    }

    private static func person(
        of query: QueryParameters, in state: inout SandboxState
    ) throws(SandboxError) -> People.Person {
        guard let openID = query["openid"] else { return try state.people.person(named: query["user"] ?? "") }
        guard let person = state.people.person(openID: openID) else { throw .unknownOpenID }
        return person
    }

    private static func identity(_ person: People.Person) -> [(String, JSON)] {
        [("openid", .string(person.openID)), ("user", .string(person.user))]
    }

    private static func credits(of person: People.Person, in state: SandboxState) -> JSON {
        .array(
            state.rules.templates.map { template in
                let standing = state.credits.standing(openID: person.openID, template: template)
                let left: JSON =
                    switch standing.credit {
                    case .unlimited: .string("unlimited")
                    case .limited(let count): .number("\(count)")
                    }
                return .object([
                    ("template_code", .string(template.code)), ("template_id", .string(template.id)),
                    ("credits", left), ("kind", .string(template.kind.rawValue)),
                    ("accepted", .number("\(standing.accepted)")),
                    ("declined", .number("\(standing.declined)")),
                ])
            })
    }
}
