import TOMLKit
import TerminalIO

/// Reads the values of one theme file and checks every one of them.
struct ThemeReader {
    private let source: ThemeSource
    private let root: TOMLTable
    private var palette: [String: ThemeColor] = [:]

    init(_ source: ThemeSource) throws(ThemeError) {
        self.source = source
        root = try source.table()
        try check(
            root.keys, among: ["schema", "name", "label", "appearance", "inherits", "palette", "roles"])
        guard root["schema"]?.int == 1 else { throw source.error(.wrongSchema, key: "schema") }
        for (name, value) in try table("palette") ?? TOMLTable() {
            palette[name] = try color(value, key: name, in: "palette")
        }
    }

    func name() throws(ThemeError) -> String {
        let name = try string("name")
        let file = source.path.split(separator: "/").last.map(String.init) ?? ""
        let isPlain =
            !name.isEmpty
            && name.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
            }
        guard isPlain, file == name + ".toml" else { throw source.error(.badName(name), key: "name") }
        return name
    }

    func label() throws(ThemeError) -> ThemeLabel {
        guard let table = root["label"]?.table, table.count == 2, let zh = table["zh"]?.string,
            let en = table["en"]?.string
        else {
            throw source.error(.wrongValue("label", expected: "{ zh = \"…\", en = \"…\" }"), key: "label")
        }
        return ThemeLabel(zh: zh, en: en)
    }

    func appearance() throws(ThemeError) -> Appearance {
        guard let appearance = Appearance(rawValue: try string("appearance")) else {
            throw source.error(
                .wrongValue("appearance", expected: "\"dark\", \"light\" or \"any\""), key: "appearance")
        }
        return appearance
    }

    func parent() throws(ThemeError) -> String? {
        root["inherits"] == nil ? nil : try string("inherits")
    }

    func roles() throws(ThemeError) -> [Role: RoleDefinition] {
        guard let table = try table("roles") else { throw source.error(.missingKey("roles")) }
        var roles: [Role: RoleDefinition] = [:]
        for (name, value) in table {
            guard let role = Role(rawValue: name) else {
                let near = suggestion(for: name, among: Role.allCases.map(\.rawValue))
                throw source.error(.unknownRole(name, suggestion: near), key: name, in: "roles")
            }
            roles[role] = try definition(value, key: name)
        }
        return roles
    }

    private func definition(_ value: any TOMLValueConvertible, key: String) throws(ThemeError)
        -> RoleDefinition
    {
        guard let table = value.table else {
            throw source.error(.wrongValue(key, expected: "{ fg, bg, attrs, mono }"), key: key, in: "roles")
        }
        try check(table.keys, among: ["fg", "bg", "attrs", "mono"], at: key, in: "roles")
        var definition = RoleDefinition()
        if let value = table["fg"] { definition.foreground = try color(value, key: key, in: "roles") }
        if let value = table["bg"] { definition.background = try color(value, key: key, in: "roles") }
        if let value = table["attrs"] { definition.attributes = try attributes(value, key: key) }
        if let value = table["mono"] { definition.mono = try attributes(value, key: key) }
        return definition
    }

    private func attributes(_ value: any TOMLValueConvertible, key: String) throws(ThemeError) -> Attributes {
        guard let array = value.array else {
            throw source.error(.wrongValue(key, expected: "a list of attributes"), key: key, in: "roles")
        }
        var attributes: Attributes = []
        for element in array {
            let name = element.string ?? element.debugDescription
            guard let attribute = ThemeReader.attributes[name] else {
                let near = suggestion(for: name, among: ThemeReader.attributes.keys.sorted())
                throw source.error(.unknownAttribute(name, suggestion: near), key: key, in: "roles")
            }
            attributes.insert(attribute)
        }
        return attributes
    }

    private func color(
        _ value: any TOMLValueConvertible, key: String, in section: String
    ) throws(ThemeError) -> ThemeColor {
        if let text = value.string { return try color(named: text, key: key, in: section) }
        func wrong() -> ThemeError {
            source.error(
                .wrongValue(key, expected: "a colour, or { rgb, x256, ansi }"), key: key, in: section)
        }
        guard let table = value.table, let rgb = table["rgb"]?.string else { throw wrong() }
        try check(table.keys, among: ["rgb", "x256", "ansi"], at: key, in: section)
        guard var color = ThemeColor(hex: rgb) else {
            throw source.error(.badHex(rgb), key: key, in: section)
        }
        if let value = table["x256"] {
            guard let number = value.int, let index = UInt8(exactly: number) else { throw wrong() }
            color.x256 = index
        }
        if let value = table["ansi"] {
            let name = value.string ?? value.debugDescription
            guard let number = ThemeColor.ansiNumber(name) else {
                throw source.error(.unknownColor(name, suggestion: nil), key: key, in: section)
            }
            color.ansi = number
        }
        return color
    }

    private func color(named text: String, key: String, in section: String) throws(ThemeError) -> ThemeColor {
        if text.hasPrefix("#") {
            guard let color = ThemeColor(hex: text) else {
                throw source.error(.badHex(text), key: key, in: section)
            }
            return color
        }
        if section != "palette", let color = palette[text] { return color }
        if let color = ThemeColor(name: text) { return color }
        let near = suggestion(for: text, among: palette.keys.sorted())
        throw source.error(.unknownColor(text, suggestion: near), key: key, in: section)
    }

    private func string(_ key: String) throws(ThemeError) -> String {
        guard let value = root[key] else { throw source.error(.missingKey(key)) }
        guard let text = value.string else {
            throw source.error(.wrongValue(key, expected: "a string"), key: key)
        }
        return text
    }

    private func table(_ key: String) throws(ThemeError) -> TOMLTable? {
        guard let value = root[key] else { return nil }
        guard let table = value.table else {
            throw source.error(.wrongValue(key, expected: "a table"), key: key)
        }
        return table
    }

    private func check(
        _ keys: [String], among known: [String], at entry: String? = nil, in section: String = ""
    ) throws(ThemeError) {
        for key in keys where !known.contains(key) {
            let problem = ThemeError.Problem.unknownKey(key, suggestion: suggestion(for: key, among: known))
            throw source.error(problem, key: entry ?? key, in: section)
        }
    }

    private static let attributes: [String: Attributes] = [
        "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
    ]
}
