import ArgumentParser
import BookingServices
import RoomBooking

/// `roombook user add|list|disable|enable|password|unbind`.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "People and their accounts. 管理用户。",
        subcommands: [
            UserAddCommand.self, UserListCommand.self, UserDisableCommand.self, UserEnableCommand.self,
            UserPasswordCommand.self, UserUnbindCommand.self,
        ])
}

struct UserAddCommand: ServiceCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a user. 添加用户。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var passwordOptions: PasswordOptions
    @Argument(help: "Username. 用户名。") var name: String
    @Option(name: .long, help: "Name that people read. 姓名。") var displayName: String
    @Option(name: .long, help: "staff or admin. 角色。") var role = User.Role.staff

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let access = try await workspace.access()
        let password = try passwordOptions.read()
        do throws(AdminError) {
            let user = try await workspace.services.people.add(
                username: name, displayName: displayName, role: role, password: password, as: access)
            if output.json { return Console.json(UserForm(user, zone: workspace.zone)) }
            Console.line(workspace.say("已添加用户 \(user.username)。", "Added the user \(user.username)."))
        } catch {
            throw .admin(error)
        }
    }
}

extension User.Role: ExpressibleByArgument {}

struct UserListCommand: ServiceCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All users. 列出用户。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let access = try await workspace.access()
        do throws(AdminError) {
            let users = try await workspace.services.people.list(as: access)
            show(users, bindings: try await bindings(workspace), workspace)
        } catch {
            throw .admin(error)
        }
    }

    private func show(_ users: [User], bindings: [UserID: Binding], _ workspace: Workspace) {
        if output.json {
            return Console.json(
                users.map { user in
                    let binding = bindings[user.id]
                    return UserForm(
                        user, boundAt: binding?.boundAt, mustBindAgain: binding?.invalidAt != nil,
                        zone: workspace.zone)
                })
        }
        for user in users {
            let state = user.isDisabled ? workspace.say("已停用", "disabled") : workspace.say("正常", "active")
            let wechat = BindingText.status(
                boundAt: bindings[user.id]?.boundAt, mustBindAgain: bindings[user.id]?.invalidAt != nil,
                workspace)
            Console.line("\(user.username)  \(user.displayName)  \(user.role.rawValue)  \(state)  \(wechat)")
        }
    }

    private func bindings(_ workspace: Workspace) async throws(AdminError) -> [UserID: Binding] {
        do throws(StorageError) {
            return try await workspace.services.store.bindings(appID: workspace.services.appID)
        } catch {
            throw .storage(error)
        }
    }
}

struct UserDisableCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Disable a user and end their sessions. 停用用户并结束其登录。")

    @OptionGroup var options: GlobalOptions
    @Argument(help: "Username. 用户名。") var name: String

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        try await workspace.administer(done: ("已停用 \(name)。", "Disabled \(name).")) {
            access throws(AdminError) in
            try await workspace.services.people.disable(name, as: access)
        }
    }
}

struct UserEnableCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Enable a user again. 重新启用用户。")

    @OptionGroup var options: GlobalOptions
    @Argument(help: "Username. 用户名。") var name: String

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        try await workspace.administer(done: ("已启用 \(name)。", "Enabled \(name).")) {
            access throws(AdminError) in
            try await workspace.services.people.enable(name, as: access)
        }
    }
}

struct UserPasswordCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Set a user's password. 设置密码。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var passwordOptions: PasswordOptions
    @Argument(help: "Username. 用户名。") var name: String

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let password = try passwordOptions.read()
        try await workspace.administer(done: ("已设置 \(name) 的密码。", "Set the password of \(name).")) {
            access throws(AdminError) in
            try await workspace.services.people.setPassword(password, of: name, as: access)
        }
    }
}

struct UserUnbindCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "unbind", abstract: "Take a user's WeChat binding away. 解除微信绑定。")

    @OptionGroup var options: GlobalOptions
    @Argument(help: "Username. 用户名。") var name: String

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        try await workspace.administer(
            done: ("已解除 \(name) 的微信绑定。", "\(name) is not bound to WeChat any more.")
        ) {
            access throws(AdminError) in
            try await workspace.services.people.unbind(name, as: access)
        }
    }
}

extension Workspace {
    /// Does one thing as the admin who is signed in, and says that it is done.
    func administer(
        done: (zh: String, en: String), _ body: (String) async throws(AdminError) -> Void
    ) async throws(CommandFailure) {
        let access = try await access()
        do throws(AdminError) {
            try await body(access)
        } catch {
            throw .admin(error)
        }
        Console.line(say(done.zh, done.en))
    }
}
