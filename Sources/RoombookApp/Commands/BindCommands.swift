import ArgumentParser
import BookingServices
import QRCodes
import RoomBooking

/// `roombook bind`: a code to scan for whoever is signed in, or with scene and code the server side of it.
struct BindCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "bind",
        abstract: "Bind WeChat: shows a QR code to scan; with --scene and --code completes it. 绑定微信。",
        discussion: """
            Without options it shows a one-time code for whoever is signed in on the command line.
            The mini program's server completes it with the scene that was scanned and a code of wx.login.
            不带选项时为当前登录者显示一次性的二维码；小程序的服务器用扫到的 scene 和 wx.login 的登录码完成绑定。
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    // Either may begin with a dash.
    @Option(name: .long, parsing: .unconditional, help: "Scene that was scanned. 扫到的 scene。")
    var scene: String?
    @Option(name: .long, parsing: .unconditional, help: "Login code of the mini program. 小程序登录码。")
    var code: String?
    @Flag(name: .long, help: "Read scene and code from standard input, a line each. 从标准输入读取 scene 和登录码，各一行。")
    var stdin = false

    func validate() throws {
        guard (scene == nil) == (code == nil) else {
            throw ValidationError("--scene and --code come together. --scene 与 --code 须同时给出。")
        }
        guard !stdin || scene == nil else {
            throw ValidationError("Give --stdin, or --scene and --code. --stdin 不能与 --scene、--code 同用。")
        }
    }

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        if let (scene, code) = try given() {
            try await complete(scene: scene, code: code, workspace)
        } else {
            try await begin(workspace)
        }
    }

    private func given() throws(CommandFailure) -> (scene: String, code: String)? {
        guard stdin else {
            guard let scene, let code else { return nil }
            return (scene, code)
        }
        let lines = (0..<2).compactMap { _ in StandardInput.line(limit: Self.lineLimit) }.map {
            String(validating: $0, as: UTF8.self) ?? ""
        }
        guard lines.count == 2, lines.allSatisfy({ !$0.isEmpty && $0.utf8.count <= Self.lineLimit }) else {
            throw .input(.noSceneAndCode)
        }
        return (lines[0], lines[1])
    }

    private static let lineLimit = 1024

    private func complete(scene: String, code: String, _ workspace: Workspace) async throws(CommandFailure) {
        do throws(BindError) {
            let user = try await workspace.services.binding.complete(scene: scene, code: code)
            try await show(user, workspace)
        } catch {
            throw .bind(error)
        }
    }

    private struct BoundForm: Encodable {
        let username: String
        let displayName: String
        /// Shortened.
        let openId: String
        let boundSince: String?
    }

    private func show(_ user: User, _ workspace: Workspace) async throws(BindError) {
        let binding: Binding?
        do throws(StorageError) {
            binding = try await workspace.services.store.bindings(appID: workspace.services.appID)[user.id]
        } catch {
            throw .storage(error)
        }
        let openID = Wording.shortened(openID: binding?.identity.openID ?? "")
        if output.json {
            return Console.json(
                BoundForm(
                    username: user.username, displayName: user.displayName, openId: openID,
                    boundSince: binding.map { workspace.zone.iso($0.boundAt) }))
        }
        Console.line(
            workspace.say(
                "\(user.displayName)（\(user.username)）已绑定微信 \(openID)。",
                "\(user.displayName) (\(user.username)) is bound to WeChat \(openID)."))
    }

    private struct InvitationForm: Encodable {
        let scene: String
        let payload: String
        let expires: String
    }

    private func begin(_ workspace: Workspace) async throws(CommandFailure) {
        let access = try await workspace.access()
        let invitation: BindInvitation
        do throws(BindError) {
            invitation = try await workspace.services.binding.begin(as: access)
        } catch {
            throw .bind(error)
        }
        if output.json {
            return Console.json(
                InvitationForm(
                    scene: invitation.scene, payload: invitation.payload,
                    expires: workspace.zone.iso(invitation.expires)))
        }
        if let code = QRCode(invitation.payload) { Console.picture(QRText.lines(of: code.rows)) }
        let seconds = max(0, invitation.expires - workspace.now)
        Console.line(invitation.payload)
        Console.line(
            workspace.say(
                "请用微信扫描，\(seconds) 秒内有效，只能用一次。", "Scan it with WeChat within \(seconds) s; it works once."))
    }
}

/// `roombook unbind`.
struct UnbindCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "unbind", abstract: "Take your own WeChat binding away. 解除自己的微信绑定。")

    @OptionGroup var options: GlobalOptions

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let access = try await workspace.access()
        do throws(BindError) {
            try await workspace.services.binding.unbind(as: access)
        } catch {
            throw .bind(error)
        }
        Console.line(
            workspace.say(
                "已解除微信绑定，不会再收到通知。", "WeChat is not bound any more; no notices will come."))
    }
}
