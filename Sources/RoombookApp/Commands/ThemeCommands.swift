import ArgumentParser
import RoomBooking
import Themes

/// `roombook theme list|check`.
struct ThemeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme", abstract: "Colour themes. 主题。",
        subcommands: [ThemeListCommand.self, ThemeCheckCommand.self])
}

struct ThemeListCommand: RoombookSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The themes inside. 列出内置主题。")

    @OptionGroup var options: GlobalOptions

    func execute() throws(CommandFailure) -> Int32 {
        for name in ThemeLibrary.names {
            let theme = try options.location.theme(named: name)
            Console.line("\(name)  \(options.spoken == .chinese ? theme.label.zh : theme.label.en)")
        }
        return ExitStatus.done.rawValue
    }
}

struct ThemeCheckCommand: RoombookSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check a theme file; warnings are told, errors refuse it. 检查主题文件。")

    @OptionGroup var options: GlobalOptions
    @Argument(help: "Name or file. 名称或文件。") var theme: String

    func execute() throws(CommandFailure) -> Int32 {
        let file = try options.location.theme(named: theme)
        for warning in file.warnings() {
            Console.line(options.spoken == .chinese ? warning.chinese : "\(warning)")
        }
        Console.line(options.spoken == .chinese ? "\(file.name)：可以使用。" : "\(file.name): it can be used.")
        return ExitStatus.done.rawValue
    }
}

extension ThemeWarning {
    fileprivate var chinese: String {
        let place = line.map { "\(path):\($0)" } ?? path
        return "\(place)：\(role.rawValue) 对比度偏低，为 \((ratio * 10).rounded(.down) / 10):1，应为 \(wanted):1"
    }
}
