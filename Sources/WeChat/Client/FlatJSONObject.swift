/// The wanted top-level values of a JSON object, read leniently: a byte order mark and raw control
/// characters are tolerated, bytes that are no UTF-8 are replaced, and what is not wanted is skipped, however deep.
struct FlatJSONObject {
    enum Value: Equatable {
        case string(String)
        case number(String)
        /// `true`, `false` or `null`.
        case word
        case nested
        /// The key came twice, with different values.
        case conflicting
    }

    enum Integer: Equatable {
        case absent
        case value(Int64)
        case unreadable
    }

    private var values: [String: Value] = [:]

    /// Nil when the bytes are not one JSON object.
    init?(_ bytes: [UInt8], wanted: Set<String>) {
        var scanner = JSONScanner(bytes)
        let isRead = scanner.readObject { key, value in
            guard wanted.contains(key) else { return }
            let known = values[key]
            values[key] = known == nil || known == value ? value : .conflicting
        }
        guard isRead else { return nil }
    }

    /// An integer, or a string that holds one.
    func integer(_ key: String) -> Integer {
        switch values[key] {
        case nil: .absent
        case .number(let text), .string(let text): Int64(text).map(Integer.value) ?? .unreadable
        case .word, .nested, .conflicting: .unreadable
        }
    }

    func string(_ key: String) -> String? {
        guard case .string(let text) = values[key] else { return nil }
        return text
    }
}
