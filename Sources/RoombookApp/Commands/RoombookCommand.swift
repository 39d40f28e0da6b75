package import ArgumentParser

/// The program: without a verb it opens the client.
package struct RoombookCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "roombook",
        abstract: "Books meeting rooms and tells the people concerned through WeChat. 预订会议室，并通过微信通知相关的人。",
        discussion: """
            Without a verb it opens the full-screen client. Try it: roombook demo
            不带动词则打开全屏界面。先试试：roombook demo
            """,
        version: "0.1.0",
        subcommands: [
            OpenCommand.self, DemoCommand.self, InitCommand.self, SandboxCommand.self, UserCommand.self,
            RoomCommand.self, TemplateCommand.self, SignInCommand.self, SignOutCommand.self,
            WhoAmICommand.self, BindCommand.self, UnbindCommand.self, SubscriptionCommand.self,
            BookCommand.self, AgendaCommand.self, ChangeCommand.self, CancelCommand.self, UndoCommand.self,
            OutboxCommand.self, WorkerCommand.self, DoctorCommand.self, ThemeCommand.self,
        ],
        defaultSubcommand: OpenCommand.self)

    package init() {}
}
