import ArgumentParser

/// Notifications end to end with the durable outbox, beside the Python client that keeps nothing.
struct SendComparison: Comparison {
    let name = "send"
    let messages: Int
    let rounds: Int
    let python: String
    /// Messages that are on their way at a time, as an operator sets it who has many people to tell.
    var atOnce = 32

    static let wanted = 2.0

    func findings(on bench: Workbench) async throws(BenchFailure) -> [Finding] {
        let server = try await Nginx.start(on: bench)
        let wechatpy = try await Wechatpy(python: python, server: server, bench: bench)
        let office = try await Office(
            on: bench, people: OutboxLoad.people, atOnce: atOnce, server: server.address)
        let outbox = OutboxLoad(office: office, server: server)
        let series = try await Rounds(count: rounds, label: name).measure([
            Contender("roombook") { () async throws(BenchFailure) in
                try await outbox.rate(messages: messages)
            },
            Contender("wechatpy") { () async throws(BenchFailure) in
                try await wechatpy.rate(messages: messages)
            },
        ])
        await server.stop()
        return [
            Finding(
                name,
                method:
                    "\(messages) messages, \(atOnce) at a time, to nginx, which answers at once: out of "
                    + "a full durable outbox until it is empty, and by wechatpy \(wechatpy.version), which "
                    + "keeps nothing, in turns",
                rounds: rounds, unit: .perSecond, series: series,
                ratios: [Ratio(series[0], to: series[1], wanted: Self.wanted)],
                notes: ["every message is marked as sent, and nginx answered each of them once"])
        ]
    }
}

/// The verb `send`.
struct SendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Notifications out of the durable outbox, beside wechatpy.")

    @OptionGroup var options: RunOptions
    @OptionGroup var rounds: RoundsOption
    @OptionGroup var python: PythonOptions

    @Option(name: .long, help: "Messages a round.")
    var messages = 5000

    @Option(name: .long, help: "Messages on their way at a time (at_once in the configuration; 4 there).")
    var atOnce = 32

    func validate() throws {
        guard (1...100_000).contains(messages), (1...128).contains(atOnce) else {
            throw ValidationError("Messages go from 1 to 100000, those at once from 1 to 128.")
        }
    }

    func run() async throws {
        try await Runner(options).run([
            SendComparison(messages: messages, rounds: rounds.rounds, python: python.python, atOnce: atOnce)
        ])
    }
}
