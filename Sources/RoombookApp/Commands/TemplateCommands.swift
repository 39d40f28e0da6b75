import ArgumentParser
import BookingServices
import RoomBooking

/// `roombook template list|set`.
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "The message templates of WeChat. 微信消息模板。",
        subcommands: [TemplateListCommand.self, TemplateSetCommand.self])
}

struct TemplateListCommand: ServiceCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All templates. 列出模板。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions

    private struct Form: Encodable {
        let code: String
        let templateId: String
        let page: String
        let keys: [String: String]
    }

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let access = try await workspace.access()
        do throws(AdminError) {
            show(try await workspace.services.templates.list(as: access), workspace)
        } catch {
            throw .admin(error)
        }
    }

    private func show(_ templates: [MessageTemplate], _ workspace: Workspace) {
        if output.json {
            return Console.json(
                templates.map { template in
                    Form(
                        code: template.kind.rawValue, templateId: template.templateID, page: template.page,
                        keys: Dictionary(template.keys.map { ($0.key, $0.value.rawValue) }) { first, _ in
                            first
                        })
                })
        }
        for template in templates {
            let id =
                template.templateID.isEmpty ? workspace.say("（未设置 ID）", "(no ID set)") : template.templateID
            let keys = template.keys.map { "\($0.key)=\($0.value.rawValue)" }.joined(separator: " ")
            Console.line("\(template.kind.rawValue)  \(id)  \(template.page)  \(keys)")
        }
    }
}

struct TemplateSetCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set a template's ID, page or keys. 设置模板。")

    @OptionGroup var options: GlobalOptions
    @Argument(help: "booked, changed, cancelled or reminder. 模板代码。") var code: String
    @Option(name: .customLong("id"), help: "ID from the WeChat console. 微信后台的模板 ID。") var templateID: String?
    @Option(name: .long, help: "Page that the card opens. 卡片打开的页面。") var page: String?
    @Option(
        name: .customLong("key"), parsing: .singleValue,
        help: "As thing4=title, repeatable, in order; values: title, room, time_range, start, person. 字段，可重复。"
    )
    var keys: [String] = []

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        guard let kind = NotificationKind(rawValue: code) else { throw .input(.badTemplateKind(code)) }
        try await workspace.administer(done: ("已设置模板 \(code)。", "Set the template \(code).")) {
            access throws(AdminError) in
            let templates = try await workspace.services.templates.list(as: access)
            var template =
                templates.first { $0.kind == kind }
                ?? MessageTemplate(kind: kind, templateID: "", page: "", keys: MessageTemplate.originalKeys)
            if let templateID { template.templateID = templateID }
            if let page { template.page = page }
            if !keys.isEmpty { template.keys = try keys.map(Self.field) }
            try await workspace.services.templates.set(template, as: access)
        }
    }

    private static func field(_ text: String) throws(AdminError) -> MessageTemplate.Field {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let value = MessageTemplate.Value(rawValue: parts[1]) else {
            throw .invalidTemplateKey(text)
        }
        return MessageTemplate.Field(key: parts[0], value: value)
    }
}
