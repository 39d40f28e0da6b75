import RoomBooking
import TOMLKit
import Themes

/// A value of the file, as far as settings use TOML's types.
enum SettingValue: Sendable, Equatable {
    case text(String)
    case number(Int)
    case other

    init(_ value: any TOMLValueConvertible) {
        if let text = value.string {
            self = .text(text)
        } else if let number = value.int {
            self = .number(number)
        } else {
            self = .other
        }
    }
}

/// Reads settings by table and key; every error names the line.
struct SettingReader {
    enum Kind { case text, path }

    let path: String
    let text: String
    let tables: [String: [String: SettingValue]]

    static let known: [String: [String]] = [
        "database": ["path"],
        "wechat": [
            "base_url", "app_id", "app_secret_file", "token_endpoint", "miniprogram_state", "lang",
            "bind_page",
            "bind_link",
        ],
        "notifications": ["undo_window", "reminder", "at_once"],
        "site": ["time_zone", "opening", "slot", "longest", "days_ahead"],
        "ui": ["language", "theme"],
    ]

    func has(_ table: String) -> Bool { tables[table] != nil }

    func refuseUnknownKeys() throws(ConfigurationError) {
        for (table, values) in tables.sorted(by: { $0.key < $1.key }) {
            guard let keys = Self.known[table] else {
                throw .unknownKey(
                    place: SettingPlace.of(nil, in: table, text, path), key: "[\(table)]",
                    suggestion: suggestion(for: table, among: Array(Self.known.keys)).map { "[\($0)]" })
            }
            for key in values.keys.sorted() where !keys.contains(key) {
                throw .unknownKey(
                    place: place(table, key), key: "\(table).\(key)",
                    suggestion: suggestion(for: key, among: keys))
            }
        }
    }

    func text(_ table: String, _ key: String) throws(ConfigurationError) -> String? {
        switch tables[table]?[key] {
        case nil: return nil
        case .text(let text) where !text.isEmpty && !text.unicodeScalars.contains { $0.value < 0x20 }:
            return text
        default: throw bad(table, key, Bilingual(zh: "非空的文字", en: "a text that is not empty"))
        }
    }

    func required(_ table: String, _ key: String, _ kind: Kind) throws(ConfigurationError) -> String {
        guard let text = try text(table, key) else { throw .missing(path: path, key: "\(table).\(key)") }
        if kind == .path, !text.hasPrefix("/") {
            throw bad(table, key, Bilingual(zh: "以 / 开头的绝对路径", en: "an absolute path"))
        }
        return text
    }

    func number(_ table: String, _ key: String, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int?
    {
        switch tables[table]?[key] {
        case nil: return nil
        case .number(let number) where range.contains(number): return number
        default:
            throw bad(
                table, key,
                Bilingual(
                    zh: " \(range.lowerBound) 到 \(range.upperBound) 的整数",
                    en: "a whole number from \(range.lowerBound) to \(range.upperBound)"))
        }
    }

    func choice<Value>(
        _ table: String, _ key: String, _ choices: [String: Value]
    ) throws(ConfigurationError) -> Value? {
        guard let text = try text(table, key) else { return nil }
        guard let value = choices[text] else {
            let names = choices.keys.sorted()
            throw bad(
                table, key,
                Bilingual(
                    zh: " \(names.joined(separator: "、")) 之一", en: "one of \(names.joined(separator: ", "))"))
        }
        return value
    }

    func bad(_ table: String, _ key: String, _ expected: Bilingual) -> ConfigurationError {
        .badValue(place: place(table, key), key: "\(table).\(key)", expected: expected)
    }

    private func place(_ table: String, _ key: String) -> String {
        SettingPlace.of(key, in: table, text, path)
    }
}

/// The line of a key: TOMLKit tells none for values, so the text is searched.
enum SettingPlace {
    /// `file:line`; the table's own line where `key` is nil, the file alone where nothing is found.
    static func of(_ key: String?, in table: String?, _ text: String, _ path: String) -> String {
        var current: String?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            if trimmed.first == "[" {
                current = trimmed.dropFirst().prefix { $0 != "]" }.filter { $0 != " " }
                if key == nil, current == table { return "\(path):\(index + 1)" }
            } else if let key, current == table,
                trimmed.prefix(while: { $0 != "=" && $0 != " " }).filter({ $0 != "\"" }) == key
            {
                return "\(path):\(index + 1)"
            }
        }
        return path
    }
}
