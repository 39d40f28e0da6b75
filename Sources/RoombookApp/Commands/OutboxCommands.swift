import ArgumentParser
import BookingServices
import RoomBooking
import Screens

/// `roombook outbox list|dispatch|retry`.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "The messages to people, and what became of them. 查看和发送通知。",
        subcommands: [OutboxListCommand.self, OutboxDispatchCommand.self, OutboxRetryCommand.self],
        defaultSubcommand: OutboxListCommand.self)
}

extension OutboxState: ExpressibleByArgument {}

extension Workspace {
    func outboxCounts() async throws(StorageError) -> OutboxCounts {
        try await services.store.counts(for: nil, at: now, appID: services.appID)
    }
}

struct OutboxListCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The messages, newest first. 列出通知，最新的在前。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @Option(name: .long, help: "At most so many. 最多列出的条数。") var limit = 200
    @Option(
        name: .customLong("state"), parsing: .singleValue,
        help: "Only those in this state, repeatable. 只列出此状态，可重复。")
    var states: [OutboxState] = []
    @Flag(name: .long, help: "Only those that did not arrive for sure. 只列出没有确认送达的。") var failed = false

    /// What may need somebody to do something.
    func validate() throws {
        guard (1...100_000).contains(limit) else {
            throw ValidationError("--limit takes 1 to 100000. 应为 1 到 100000。")
        }
    }

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        do throws(StorageError) {
            let messages = try await workspace.services.store.messages(
                limit: limit, states: Set(states).union(failed ? OutboxState.dead : []), about: nil,
                appID: workspace.services.appID)
            show(messages, workspace)
            HoldText.tell(try await workspace.outboxCounts().hold, workspace)
        } catch {
            throw .storage(error)
        }
    }

    private func show(_ messages: [OutboxMessage], _ workspace: Workspace) {
        if output.json { return Console.json(messages.map { workspace.form($0) }) }
        if messages.isEmpty { Console.line(workspace.say("没有通知。", "There are no messages.")) }
        for message in messages {
            let status = MessageStatus.text(message, now: workspace.now, workspace.language)
            let about = "\(message.announcement.title) · \(message.booking.short)"
            Console.line(
                "\(message.id.value)  \(message.kind.rawValue)  \(message.recipient.username)  \(about)  \(status)"
            )
        }
    }
}

struct OutboxDispatchCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispatch", abstract: "Send what is due now, once. 立即发送到期的通知。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        guard workspace.services.wechat != nil else { throw .wechatNotConfigured }
        let summary: DispatchSummary
        let counts: OutboxCounts
        do throws(StorageError) {
            let dispatcher = try await workspace.services.dispatcher { _ in }
            summary = try await dispatcher?.dispatchDue() ?? DispatchSummary()
            counts = try await workspace.outboxCounts()
        } catch {
            throw .storage(error)
        }
        show(summary, counts, workspace)
        HoldText.tell(counts.hold, workspace)
        if summary.sent == 0, summary.again > 0 { throw .nothingSent(waiting: summary.again) }
        // On hold, what is due is not even tried; it comes when the hold ends.
        if summary.sent == 0, let hold = counts.hold, let next = counts.nextDue, next <= hold.until {
            throw .nothingSent(waiting: counts.waiting)
        }
    }

    private struct Form: Encodable {
        let sent: Int
        let refused: Int
        let notBound: Int
        let unconfirmed: Int
        let failed: Int
        let expired: Int
        let again: Int
        let waiting: Int
        /// Only while there is one.
        let hold: HoldForm?
    }

    private func show(_ summary: DispatchSummary, _ counts: OutboxCounts, _ workspace: Workspace) {
        if output.json {
            return Console.json(
                Form(
                    sent: summary.sent, refused: summary.refused, notBound: summary.notBound,
                    unconfirmed: summary.unconfirmed, failed: summary.failed, expired: summary.expired,
                    again: summary.again, waiting: counts.waiting,
                    hold: counts.hold.map { HoldForm($0, workspace) }))
        }
        let due = counts.nextDue.map { max(0, $0 - workspace.now) }
        let next = due.map { workspace.say("，下一条 \($0) 秒后到期", ", the next is due in \($0) s") } ?? ""
        Console.line(
            workspace.say(
                "已发送 \(summary.sent)，被拒 \(summary.refused)，未绑定 \(summary.notBound)，未确认 \(summary.unconfirmed)，"
                    + "失败 \(summary.failed)，过期 \(summary.expired)，稍后重试 \(summary.again)；待发 \(counts.waiting)\(next)。",
                "\(summary.sent) sent, \(summary.refused) refused, \(summary.notBound) not bound, "
                    + "\(summary.unconfirmed) unconfirmed, \(summary.failed) failed, \(summary.expired) too late, "
                    + "\(summary.again) to be tried again; \(counts.waiting) waiting\(next)."))
    }
}

struct OutboxRetryCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Put a message that was not sent back in line, or all that failed. 重新发送未成功的通知。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "ID of the message. 通知编号。") var id: String?
    @Flag(name: .long, help: "All that failed; ends a hold as well. 重发全部失败的，并结束暂停。") var failed = false

    func validate() throws {
        guard (id == nil) == failed else {
            throw ValidationError("Give the ID of a message, or --failed. 请给出通知编号，或用 --failed。")
        }
    }

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        if let id { try await retry(id, workspace) } else { try await retryFailed(workspace) }
    }

    private func retry(_ id: String, _ workspace: Workspace) async throws(CommandFailure) {
        guard let number = Int64(id), number > 0 else { throw .input(.badMessageID(id)) }
        let outcome: RetryOutcome
        do throws(StorageError) {
            outcome = try await workspace.services.store.retry(
                OutboxID(number), at: workspace.now, appID: workspace.services.appID)
        } catch {
            throw .storage(error)
        }
        switch outcome {
        case .queued, .queuedOnceMore: tell(1, outcome.text[workspace.language])
        case .unknown: throw .noSuchMessage(id)
        case .notRetryable(let state): throw .notRetryable(state)
        }
    }

    private func retryFailed(_ workspace: Workspace) async throws(CommandFailure) {
        do throws(StorageError) {
            let count = try await workspace.services.store.retryFailed(
                at: workspace.now, appID: workspace.services.appID)
            tell(
                count,
                workspace.say(
                    "\(count) 条失败的通知已重新排队。",
                    "\(count == 1 ? "1 message that failed is" : "\(count) messages that failed are") in line again."
                ))
        } catch {
            throw .storage(error)
        }
    }

    private func tell(_ count: Int, _ text: String) {
        if output.json { return Console.json(["queued": count]) }
        Console.line(text)
    }
}
