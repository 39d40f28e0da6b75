package import RoomBooking

/// The type of a template's key, with which its name begins, as `thing` of `thing4`: it limits what the value may be.
package enum TemplateFieldType: String, Sendable, CaseIterable {
    case thing
    case number
    case letter
    case symbol
    case characterString = "character_string"
    case time
    case date
    case amount
    case phoneNumber = "phone_number"
    case carNumber = "car_number"
    case name
    case phrase
    case `enum`
    /// One that WeChat does not document: what it takes is not known.
    case other

    /// Longest key, in bytes.
    private static let keyLimit = 32

    /// Nil where the key is not a type and a number; `thing4.DATA`, as the console shows it, is none.
    package init?(key: String) {
        let type = key.utf8.prefix { !Self.isDigit($0) }
        let number = key.utf8.dropFirst(type.count)
        guard key.utf8.count <= Self.keyLimit, !type.isEmpty, !number.isEmpty,
            type.allSatisfy(Self.isTypeCharacter), number.allSatisfy(Self.isDigit)
        else { return nil }
        self = Self(rawValue: String(decoding: type, as: UTF8.self)) ?? .other
    }

    /// How well it carries one of our values.
    package func fit(of value: MessageTemplate.Value) -> TemplateFit {
        switch (self, value) {
        case (.other, _): .unknown
        // A date with both times has up to 23 characters.
        case (.thing, .when): .cut(limit: 20)
        case (.thing, _): .whole
        case (.time, .timeRange), (.time, .start), (.time, .when), (.date, .start), (.date, .when): .whole
        case (.name, .person): .whole
        case (.name, .title), (.name, .room), (.name, .change), (.name, .reason), (.name, .countdown):
            .cut(limit: 10)
        case (.characterString, .timeRange): .whole
        // Rooms and people may well have Latin names; the others mostly are in Chinese.
        case (.characterString, .room), (.characterString, .person), (.characterString, .start),
            (.characterString, .when):
            .latinOnly
        default: .refused
        }
    }

    /// The types that carry a value whole.
    package static func carrying(_ value: MessageTemplate.Value) -> [TemplateFieldType] {
        allCases.filter { $0.fit(of: value) == .whole }
    }

    private static func isTypeCharacter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

/// How well a type of key carries a value.
package enum TemplateFit: Sendable, Hashable {
    case whole
    /// Cut where it is longer, as it often is.
    case cut(limit: Int)
    /// Only its Latin letters, digits and signs stay.
    case latinOnly
    /// Nobody knows before WeChat is asked.
    case unknown
    /// WeChat refuses such values with 47003.
    case refused
}
