package import RoomBooking

/// Why a template was not set.
package enum TemplateError: Error, Hashable, Sendable {
    case admin(AdminError)
    /// Everything that is wrong with its keys.
    case keys([TemplateProblem])
}

extension TemplateError: WrapsStorageError {
    package static var notSignedIn: Self { .admin(.notSignedIn) }
    package static func storage(_ error: StorageError) -> Self { .admin(.storage(error)) }
}

/// What WeChat would not accept about the keys of a template.
package enum TemplateProblem: Error, Hashable, Sendable {
    case noKeys
    case tooManyKeys(limit: Int)
    case repeatedKey(String)
    /// Not a type and a number with one of our values, as `thing4=title`.
    case unreadableKey(String)
    /// A value of a shape that its key's type does not take: 47003.
    case unfit(MessageTemplate.Field, TemplateFieldType)
}

/// What would be lost of a value that WeChat accepts.
package enum TemplateWarning: Hashable, Sendable {
    case cut(MessageTemplate.Field, limit: Int)
    case latinOnly(MessageTemplate.Field)
    case unknownType(MessageTemplate.Field)
    /// The value says something in notifications of another kind only.
    case saysNothing(MessageTemplate.Field, NotificationKind)
}

extension NotificationKind {
    /// The values that say something in notifications of this kind.
    package var values: [MessageTemplate.Value] {
        let own: [MessageTemplate.Value] =
            switch self {
            case .booked: []
            case .changed: [.change]
            case .cancelled: [.reason]
            case .reminder: [.countdown]
            }
        return [.title, .room, .person, .timeRange, .start, .when] + own
    }
}
