/// Why a theme was not taken, and where in its file.
package struct ThemeError: Error, Equatable, CustomStringConvertible {
    package let path: String
    /// Counted from one; nil when it is about the file as a whole.
    package let line: Int?
    package let problem: Problem

    package enum Problem: Error, Equatable, Sendable {
        case tooLarge
        case syntax(String)
        case wrongSchema
        case badName(String)
        case unknownKey(String, suggestion: String?)
        case missingKey(String)
        case wrongValue(String, expected: String)
        case unknownRole(String, suggestion: String?)
        case unknownColor(String, suggestion: String?)
        case badHex(String)
        case unknownAttribute(String, suggestion: String?)
        case missingParent(String)
        case cycle([String])
        case missingRole(Role)
        case sameMono(Role, Role)
    }

    package var description: String {
        let place = line.map { "\(path):\($0)" } ?? path
        return "\(place): \(problem.sentence)"
    }
}

extension ThemeError.Problem {
    fileprivate var sentence: String {
        switch self {
        case .tooLarge: "a theme may have 64 KB at most"
        case .syntax(let message): "\(message)"
        case .wrongSchema: "this program reads themes with schema = 1"
        case .badName(let name): "\"\(name)\" must be the file's name without .toml, of a-z, 0-9 and -"
        case .unknownKey(let key, let suggestion): "unknown key \"\(key)\"" + hint(suggestion)
        case .missingKey(let key): "\"\(key)\" is missing"
        case .wrongValue(let key, let expected): "\"\(key)\" must be \(expected)"
        case .unknownRole(let role, let suggestion): "unknown role \"\(role)\"" + hint(suggestion)
        case .unknownColor(let name, let suggestion): "unknown colour \"\(name)\"" + hint(suggestion)
        case .badHex(let text): "\"\(text)\" is no colour; write #rgb or #rrggbb"
        case .unknownAttribute(let name, let suggestion): "unknown attribute \"\(name)\"" + hint(suggestion)
        case .missingParent(let name): "it inherits \"\(name)\", which does not exist"
        case .cycle(let names): "it inherits itself: " + names.joined(separator: " > ")
        case .missingRole(let role): "the role \"\(role.rawValue)\" is missing"
        case .sameMono(let one, let other):
            "\"\(one.rawValue)\" and \"\(other.rawValue)\" look the same without colour; set mono"
        }
    }

    private func hint(_ suggestion: String?) -> String {
        suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
    }
}
