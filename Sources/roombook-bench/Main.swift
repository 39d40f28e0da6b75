import ArgumentParser
import Dispatch

@main
enum Main {
    static func main() {
        // Before there is another thread, so that all of them leave the signals to the one that waits.
        Interruption.hold()
        let end = DispatchSemaphore(value: 0)
        Task { @concurrent in
            await RoombookBench.main()
            end.signal()
        }
        end.wait()
    }
}

/// The tool: a verb a comparison, and one for all.
struct RoombookBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roombook-bench",
        abstract: "Measures roombook beside what people would use instead, on a server that is not ours.",
        discussion: """
            Contenders take turns, so that a machine that is busy for a while slows all of them.
            Measure a release build: swift build -c release --product roombook-bench

            Needed: apt-get install nginx-light libnginx-mod-http-echo wrk, pip install wechatpy
            """,
        subcommands: [
            TransportCommand.self, SendCommand.self, SlowServerCommand.self, SingleMessageCommand.self,
            StorageCommand.self, AllCommand.self,
        ])
}
