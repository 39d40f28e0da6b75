import ArgumentParser
import BookingServices
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
        let watch = HoldWatch(workspace.services, logger)
        let dispatcher: OutboxDispatcher?
        do throws(StorageError) {
            dispatcher = try await workspace.services.dispatcher { event in
                for line in [WorkerLog.line(event), WorkerLog.alert(event)].compactMap({ $0 }) {
                    logger.log(level: line.level, "\(line.text)")
                }
                if case .finished = event { watch.look() }
            }
        } catch {
            throw .storage(error)
        }
        guard let dispatcher else { throw .wechatNotConfigured }
        logger.info("sending what is due; SIGINT or SIGTERM ends it")
        let watching = Task { @concurrent in await watch.run() }
        let work = Task { @concurrent in await dispatcher.run() }
        let signal = await Signals.first(of: [SIGINT, SIGTERM, SIGHUP])
        logger.info("ending on signal \(signal); messages under way are recorded first")
        watching.cancel()
        work.cancel()
        await work.value
        await watching.value
    }
}
