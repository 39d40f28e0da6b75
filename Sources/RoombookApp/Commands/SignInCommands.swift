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
    @Option(name: .long, help: "Login code of the mini program. 小程序登录码。") var code: String?

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let password = try passwordOptions.read()
        do throws(SignInError) {
            let signedIn = try await workspace.services.signIn.signIn(
                username: name, password: password, code: code, clientID: ClientID.commandLine)
            try saved(signedIn, workspace)
        } catch {
            throw .signIn(error)
        }
    }

    private func saved(_ signedIn: SignedIn, _ workspace: Workspace) throws(SignInError) {
        do throws(CommandFailure) {
            try workspace.sessionFile.save(signedIn.tokens, username: signedIn.identity.user.username)
        } catch {
            if case .storage(let problem) = error { throw .storage(problem) }
            throw .storage(.unreachable(detail: Bilingual(verbatim: workspace.sessionFile.folder)))
        }
        WhoAmICommand.show(signedIn.identity, workspace, json: output.json)
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
        let access = try await workspace.access()
        do throws(SessionError) {
            Self.show(
                try await workspace.services.sessions.identity(access: access), workspace, json: output.json)
        } catch {
            throw .session(error)
        }
    }

    static func show(_ identity: Identity, _ workspace: Workspace, json: Bool) {
        if json { return Console.json(UserForm(identity.user, isBound: identity.wechat != nil)) }
        let user = identity.user
        let bound =
            identity.wechat.map {
                workspace.say(
                    "微信已绑定 \(Wording.shortened(openID: $0.openID))",
                    "WeChat bound \(Wording.shortened(openID: $0.openID))")
            }
            ?? workspace.say("微信未绑定", "WeChat not bound")
        Console.line("\(user.username) · \(user.displayName) · \(user.role.rawValue) · \(bound)")
    }
}
