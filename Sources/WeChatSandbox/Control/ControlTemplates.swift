extension ControlFace {
    func templates() -> JSON {
        let templates = sandbox.withState { state, _ in state.rules.templates }
        return .object([("templates", .array(templates.map(Self.document)))])
    }

    /// Adds a template, or puts it in the place of the one of that code.
    func setTemplate(_ request: SandboxRequest) throws(Refusal) -> JSON {
        let fields = try ControlFields(request, known: ["code", "id", "title", "kind", "keywords"])
        guard let code = try fields.text("code"), !code.isEmpty else {
            throw .bad("code is a name of your own")
        }
        guard let title = try fields.text("title"), !title.isEmpty else { throw .bad("title is a string") }
        let template = SandboxTemplate(
            code: code, id: try fields.text("id") ?? Identifiers.templateID(), title: title,
            keywords: try Self.keywords(fields["keywords"]),
            kind: try fields.choice("kind", of: SandboxTemplate.Kind.self) ?? .oneTime)
        sandbox.withState { state, _ in
            state.adjust { configuration in
                let place = configuration.templates.firstIndex { $0.code == code }
                if let place {
                    configuration.templates[place] = template
                } else {
                    configuration.templates.append(template)
                }
            }
        }
        return Self.document(of: template)
    }

    func removeTemplate(_ query: QueryParameters) throws(Refusal) -> JSON {
        let name = query["template"] ?? ""
        let isKnown = sandbox.withState { state, _ in
            let count = state.rules.templates.count
            state.adjust { $0.templates.removeAll { $0.code == name || $0.id == name } }
            return state.rules.templates.count < count
        }
        guard isKnown else { throw .bad(SandboxError.unknownTemplate.description) }
        return templates()
    }

    private static func keywords(_ value: JSON?) throws(Refusal) -> [SandboxTemplate.Keyword] {
        guard case .array(let elements) = value, !elements.isEmpty else {
            throw .bad("keywords is an array of objects with key and label")
        }
        var keywords: [SandboxTemplate.Keyword] = []
        for element in elements {
            let fields = try ControlFields(element, known: ["key", "label", "example", "values"])
            guard let key = try fields.text("key"), !key.isEmpty, let label = try fields.text("label") else {
                throw .bad("each keyword has a key such as thing1, and a label")
            }
            keywords.append(
                SandboxTemplate.Keyword(
                    key: key, label: label, example: try fields.text("example") ?? "",
                    allowedValues: try fields.texts("values")))
        }
        return keywords
    }

    private static func document(of template: SandboxTemplate) -> JSON {
        .object([
            ("code", .string(template.code)), ("id", .string(template.id)),
            ("title", .string(template.title)),
            ("kind", .string(template.kind.rawValue)),
            ("keywords", .array(template.keywords.map(document))),
        ])
    }

    private static func document(of keyword: SandboxTemplate.Keyword) -> JSON {
        var members: [(key: String, value: JSON)] = [
            ("key", .string(keyword.key)), ("label", .string(keyword.label)),
            ("example", .string(keyword.example)),
        ]
        if let values = keyword.allowedValues {
            members.append(("values", .array(values.map(JSON.string))))
        }
        return .object(members)
    }
}
