package import RoomBooking

/// Lists and sets the message templates; for admins.
package struct TemplateService: Sendable {
    package static let templateIDLimit = 64
    package static let pageLimit = 200
    package static let keyLimit = 32

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

    package func set(_ template: MessageTemplate, as access: String) async throws(AdminError) {
        _ = try await sessions.admin(access, .manageTemplates)
        let template = try Self.checked(template)
        try await AdminError.wrapping { () async throws(StorageError) in try await outbox.set(template) }
    }

    private static func checked(_ template: MessageTemplate) throws(AdminError) -> MessageTemplate {
        var template = template
        let id = template.templateID
        guard (1...templateIDLimit).contains(id.utf8.count), id.utf8.allSatisfy(isIDCharacter) else {
            throw .invalidTemplateID
        }
        template.page = String(template.page.drop { $0 == "/" })
        try AdminError.check(template.page, limit: pageLimit, field: .page, isOptional: true)
        var seen: Set<String> = []
        for field in template.keys where !isKey(field.key) || !seen.insert(field.key).inserted {
            throw .invalidTemplateKey(String(field.key.prefix(keyLimit)))
        }
        if template.keys.isEmpty { throw .invalidTemplateKey("") }
        return template
    }

    private static func isIDCharacter(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    /// A type and a number, as `thing4` and `character_string2`.
    private static func isKey(_ key: String) -> Bool {
        let type = key.utf8.prefix { !isDigit($0) }
        let number = key.utf8.dropFirst(type.count)
        return key.utf8.count <= keyLimit && !type.isEmpty && !number.isEmpty
            && type.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "_") } && number.allSatisfy(isDigit)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
