import Logging
import RoomBooking

/// Tells when sending stops and when it goes on, whichever process notices.
struct HoldWatch: Sendable {
    let services: Services
    let logger: Logger
    private let looks: AsyncStream<Void>
    private let asker: AsyncStream<Void>.Continuation

    /// Longest time between two looks, for what other processes notice.
    private static let interval = Duration.seconds(5)

    init(_ services: Services, _ logger: Logger) {
        self.services = services
        self.logger = logger
        (looks, asker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Has it look at once, as after a message that did not go well.
    func look() {
        asker.yield()
    }

    /// Watches until it is cancelled.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [asker] in
                repeat { asker.yield() } while (try? await Task.sleep(for: Self.interval)) != nil
                asker.finish()
            }
            var last: SendingHold?
            for await _ in looks {
                let now = Instant(services.now())
                guard let counts = try? await services.store.counts(for: nil, at: now, appID: services.appID)
                else { continue }
                let zone = services.configuration.policy.zone
                if let line = WorkerLog.hold(from: last, to: counts.hold, in: zone) {
                    logger.log(level: line.level, "\(line.text)")
                }
                last = counts.hold
            }
        }
    }
}
