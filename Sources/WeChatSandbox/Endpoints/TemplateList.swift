import Foundation

extension SandboxState {
    /// Answers GET /wxaapi/newtmpl/gettemplate.
    mutating func templateList(_ request: SandboxRequest, now: Date) throws(APIError) -> APISuccess {
        try admit(.templateList, request, now: now)
        return APISuccess(
            .object([
                ("errcode", .number("0")), ("errmsg", .string("ok")),
                ("data", .array(rules.templates.map(Self.document))),
            ]), note: "\(rules.templates.count) templates")
    }

    private static func document(of template: SandboxTemplate) -> JSON {
        var members: [(key: String, value: JSON)] = [
            ("priTmplId", .string(template.id)),
            ("title", .string(template.title)),
            ("content", .string(lines(of: template) { "{{\($0.key).DATA}}" })),
            ("example", .string(lines(of: template, \.example))),
            ("type", .number(template.kind == .oneTime ? "2" : "3")),
        ]
        let enumerated = template.keywords.compactMap { keyword in
            keyword.allowedValues.map { values in
                JSON.object([
                    ("enumValueList", .array(values.map(JSON.string))),
                    ("keywordCode", .string("\(keyword.key).DATA")),
                ])
            }
        }
        if !enumerated.isEmpty {
            members.append(("keywordEnumValueList", .array(enumerated)))
        }
        return .object(members)
    }

    private static func lines(
        of template: SandboxTemplate, _ value: (SandboxTemplate.Keyword) -> String
    ) -> String {
        template.keywords.map { "\($0.label):\(value($0))\n" }.joined()
    }
}
