import ArgumentParser
import RoomBooking

/// `roombook subscription list|accept|decline`: what people accepted, as the mini program's server reports it.
struct SubscriptionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscription",
        abstract: "How many more messages people accept, as far as is known. 订阅次数的账本。",
        subcommands: [
            SubscriptionListCommand.self, SubscriptionAcceptCommand.self, SubscriptionDeclineCommand.self,
        ],
        defaultSubcommand: SubscriptionListCommand.self)
}

struct SubscriptionListCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "What is known of everybody, or of one. 列出订阅次数。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @Option(name: .customLong("user"), help: "Username. 用户名。") var name: String?

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        var user: User?
        if let name { user = try await SubscriptionLedger(workspace).user(named: name) }
        let known = try await SubscriptionLedger(workspace).subscriptions(of: user?.id)
        if output.json { return Console.json(known.map { SubscriptionForm($0, zone: workspace.zone) }) }
        if known.isEmpty { Console.line(workspace.say("还没有订阅记录。", "Nothing is known yet.")) }
        for subscription in known { Console.line(SubscriptionText.line(subscription, workspace)) }
    }
}

struct SubscriptionAcceptCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Note that somebody accepted messages. 记录用户接受了订阅。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var template: TemplateOption
    @Argument(help: "Username. 用户名。") var name: String
    @Option(
        name: .long, help: "How many more messages; a long-term template is accepted for good. 次数，长期模板不计次。")
    var count = 1

    func validate() throws {
        guard (1...1_000_000).contains(count) else {
            throw ValidationError("--count takes 1 to 1000000. 应为 1 到 1000000。")
        }
    }

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        try await SubscriptionLedger(workspace).note(
            count, of: try template.kinds(), by: name, json: output.json)
    }
}

struct SubscriptionDeclineCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline", abstract: "Note that somebody wants no more messages. 记录用户拒绝了订阅。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var template: TemplateOption
    @Argument(help: "Username. 用户名。") var name: String

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        try await SubscriptionLedger(workspace).note(
            -1, of: try template.kinds(), by: name, json: output.json)
    }
}

/// Which templates a report is about.
struct TemplateOption: ParsableArguments {
    @Option(name: .long, help: "booked, changed, cancelled, reminder or all. 模板代码或 all。") var template = "all"

    func kinds() throws(CommandFailure) -> [NotificationKind] {
        if template == "all" { return NotificationKind.allCases }
        guard let kind = NotificationKind(rawValue: template) else {
            throw .input(.badTemplateKind(template))
        }
        return [kind]
    }
}
