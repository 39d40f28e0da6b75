import ArgumentParser
import Foundation
import RoomBooking
import Themes

/// `roombook`: the full-screen client on the configured data file.
struct OpenCommand: RoombookSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open the full-screen client (the default). 打开全屏界面（默认）。")

    @OptionGroup var options: GlobalOptions
    @Option(name: .long, help: "Theme. 主题。") var theme: String?

    func execute() throws(CommandFailure) -> Int32 {
        let workspace = try Workspace(options)
        let configuration = workspace.configuration
        let program = ClientProgram(
            policy: configuration.policy, undoWindow: configuration.notifications.undoWindow,
            language: workspace.language,
            theme: try options.location.theme(named: theme ?? configuration.theme),
            hasPhone: workspace.services.phone != nil, stateFolder: options.location.stateFolder,
            now: workspace.services.now)
        let services = workspace.services
        return try program.run(services: Task { @concurrent in services })
    }
}

/// `roombook demo`: the whole flow with a sandbox in the process.
struct DemoCommand: RoombookSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Show the whole flow: a sandbox, seeded rooms and people, nothing left behind. 演示完整流程，不留痕迹。"
    )

    @OptionGroup var options: GlobalOptions
    @Option(name: .long, help: "Start the clock at this wall time: 2026-11-23T09:00. 时钟从此刻开始。") var at:
        String?
    @Option(name: .long, help: "Theme. 主题。") var theme = Configuration.standardTheme
    @Option(name: .long, help: "Seconds that messages wait. 通知等待的秒数。") var undoWindow: Int64 = 10

    func validate() throws {
        guard (0...3600).contains(undoWindow) else {
            throw ValidationError("--undo-window takes 0 to 3600 seconds. 应为 0 到 3600 秒。")
        }
        if let at, Self.instant(at) == nil {
            throw ValidationError("--at takes a wall time such as 2026-11-23T09:00. 时刻应写成 2026-11-23T09:00。")
        }
    }

    func execute() throws(CommandFailure) -> Int32 {
        guard let zone = Self.zone else {
            throw .storage(.unreachable(detail: Bilingual(verbatim: "Asia/Shanghai")))
        }
        let theme = try options.location.theme(named: theme)
        guard let folder = DemoFolder() else { throw .storage(.missing(path: NSTemporaryDirectory())) }
        let clock = DemoClock(at: at.flatMap(Self.instant))
        let demo = Demo(
            folder: folder, policy: BookingPolicy(zone: zone), undoWindow: undoWindow, now: clock.now)
        let services = Task { @concurrent in try await demo.start() }
        defer {
            blocking {
                // One that ends at once, as without a terminal, must not leave behind what is still being made.
                _ = try? await services.value
                await demo.stop()
            }
        }
        let program = ClientProgram(
            policy: demo.policy, undoWindow: undoWindow, language: options.spoken, theme: theme,
            hasPhone: true,
            username: DemoData.username, password: DemoData.password,
            stateFolder: options.location.stateFolder, now: clock.now)
        return try program.run(services: services)
    }

    private static let zone = SiteZone(identifier: "Asia/Shanghai")

    private static func instant(_ text: String) -> Instant? {
        zone.flatMap { DemoClock.parse(text, zone: $0) }
    }
}
