import ArgumentParser
import BookingServices
import Foundation
import RoomBooking

/// `roombook init --admin NAME --password-stdin`.
struct InitCommand: RoombookSubcommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make the configuration, the data file and the first admin. 建立配置、数据文件和首位管理员。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var passwordOptions: PasswordOptions
    @Option(name: .long, help: "Username of the first admin. 首位管理员的用户名。") var admin: String
    @Option(name: .long, help: "Their name as people read it. 管理员的姓名。") var displayName: String?

    func execute() throws(CommandFailure) -> Int32 {
        let password = try passwordOptions.read()
        let path = options.location.writable
        let isNew = !FileManager.default.fileExists(atPath: path)
        let text = InitialConfiguration.text(dataFolder: options.location.dataFolder)
        let file: ConfigurationFile
        let configuration: Configuration
        do throws(ConfigurationError) {
            file = try isNew ? ConfigurationFile(path: path, text: text) : ConfigurationFile(path: path)
            configuration = try file.configuration()
        } catch {
            throw .configuration(error)
        }
        let failure: CommandFailure? = blocking {
            do throws(CommandFailure) {
                try await addAdmin(configuration, password: password)
                return nil
            } catch {
                return error
            }
        }
        // An admin of an earlier run that could not write the configuration is no reason to go without one.
        if case .admin(.adminExists) = failure {
            if isNew { try write(text, to: path) }
        }
        if let failure { throw failure }
        if isNew { try write(text, to: path) }
        report(path: path, isNew: isNew, configuration)
        return ExitStatus.done.rawValue
    }

    private func addAdmin(_ configuration: Configuration, password: String) async throws(CommandFailure) {
        let services = try Services.build(configuration, create: true)
        do throws(AdminError) {
            _ = try await services.people.addFirstAdmin(
                username: admin, displayName: displayName ?? admin, password: password,
                language: options.spoken)
        } catch {
            throw .admin(error)
        }
    }

    private func write(_ text: String, to path: String) throws(CommandFailure) {
        do throws(PrivateFile.Problem) {
            try PrivateFile.write(Data(text.utf8), to: path)
        } catch {
            throw .configuration(.unwritable(path: path, problem: error.text))
        }
    }

    private func report(path: String, isNew: Bool, _ configuration: Configuration) {
        let isChinese = options.spoken == .chinese
        let wrote =
            isChinese
            ? (isNew ? "已写入配置" : "保留配置") : (isNew ? "Wrote the configuration" : "Kept the configuration")
        Console.line("\(wrote) \(path)")
        Console.line((isChinese ? "数据文件 " : "Data file ") + configuration.databasePath)
        Console.line(
            isChinese
                ? "管理员 \(admin)。接下来：roombook sign-in \(admin) --password-stdin，然后 roombook room add。"
                : "Admin \(admin). Next: roombook sign-in \(admin) --password-stdin, then roombook room add.")
    }
}

/// The configuration that `init` writes: what must be set, and the rest as comments with its defaults.
enum InitialConfiguration {
    static func text(dataFolder: String) -> String {
        """
        # roombook 配置 · configuration

        [database]
        path = "\(dataFolder)/roombook.db"

        # 微信小程序；未填写时可以预订，但不能绑定和通知。
        # The mini program; without it rooms can be booked, but nobody can be bound or told.
        # [wechat]
        # base_url = "https://api.weixin.qq.com"
        # app_id = "wx0123456789abcdef"
        # app_secret_file = "/etc/roombook/app-secret"
        # token_endpoint = "stable"
        # miniprogram_state = "formal"
        # lang = "zh_CN"

        [notifications]
        undo_window = 10

        [site]
        time_zone = "Asia/Shanghai"
        opening = "08:00-20:00"
        slot = 30
        longest = 240
        days_ahead = 30

        [ui]
        language = "auto"
        theme = "terminal"

        """
    }
}
