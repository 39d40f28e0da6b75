import ArgumentParser
import BookingServices
import Foundation
import RoomBooking

/// `roombook sign-in NAME --password-stdin [--code C]`.
struct SignInCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-in",
        abstract: "Sign in; with a code from the mini program the first time binds WeChat. 登录；首次带登录码会绑定微信。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var passwordOptions: PasswordOptions
    @Argument(help: "Username. 用户名。") var name: String
    @Option(name: .long, parsing: .unconditional, help: "Login code of the mini program. 小程序登录码。")
    var code: String?

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let password = try passwordOptions.read()
        do throws(SignInError) {
            let signedIn = try await workspace.services.signIn.signIn(
                username: name, password: password, code: code, clientID: ClientID.commandLine)
            try saved(signedIn, workspace)
        } catch {
            throw .signIn(error)
        }
        try await WhoAmICommand.show(as: try await workspace.access(), workspace, json: output.json)
    }

    private func saved(_ signedIn: SignedIn, _ workspace: Workspace) throws(SignInError) {
        do throws(CommandFailure) {
            try workspace.sessionFile.save(signedIn.tokens, username: signedIn.identity.user.username)
        } catch {
            if case .storage(let problem) = error { throw .storage(problem) }
            throw .storage(.unreachable(detail: Bilingual(verbatim: workspace.sessionFile.folder)))
        }
    }
}

/// `roombook sign-out`.
struct SignOutCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-out", abstract: "End the session of the command line. 退出命令行登录。")

    @OptionGroup var options: GlobalOptions

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let access = try await workspace.access()
        do throws(SessionError) {
            try await workspace.services.sessions.signOut(access: access)
        } catch {
            throw .session(error)
        }
        workspace.sessionFile.remove()
        Console.line(workspace.say("已退出登录。", "Signed out."))
    }
}

/// `roombook whoami`.
struct WhoAmICommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami", abstract: "Who is signed in on the command line. 查看当前登录的用户。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        try await Self.show(as: try await workspace.access(), workspace, json: output.json)
    }

    static func show(
        as access: String, _ workspace: Workspace, json: Bool
    ) async throws(CommandFailure) {
        let user: User
        do throws(SessionError) {
            user = try await workspace.services.sessions.identity(access: access).user
        } catch {
            throw .session(error)
        }
        let binding: BindingStatus?
        do throws(BindError) {
            binding = try await workspace.services.binding.status(as: access)
        } catch {
            throw .bind(error)
        }
        show(user, binding, workspace, json: json)
    }

    private static func show(
        _ user: User, _ binding: BindingStatus?, _ workspace: Workspace, json: Bool
    ) {
        if json {
            return Console.json(
                UserForm(
                    user, boundAt: binding?.boundAt, mustBindAgain: binding?.mustBindAgain ?? false,
                    zone: workspace.zone))
        }
        let bound = BindingText.status(
            openID: binding?.openID, boundAt: binding?.boundAt,
            mustBindAgain: binding?.mustBindAgain ?? false, workspace)
        Console.line("\(user.username) · \(user.displayName) · \(user.role.rawValue) · \(bound)")
    }
}
