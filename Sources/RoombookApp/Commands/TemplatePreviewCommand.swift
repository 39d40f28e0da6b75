import ArgumentParser
import BookingServices
import Foundation
import RoomBooking
import TerminalIO

/// `roombook template preview CODE [--booking ID]`.
struct TemplatePreviewCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show a card as the phone does, and what was cut. 预览卡片及被截去的内容。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "booked, changed, cancelled or reminder. 模板代码。") var code: String
    @Option(name: .customLong("booking"), help: "ID of a booking instead of a sample. 用某个预订代替示例。")
    var bookingID: String?

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let kind = try TemplateCode(code).kind
        let access = try await workspace.access()
        let announcement = try await announcement(kind, workspace, as: access)
        let template = try await workspace.templates(as: access).first { $0.kind == kind }
        guard let template, let announcement,
            let card = TemplateCard(
                template, of: announcement, in: workspace.language, at: remindingTime(announcement, workspace)
            )
        else { throw .input(.badTemplateKind(code)) }
        show(card, workspace)
    }

    // A reminder counts down from when it is sent.
    private func remindingTime(_ announcement: Announcement, _ workspace: Workspace) -> Instant {
        announcement.slot.start - workspace.configuration.notifications.reminder * 60
    }

    private func announcement(
        _ kind: NotificationKind, _ workspace: Workspace, as access: String
    ) async throws(CommandFailure) -> Announcement? {
        let sample = SampleAnnouncement(kind: kind, zone: workspace.zone, now: workspace.now)
        guard let bookingID else { return sample.ordinary(in: workspace.language) }
        let bookings = workspace.services.bookings
        do throws(BookingError) {
            let id = try await bookings.resolve(bookingID, as: access)
            return sample.of(try await bookings.receipt(of: id, as: access).details, in: workspace.language)
        } catch {
            throw .booking(error)
        }
    }

    private struct Form: Encodable {
        struct Line: Encodable {
            let key: String
            let value: String
            let shown: String
            let whole: String
            let cut: Bool
        }

        let code: String
        let title: String
        let page: String
        let lines: [Line]
    }

    private func show(_ card: TemplateCard, _ workspace: Workspace) {
        let (title, page) = (card.template.kind.name[workspace.language], card.template.page)
        if output.json {
            return Console.json(
                Form(
                    code: code, title: title, page: page,
                    lines: card.lines.map {
                        Form.Line(
                            key: $0.field.key, value: $0.field.value.rawValue, shown: $0.fitted,
                            whole: $0.whole, cut: $0.isCut)
                    }))
        }
        draw(card, title: title, workspace)
        for line in card.lines where line.isCut {
            Console.line(
                workspace.say(
                    "\(line.field.key) 被截短，原文：\(line.whole)", "\(line.field.key) was cut from: \(line.whole)")
            )
        }
    }

    private func draw(_ card: TemplateCard, title: String, _ workspace: Workspace) {
        let labels = card.lines.map { $0.field.value.name[workspace.language] }
        let labelWidth = labels.map { TextWidth.columns($0) }.max() ?? 0
        let bodies = zip(labels, card.lines).map { label, line in
            "\(TextWidth.padded(label, columns: labelWidth))  \(line.fitted)"
        }
        let foot = card.template.page.isEmpty ? [] : [workspace.say("进入小程序查看 >", "Open the mini program >")]
        let width = ([title] + bodies + foot).map { TextWidth.columns($0) }.max() ?? 0
        let rule = "+" + String(repeating: "-", count: width + 2) + "+"
        func row(_ text: String) -> String { "| \(TextWidth.padded(text, columns: width)) |" }
        for line in [rule, row(title), rule] + bodies.map(row) + [rule] + foot.map(row)
            + (foot.isEmpty ? [] : [rule])
        {
            Console.line(line)
        }
    }
}
