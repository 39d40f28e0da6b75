import ArgumentParser
import BookingServices
import Foundation
import Glibc
import RoomBooking

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: "Configuration file. 配置文件。")
    var config: String?

    @Option(name: .long, help: "zh or en. 界面语言。")
    var lang: Language?

    var location: ConfigurationLocation { ConfigurationLocation(flag: config) }

    /// The language to speak where there may be no configuration: flag, then environment, then locale.
    var spoken: Language {
        lang ?? (try? location.environmentLanguage()) ?? location.localeLanguage
    }
}

extension Language: ExpressibleByArgument {}

/// What commands take that print something for scripts.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "JSON on standard output. 输出 JSON。")
    var json = false
}

/// A command of roombook: does its work, or ends with a failure's sentence and status.
protocol RoombookSubcommand: ParsableCommand {
    var options: GlobalOptions { get }
    /// The status with which the process ends; 0 is done.
    func execute() throws(CommandFailure) -> Int32
}

extension RoombookSubcommand {
    func run() throws {
        let status: Int32
        do throws(CommandFailure) {
            status = try execute()
        } catch {
            Console.error(error.text(in: options.spoken))
            status = error.status.rawValue
        }
        if status != 0 { throw ExitCode(status) }
    }
}

/// A command that works on the services of the configuration.
protocol ServiceCommand: RoombookSubcommand, Sendable {
    func execute(_ workspace: Workspace) async throws(CommandFailure)
}

extension ServiceCommand {
    func execute() throws(CommandFailure) -> Int32 {
        let workspace = try Workspace(options)
        let failure: CommandFailure? = blocking {
            do throws(CommandFailure) {
                try await execute(workspace)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
        return ExitStatus.done.rawValue
    }
}

/// What a command works with: the configuration, the services on it, and the language to answer in.
struct Workspace: Sendable {
    let configuration: Configuration
    let services: Services
    let language: Language
    let sessionFile: SessionFile

    init(_ options: GlobalOptions) throws(CommandFailure) {
        do throws(ConfigurationError) {
            configuration = try options.location.load()
        } catch {
            throw .configuration(error)
        }
        language = options.lang ?? configuration.language ?? options.location.localeLanguage
        services = try Services.build(configuration)
        sessionFile = SessionFile(
            folder: options.location.stateFolder, database: configuration.databasePath)
    }

    func say(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }

    /// The message as scripts read it.
    func form(_ message: OutboxMessage) -> MessageForm {
        MessageForm(message, zone: zone, language: language)
    }

    /// `2026-11-23 14:00` at the site.
    func wall(_ instant: Instant) -> String {
        let (day, time) = zone.wall(instant)
        return "\(day.iso) \(time.text)"
    }

    var zone: SiteZone { configuration.policy.zone }
    var now: Instant { Instant(services.now()) }

    /// The access token of the command line's session, renewed where it has ended.
    func access() async throws(CommandFailure) -> String {
        try await sessionFile.access(sessions: services.sessions, now: services.now)
    }
}
