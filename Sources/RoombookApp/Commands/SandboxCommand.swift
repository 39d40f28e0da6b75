import ArgumentParser
import Foundation
import Glibc
import RoomBooking
import WeChatSandbox

/// `roombook sandbox [--port N]`: the stand-in for WeChat alone.
struct SandboxCommand: RoombookSubcommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "sandbox", abstract: "Run the WeChat stand-in on a loopback address. 在本机运行微信接口沙箱。")

    @OptionGroup var options: GlobalOptions
    @Option(name: .long, help: "Port, any free one where none is given. 端口，默认任选。") var port: UInt16 = 0
    @Option(name: .long, help: "AppID, a random one where none is given. 默认随机。") var appID: String?
    @Option(
        name: .long, help: "File with the AppSecret (0600), random where none is given. AppSecret 文件，默认随机。")
    var appSecretFile: String?

    func execute() throws(CommandFailure) -> Int32 {
        var configuration = SandboxConfiguration.standAlone(port: port)
        if let appID { configuration.appID = appID }
        if let appSecretFile { configuration.appSecret = try secret(appSecretFile) }
        let server = SandboxServer(configuration: configuration)
        let calls = server.calls()
        let failure: CommandFailure? = blocking { [configuration] in
            await Self.serve(server, configuration, calls)
        }
        if let failure { throw failure }
        return ExitStatus.done.rawValue
    }

    private func secret(_ path: String) throws(CommandFailure) -> String {
        do throws(PrivateFile.Problem) {
            return String(decoding: try PrivateFile.read(path), as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        } catch {
            throw .configuration(.secretFile(path: path, problem: error.text))
        }
    }

    private static func serve(
        _ server: SandboxServer, _ configuration: SandboxConfiguration, _ calls: AsyncStream<SandboxCall>
    ) async -> CommandFailure? {
        let address: SandboxAddress
        do throws(SandboxError) {
            address = try await server.start()
        } catch {
            return .sandbox(error)
        }
        Console.line("address    \(address.url)")
        Console.line("AppID      \(configuration.appID)")
        Console.line("AppSecret  \(configuration.appSecret)")
        for template in configuration.templates {
            Console.line("template   \(template.id)  \(template.code)  \(template.title)")
        }
        let log = Task { @concurrent in
            for await call in calls { Console.line("\(timeOfDay(call.time))  \(call)") }
        }
        _ = await Signals.first(of: [SIGINT, SIGTERM, SIGHUP])
        await server.stop()
        await log.value
        return nil
    }

    private static func timeOfDay(_ time: Date) -> String {
        let seconds = Int(time.timeIntervalSince1970) % 86_400
        return
            "\(padded(seconds / 3600, to: 2)):\(padded(seconds / 60 % 60, to: 2)):\(padded(seconds % 60, to: 2))Z"
    }
}
