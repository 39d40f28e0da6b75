import RoomBooking
import Themes

extension ThemeError {
    /// Where the theme is wrong, and how.
    var bilingual: Bilingual {
        let place = line.map { "\(path):\($0)" } ?? path
        return Bilingual(zh: "\(place)：\(problem.chinese)。", en: "\(description).")
    }
}

extension ThemeError.Problem {
    fileprivate var chinese: String {
        switch self {
        case .tooLarge: "主题文件最大 64 KB"
        case .syntax(let message): "不是有效的 TOML：\(message)"
        case .wrongSchema: "本程序只读 schema = 1 的主题"
        case .badName(let name): "name “\(name)”须与文件名相同，只含 a-z、0-9 和 -"
        case .unknownKey(let key, let suggestion): "没有名为 \(key) 的键\(hint(suggestion))"
        case .missingKey(let key): "缺少 \(key)"
        case .wrongValue(let key, let expected): "\(key) 的值不对，应为 \(expected)"
        case .unknownRole(let role, let suggestion): "没有名为 \(role) 的角色\(hint(suggestion))"
        case .unknownColor(let name, let suggestion): "没有名为 \(name) 的颜色\(hint(suggestion))"
        case .badHex(let text): "\(text) 不是颜色，请写 #rgb 或 #rrggbb"
        case .unknownAttribute(let name, let suggestion): "没有名为 \(name) 的属性\(hint(suggestion))"
        case .missingParent(let name): "它继承的 \(name) 不存在"
        case .cycle(let names): "它继承了自己：\(names.joined(separator: " > "))"
        case .missingRole(let role): "缺少角色 \(role.rawValue)"
        case .sameMono(let one, let other): "没有颜色时 \(one.rawValue) 与 \(other.rawValue) 看起来一样，请设置 mono"
        }
    }

    private func hint(_ suggestion: String?) -> String {
        suggestion.map { "，是不是 \($0)？" } ?? ""
    }
}
