import TerminalIO

/// Finds how a role looks at one colour depth.
struct StyleResolver {
    private let definitions: [Role: RoleDefinition]
    private let depth: ColorDepth
    private let ansi: [Role: RoleDefinition]

    init(_ definitions: [Role: RoleDefinition], depth: ColorDepth) {
        self.definitions = definitions
        self.depth = depth
        // With sixteen colours the nearest may mean something else: the role decides, not distance.
        let isReduced = depth == .eight || depth == .sixteen
        ansi = isReduced ? ThemeLibrary.ansiDefinitions : [:]
    }

    func style(_ role: Role) -> Style {
        guard depth != .none else { return Style(attributes: mono(role)) }
        let own = color(role, \.foreground, of: definitions)
        let ground = color(role, \.background, of: definitions)
        let attributes = attributes(role, of: definitions)
        if let foreground = own.color(at: depth), let background = ground.color(at: depth) {
            return Style(foreground: foreground, background: background, attributes: attributes)
        }
        return Style(
            foreground: own.color(at: depth) ?? color(role, \.foreground, of: ansi).exact,
            background: ground.color(at: depth) ?? color(role, \.background, of: ansi).exact,
            attributes: attributes.union(self.attributes(role, of: ansi)))
    }

    private func color(
        _ role: Role, _ part: KeyPath<RoleDefinition, ThemeColor?>, of definitions: [Role: RoleDefinition]
    ) -> ThemeColor {
        if let color = definitions[role]?[keyPath: part] { return color }
        return role.parent.map { color($0, part, of: definitions) } ?? ThemeColor(exact: .standard)
    }

    private func attributes(_ role: Role, of definitions: [Role: RoleDefinition]) -> Attributes {
        if let definition = definitions[role] { return definition.attributes }
        return role.parent.map { attributes($0, of: definitions) } ?? []
    }

    private func mono(_ role: Role) -> Attributes {
        let definition = definitions[role]
        if let attributes = definition?.mono ?? role.derivedMono ?? definition?.attributes {
            return attributes
        }
        return role.parent.map(mono) ?? []
    }
}
