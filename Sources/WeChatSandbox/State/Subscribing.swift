extension SandboxState {
    /// Accepts of one template, named by id or code, or of all of them.
    mutating func subscribe(openID: String, templates name: String, count: Int?) throws(SandboxError) {
        guard people.person(openID: openID) != nil else { throw .unknownOpenID }
        let named = rules.templates.filter { name == "all" || $0.id == name || $0.code == name }
        guard !named.isEmpty else { throw .unknownTemplate }
        for template in named {
            credits.subscribe(openID: openID, templateID: template.id, count: count.map { max(0, $0) })
        }
    }
}
