import Foundation

extension SandboxState {
    /// The person accepts one template, named by id or code, or all; no message at all switches them off.
    mutating func subscribe(
        openID: String, templates name: String, count: Int?, now: Date
    ) throws(SandboxError) {
        if let count, count <= 0 {
            return try switchOff(openID: openID, templates: name, now: now)
        }
        let named = try known(openID: openID, templates: name)
        for template in named {
            credits.accept(openID: openID, template: template, count: count)
        }
        note(.answered, openID, named, accepts: true, now)
    }

    /// The person refuses in the dialog.
    mutating func decline(openID: String, templates name: String, now: Date) throws(SandboxError) {
        let named = try known(openID: openID, templates: name)
        for template in named {
            credits.decline(openID: openID, template: template)
        }
        note(.answered, openID, named, accepts: false, now)
    }

    /// The person switches the messages off in the settings.
    mutating func switchOff(openID: String, templates name: String, now: Date) throws(SandboxError) {
        let named = try known(openID: openID, templates: name)
        for template in named {
            credits.switchOff(openID: openID, template: template)
        }
        note(.switchedOff, openID, named, accepts: false, now)
    }

    private func known(openID: String, templates name: String) throws(SandboxError) -> [SandboxTemplate] {
        guard people.person(openID: openID) != nil else { throw .unknownOpenID }
        let named = rules.templates.filter { name == "all" || $0.id == name || $0.code == name }
        guard !named.isEmpty else { throw .unknownTemplate }
        return named
    }

    private mutating func note(
        _ kind: SandboxEvent.Kind, _ openID: String, _ templates: [SandboxTemplate], accepts: Bool,
        _ now: Date
    ) {
        events.add { id in
            SandboxEvent(
                id: id, time: now, kind: kind, openID: openID, templateIDs: templates.map(\.id),
                accepts: accepts, messageID: nil)
        }
    }
}
