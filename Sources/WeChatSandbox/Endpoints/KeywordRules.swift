/// The limits of each type of keyword, by the letters that its key begins with.
enum KeywordRules {
    /// The values in the order of the template; the first bad one fails the message.
    static func entries(
        of data: JSON?, for template: SandboxTemplate
    ) throws(APIError) -> [SandboxMessage.Entry] {
        var entries: [SandboxMessage.Entry] = []
        for keyword in template.keywords {
            let value = try value(of: data?[keyword.key]?["value"], key: keyword.key)
            guard accepts(value, type: type(of: keyword.key)), keyword.allowedValues?.contains(value) ?? true
            else { throw .argument(key: keyword.key, .invalid) }
            entries.append(SandboxMessage.Entry(key: keyword.key, label: keyword.label, value: value))
        }
        return entries
    }

    static func accepts(_ value: String, type: String) -> Bool {
        let scalars = value.unicodeScalars
        guard !scalars.contains(where: { $0.properties.generalCategory == .control }) else { return false }
        return switch type {
        // The strictest of the usual ways to count: an emoji is two.
        case "thing": value.utf16.count <= 20
        case "number": isNumber(value)
        case "letter": scalars.count <= 32 && scalars.allSatisfy(isLetter)
        case "symbol": scalars.count <= 5 && scalars.allSatisfy { isPunctuation($0) || isSymbol($0) }
        case "character_string":
            scalars.count <= 32 && scalars.allSatisfy { (0x20...0x7E).contains($0.value) }
        case "time": TimeText.isTime(value)
        case "date": TimeText.isDate(value)
        case "amount": isAmount(value)
        case "phone_number": scalars.count <= 17 && scalars.allSatisfy(isDialled)
        case "car_number": scalars.count <= 8
        case "name": isName(value)
        case "phrase": scalars.count <= 5 && scalars.allSatisfy(\.properties.isIdeographic)
        default: true
        }
    }

    private static func value(of json: JSON?, key: String) throws(APIError) -> String {
        switch json {
        case .string(let text) where text.contains(where: { !$0.isWhitespace }): return text
        case .number(let text): return text
        case nil, .null, .string: throw .argument(key: key, .empty)
        case .bool, .array, .object: throw .argument(key: key, .invalid)
        }
    }

    private static func type(of key: String) -> String {
        guard let last = key.lastIndex(where: { !("0"..."9").contains($0) }) else { return "" }
        return String(key[...last])
    }

    private static func isNumber(_ value: String) -> Bool {
        let unsigned = value.hasPrefix("-") ? value.dropFirst() : value[...]
        let parts = unsigned.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.allSatisfy(isDigits) && parts.reduce(0) { $0 + $1.utf8.count } <= 32
    }

    private static func isAmount(_ value: String) -> Bool {
        var rest = value[...]
        if rest.unicodeScalars.first?.properties.generalCategory == .currencySymbol { rest.removeFirst() }
        if rest.last == "元" { rest.removeLast() }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.allSatisfy(isDigits) && parts[0].utf8.count <= 10
    }

    /// Ten characters, or twenty if there is no Chinese among them.
    private static func isName(_ value: String) -> Bool {
        let scalars = value.unicodeScalars
        return scalars.count <= 10
            || (scalars.count <= 20 && scalars.allSatisfy { isLetter($0) || isPunctuation($0) || $0 == " " })
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func isDialled(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || "+()-# *".unicodeScalars.contains(scalar)
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }

    private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
        default: false
        }
    }
}
