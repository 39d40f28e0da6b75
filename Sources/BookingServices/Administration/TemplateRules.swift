package import RoomBooking

/// What WeChat allows of the keys of a template.
package enum TemplateRules {
    package static let mostKeys = 5

    /// Everything that WeChat would refuse.
    package static func problems(of keys: [MessageTemplate.Field]) -> [TemplateProblem] {
        if keys.isEmpty { return [.noKeys] }
        var problems: [TemplateProblem] = keys.count > mostKeys ? [.tooManyKeys(limit: mostKeys)] : []
        var seen: Set<String> = []
        for field in keys {
            guard let type = TemplateFieldType(key: field.key) else {
                problems.append(.unreadableKey(field.key))
                continue
            }
            if !seen.insert(field.key).inserted { problems.append(.repeatedKey(field.key)) }
            if type.fit(of: field.value) == .refused { problems.append(.unfit(field, type)) }
        }
        return problems
    }

    /// What would get lost on the card.
    package static func warnings(of template: MessageTemplate) -> [TemplateWarning] {
        template.keys.flatMap { field -> [TemplateWarning] in
            var warnings: [TemplateWarning] = []
            switch TemplateFieldType(key: field.key)?.fit(of: field.value) {
            case .cut(let limit): warnings.append(.cut(field, limit: limit))
            case .latinOnly: warnings.append(.latinOnly(field))
            case .unknown: warnings.append(.unknownType(field))
            case .whole, .refused, nil: break
            }
            if !template.kind.values.contains(field.value) {
                warnings.append(.saysNothing(field, template.kind))
            }
            return warnings
        }
    }
}
