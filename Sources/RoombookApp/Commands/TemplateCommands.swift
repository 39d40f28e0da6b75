import ArgumentParser
import BookingServices
import RoomBooking

/// `roombook template list|set|check|preview`.
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "The message templates of WeChat. 微信消息模板。",
        subcommands: [
            TemplateListCommand.self, TemplateSetCommand.self, TemplateCheckCommand.self,
            TemplatePreviewCommand.self,
        ])
}

/// A template's code as the first word after the verb.
struct TemplateCode {
    let kind: NotificationKind

    init(_ text: String) throws(CommandFailure) {
        guard let kind = NotificationKind(rawValue: text) else { throw .input(.badTemplateKind(text)) }
        self.kind = kind
    }
}

extension Workspace {
    /// The stored templates, for the admin who is signed in.
    func templates(as access: String) async throws(CommandFailure) -> [MessageTemplate] {
        do throws(AdminError) {
            return try await services.templates.list(as: access)
        } catch {
            throw .admin(error)
        }
    }
}

struct TemplateListCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "All templates, with the rule of each key. 列出模板及各字段的规则。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let templates = try await workspace.templates(as: try await workspace.access())
        if output.json {
            return Console.json(templates.map { TemplateForm($0, in: workspace.language) })
        }
        for template in templates { show(template, workspace) }
    }

    private func show(_ template: MessageTemplate, _ workspace: Workspace) {
        let id = template.templateID.isEmpty ? workspace.say("（未设置 ID）", "(no ID set)") : template.templateID
        let term = template.isLongTerm ? workspace.say("长期", "long-term") : workspace.say("一次性", "one-time")
        Console.line("\(template.kind.rawValue)  \(id)  \(term)  \(template.page)")
        for field in template.keys {
            let name = field.value.name[workspace.language]
            let rule = Bilingual.rule(of: field.key)[workspace.language]
            Console.line("  \(field.key)=\(field.value.rawValue)  \(name): \(rule)")
        }
        let values = template.kind.values.map(\.rawValue).joined(separator: ", ")
        Console.line("  " + workspace.say("可用的值：", "values: ") + values)
    }
}

struct TemplateSetCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set a template's ID, page, keys or term; what WeChat would refuse is not stored. 设置模板。")

    @OptionGroup var options: GlobalOptions
    @Argument(help: "booked, changed, cancelled or reminder. 模板代码。") var code: String
    // An ID may begin with a dash.
    @Option(
        name: .customLong("id"), parsing: .unconditional, help: "ID from the WeChat console. 微信后台的模板 ID。")
    var templateID: String?
    @Option(name: .long, help: "Page that the card opens. 卡片打开的页面。") var page: String?
    @Option(
        name: .customLong("key"), parsing: .singleValue,
        help: ArgumentHelp(
            "As thing4=title, repeatable, in order, at most 5. 字段，可重复，最多 5 个。",
            discussion: "Values 可用的值: "
                + MessageTemplate.Value.allCases.map(\.rawValue).joined(separator: ", ")))
    var keys: [String] = []
    @Flag(name: .long, help: "Accepted once and for all. 长期订阅模板。") var longTerm = false
    @Flag(name: .long, help: "Each message needs an accept of its own. 一次性订阅模板。") var oneTime = false

    func validate() throws {
        guard !longTerm || !oneTime else {
            throw ValidationError("--long-term or --one-time, not both. --long-term 与 --one-time 只能选一个。")
        }
    }

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let kind = try TemplateCode(code).kind
        let access = try await workspace.access()
        var template =
            try await workspace.templates(as: access).first { $0.kind == kind }
            ?? MessageTemplate(
                kind: kind, templateID: "", page: "", keys: MessageTemplate.standardKeys(of: kind))
        if let templateID { template.templateID = templateID }
        if let page { template.page = page }
        if longTerm || oneTime { template.isLongTerm = longTerm }
        do throws(TemplateError) {
            if !keys.isEmpty { template.keys = try Self.fields(keys) }
            for warning in try await workspace.services.templates.set(template, as: access) {
                Console.error(warning.sentence[workspace.language])
            }
        } catch {
            throw .template(error)
        }
        Console.line(workspace.say("已设置模板 \(code)。", "Set the template \(code)."))
    }

    private static func fields(_ texts: [String]) throws(TemplateError) -> [MessageTemplate.Field] {
        let fields = texts.map(field)
        let unreadable = zip(texts, fields).filter { $0.1 == nil }.map { TemplateProblem.unreadableKey($0.0) }
        guard unreadable.isEmpty else { throw .keys(unreadable) }
        return fields.compactMap { $0 }
    }

    private static func field(_ text: String) -> MessageTemplate.Field? {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let value = MessageTemplate.Value(rawValue: parts[1]) else { return nil }
        return MessageTemplate.Field(key: parts[0], value: value)
    }
}

/// A template as scripts read it.
struct TemplateForm: Encodable {
    let code: String
    let templateId: String
    let page: String
    let longTerm: Bool
    let keys: [String: String]
    /// The keys in their order, with their rules in words.
    let fields: [Field]
    /// What the keys of this template can carry.
    let values: [String]

    struct Field: Encodable {
        let key: String
        let value: String
        let rule: String
    }

    init(_ template: MessageTemplate, in language: Language) {
        code = template.kind.rawValue
        templateId = template.templateID
        page = template.page
        longTerm = template.isLongTerm
        keys = Dictionary(template.keys.map { ($0.key, $0.value.rawValue) }) { first, _ in first }
        fields = template.keys.map { field in
            Field(
                key: field.key, value: field.value.rawValue,
                rule: Bilingual.rule(of: field.key)[language])
        }
        values = template.kind.values.map(\.rawValue)
    }
}
