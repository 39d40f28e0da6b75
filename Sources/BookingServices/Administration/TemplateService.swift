package import RoomBooking

/// Lists and sets the message templates; for admins.
package struct TemplateService: Sendable {
    package static let templateIDLimit = 64
    package static let pageLimit = 200

    private let sessions: SessionService
    private let outbox: any OutboxStore

    package init(sessions: SessionService, outbox: any OutboxStore) {
        self.sessions = sessions
        self.outbox = outbox
    }

    package func list(as access: String) async throws(AdminError) -> [MessageTemplate] {
        _ = try await sessions.admin(access, .manageTemplates)
        return try await AdminError.wrapping { () async throws(StorageError) in
            try await outbox.templates()
        }
    }

    /// Sets a template unless WeChat would refuse what it makes; what would get lost of values is told.
    @discardableResult
    package func set(
        _ template: MessageTemplate, as access: String
    ) async throws(TemplateError) -> [TemplateWarning] {
        let template: MessageTemplate = try await TemplateError.asAdmin { () async throws(AdminError) in
            _ = try await sessions.admin(access, .manageTemplates)
            return try Self.checked(template)
        }
        let problems = TemplateRules.problems(of: template.keys)
        guard problems.isEmpty else { throw .keys(problems) }
        try await TemplateError.wrapping { () async throws(StorageError) in try await outbox.set(template) }
        return TemplateRules.warnings(of: template)
    }

    private static func checked(_ template: MessageTemplate) throws(AdminError) -> MessageTemplate {
        var template = template
        let id = template.templateID
        guard (1...templateIDLimit).contains(id.utf8.count), id.utf8.allSatisfy(isIDCharacter) else {
            throw .invalidTemplateID
        }
        template.page = String(template.page.drop { $0 == "/" })
        try AdminError.check(template.page, limit: pageLimit, field: .page, isOptional: true)
        return template
    }

    private static func isIDCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension TemplateError {
    fileprivate static func asAdmin<Value>(
        _ body: () async throws(AdminError) -> Value
    ) async throws(TemplateError) -> Value {
        do throws(AdminError) {
            return try await body()
        } catch {
            throw .admin(error)
        }
    }
}
