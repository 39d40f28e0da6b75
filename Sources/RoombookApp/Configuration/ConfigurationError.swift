package import RoomBooking
package import Themes

/// Why the configuration can not be used.
package enum ConfigurationError: Error, Equatable, Sendable {
    /// There is no configuration anywhere.
    case none
    case unreadable(path: String, reason: Bilingual)
    case unwritable(path: String, problem: Bilingual)
    /// `place` is `file:line`, or the file where the line is not known.
    case syntax(place: String, detail: String)
    case unknownKey(place: String, key: String, suggestion: String?)
    case badValue(place: String, key: String, expected: Bilingual)
    case missing(path: String, key: String)
    case secretFile(path: String, problem: Bilingual)
    case unknownTheme(name: String, known: [String])
    case badTheme(ThemeError)
    case badEnvironment(name: String, expected: Bilingual)

    /// What is wrong, where, and what to do.
    package func text(in language: Language) -> String {
        sentence[language]
    }

    private var sentence: Bilingual {
        switch self {
        case .none:
            Bilingual(
                zh: "还没有配置。先试试 roombook demo，或用 roombook init --admin 用户名 --password-stdin 建立。",
                en: "There is no configuration yet. Try roombook demo, or set one up with "
                    + "roombook init --admin NAME --password-stdin.")
        case .unreadable(let path, let reason):
            Bilingual(
                zh: "无法读取配置 \(path)：\(reason.zh)。请检查路径和权限。",
                en:
                    "The configuration \(path) can not be read: \(reason.en). Check the path and its permissions."
            )
        case .unwritable(let path, let problem):
            Bilingual(
                zh: "无法写入配置 \(path)：\(problem.zh)。请检查路径和权限后再试。",
                en:
                    "The configuration \(path) can not be written: \(problem.en). Check the path and try again."
            )
        case .syntax(let place, let detail):
            Bilingual(
                zh: "\(place)：这一行不是有效的 TOML，请更正（\(detail)）。",
                en: "\(place): this is not TOML; correct that line (\(detail)).")
        case .unknownKey(let place, let key, let suggestion):
            Bilingual(
                zh: "\(place)：没有名为 \(key) 的设置。\(suggestion.map { "是不是 \($0)？" } ?? "请删除它。")",
                en:
                    "\(place): there is no setting \(key). \(suggestion.map { "Did you mean \($0)?" } ?? "Delete it.")"
            )
        case .badValue(let place, let key, let expected):
            Bilingual(zh: "\(place)：\(key) 应为\(expected.zh)。", en: "\(place): \(key) must be \(expected.en).")
        case .missing(let path, let key):
            Bilingual(zh: "\(path)：缺少 \(key)。请补上。", en: "\(path): \(key) is missing. Add it.")
        case .secretFile(let path, let problem):
            Bilingual(
                zh: "不使用 AppSecret 文件 \(path)：\(problem.zh)。",
                en: "The AppSecret file \(path) is not used: \(problem.en).")
        case .unknownTheme(let name, let known):
            Bilingual(
                zh: "没有名为 \(Wording.typed(name)) 的主题。可用：\(known.joined(separator: "、"))。",
                en: "There is no theme \(Wording.typed(name)). There are: \(known.joined(separator: ", ")).")
        case .badTheme(let error):
            error.bilingual
        case .badEnvironment(let name, let expected):
            Bilingual(
                zh: "环境变量 \(name) 应为\(expected.zh)。",
                en: "The environment variable \(name) must be \(expected.en).")
        }
    }
}
