import ArgumentParser
import BookingServices
import Dispatch
import Foundation
import Glibc
import Logging
import RoomBooking

/// `roombook worker`: sends what is due until it is told to end.
struct WorkerCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Send notifications as they come due, until stopped. 持续发送通知，直到停止。")

    @OptionGroup var options: GlobalOptions

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let logger = Logger(label: "roombook.worker") { StreamLogHandler.standardError(label: $0) }
        let dispatcher: OutboxDispatcher?
        do throws(StorageError) {
            dispatcher = try await workspace.services.dispatcher { event in
                if let line = WorkerLog.line(event) { logger.log(level: line.level, "\(line.text)") }
            }
        } catch {
            throw .storage(error)
        }
        guard let dispatcher else { throw .wechatNotConfigured }
        logger.info("sending what is due; SIGINT or SIGTERM ends it")
        let work = Task { @concurrent in await dispatcher.run() }
        let signal = await Signals.first(of: [SIGINT, SIGTERM, SIGHUP])
        logger.info("ending on signal \(signal); messages under way are recorded first")
        work.cancel()
        await work.value
    }
}

/// What a worker writes of an event: ids and codes, no names and no texts of bookings.
enum WorkerLog {
    static func line(_ event: DispatchEvent) -> (level: Logger.Level, text: String)? {
        switch event {
        case .sending: nil
        case .finished(let id, let kind, let recipient, let outcome):
            (
                level(outcome),
                "message \(id.value) (\(kind.rawValue)) to user \(recipient.value): \(text(outcome))"
            )
        case .leaseLost(let id): (.warning, "message \(id.value): the lease passed to another process")
        case .storageFailed(let error, _):
            (.error, "the store failed: \(error.text(in: .english))")
        }
    }

    private static func level(_ outcome: OutboxOutcome) -> Logger.Level {
        switch outcome {
        case .sent, .notBound, .expired: .info
        case .refused, .again, .unconfirmed: .notice
        case .failed: .error
        }
    }

    private static func text(_ outcome: OutboxOutcome) -> String {
        switch outcome {
        case .sent: "sent"
        case .refused(let errcode, _): "refused \(errcode)"
        case .notBound: "not bound"
        case .unconfirmed(let errcode, _): "unconfirmed \(errcode.map(String.init) ?? "")"
        case .failed(let errcode, let detail): "failed \(errcode.map(String.init) ?? "") \(detail.en)"
        case .expired: "too late"
        case .again(_, let errcode, let detail, _, _):
            "to be tried again \(errcode.map(String.init) ?? "") \(detail.en)"
        }
    }
}

/// Waits for signals without a handler that runs at any moment.
enum Signals {
    static func first(of signals: [Int32]) async -> Int32 {
        let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
        let sources = signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(number) }
            source.resume()
            return source
        }
        let first = await stream.first { _ in true } ?? SIGTERM
        sources.forEach { $0.cancel() }
        // A second one ends the process as it would any other.
        signals.forEach { signal($0, SIG_DFL) }
        return first
    }
}
