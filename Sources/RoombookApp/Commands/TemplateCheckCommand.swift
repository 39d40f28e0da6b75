import ArgumentParser
import RoomBooking

/// `roombook template check [CODE] [--offline]`.
struct TemplateCheckCommand: RoombookSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Hold the templates against WeChat's rules, and against the account's own. 检查模板，并与微信后台比较。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "booked, changed, cancelled or reminder; all where none is given. 模板代码，默认全部。")
    var code: String?
    @Flag(name: .long, help: "Do not ask WeChat. 不询问微信。") var offline = false

    func execute() throws(CommandFailure) -> Int32 {
        let kind = try code.map { (text) throws(CommandFailure) in try TemplateCode(text).kind }
        let workspace = try Workspace(options)
        let result: Result<Diagnosis, CommandFailure> = blocking { [offline] in
            do throws(CommandFailure) {
                return .success(try await Self.diagnosis(of: kind, workspace, isOffline: offline))
            } catch {
                return .failure(error)
            }
        }
        let diagnosis = try result.get()
        diagnosis.print(in: workspace.language, json: output.json)
        return diagnosis.status.rawValue
    }

    private static func diagnosis(
        of kind: NotificationKind?, _ workspace: Workspace, isOffline: Bool
    ) async throws(CommandFailure) -> Diagnosis {
        let templates = try await workspace.templates(as: try await workspace.access())
        let inspection = TemplateInspection(services: workspace.services, isOffline: isOffline)
        let findings = await inspection.findings(templates.filter { kind == nil || $0.kind == kind })
        return Diagnosis(lines: findings.map { Diagnosis.Line(subject: .templates, finding: $0) })
    }
}
