package import TerminalIO

/// A theme as its file and the files it inherits from define it, for terminals of every colour depth.
package struct ThemeFile: Sendable {
    package let name: String
    package let label: ThemeLabel
    package let appearance: Appearance
    let path: String
    let definitions: [Role: RoleDefinition]
    private let source: ThemeSource

    /// Reads and checks a theme; `parents` gives the text of a theme that it inherits from.
    package static func parse(
        _ text: String, path: String, parents: (String) -> String? = ThemeLibrary.text
    ) throws(ThemeError) -> ThemeFile {
        let file = try ThemeFile(ThemeSource(path: path, text: text), parents: parents, heirs: [])
        try file.checkRoles()
        return file
    }

    private init(
        _ source: ThemeSource, parents: (String) -> String?, heirs: [String]
    ) throws(ThemeError) {
        let reader = try ThemeReader(source)
        name = try reader.name()
        label = try reader.label()
        appearance = try reader.appearance()
        path = source.path
        self.source = source
        var definitions = try reader.roles()
        if let parent = try reader.parent() {
            let line = heirs + [name, parent]
            guard !line.dropLast().contains(parent) else {
                throw source.error(.cycle(line), key: "inherits")
            }
            guard let text = parents(parent) else {
                throw source.error(.missingParent(parent), key: "inherits")
            }
            let inherited = try ThemeFile(
                ThemeSource(path: "themes/\(parent).toml", text: text), parents: parents,
                heirs: heirs + [name])
            definitions.merge(inherited.definitions) { own, _ in own }
        }
        self.definitions = definitions
    }

    /// The theme for a terminal with so many colours.
    package func theme(for depth: ColorDepth = .trueColor) -> Theme {
        let resolver = StyleResolver(definitions, depth: depth)
        let styles = Role.allCases.map { ($0, resolver.style($0)) }
        return Theme(
            name: name, label: label, appearance: appearance,
            styles: Dictionary(uniqueKeysWithValues: styles))
    }

    /// Colours that are hard to read; a theme with warnings can be used.
    package func warnings() -> [ThemeWarning] {
        let resolver = StyleResolver(definitions, depth: .trueColor)
        return Role.allCases.filter { definitions[$0] != nil }.compactMap { role in
            Contrast(resolver.style(role)).flatMap { contrast in
                guard let wanted = role.wantedContrast, contrast.ratio < wanted else { return nil }
                let line = source.line(of: role.rawValue, in: "roles")
                return ThemeWarning(path: path, line: line, role: role, ratio: contrast.ratio, wanted: wanted)
            }
        }
    }

    private func checkRoles() throws(ThemeError) {
        for role in Role.required where definitions[role] == nil { throw source.error(.missingRole(role)) }
        let resolver = StyleResolver(definitions, depth: .none)
        var seen: [Attributes: Role] = [:]
        for role in Role.statuses {
            let attributes = resolver.style(role).attributes
            if let other = seen[attributes] {
                throw source.error(.sameMono(other, role), key: role.rawValue, in: "roles")
            }
            seen[attributes] = role
        }
    }
}
