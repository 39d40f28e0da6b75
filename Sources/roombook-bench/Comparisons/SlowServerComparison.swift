import ArgumentParser

/// How much of the ideal is reached where the server takes its time: connections / time to answer.
struct SlowServerComparison: Comparison {
    let name = "slow"
    let connections: Int
    let milliseconds: Int
    let seconds: Double
    let rounds: Int

    static let wanted = 0.8

    func findings(on bench: Workbench) async throws(BenchFailure) -> [Finding] {
        let server = try await Nginx.start(on: bench, delay: .milliseconds(milliseconds))
        let office = try await Office(
            on: bench, people: OutboxLoad.people, atOnce: connections, server: server.address)
        let outbox = OutboxLoad(office: office, server: server)
        let transport = TransportLoad(server: server, connections: connections, seconds: seconds)
        let best = Double(connections) * 1000 / Double(milliseconds)
        let title = "\(name), \(connections) connections"
        let series = try await Rounds(count: rounds, label: title).measure([
            Contender("outbox") { () async throws(BenchFailure) in
                try await outbox.rate(messages: Int(best * seconds))
            },
            Contender("transport", measure: transport.rate),
            Contender("ideal") { () async throws(BenchFailure) in best },
        ])
        await server.stop()
        return [
            Finding(
                title,
                method:
                    "nginx takes \(milliseconds) ms to answer: what goes out of the durable outbox, and "
                    + "through the transport alone, for about \(decimal(seconds, places: 1)) s each in turns",
                rounds: rounds, unit: .perSecond, series: series,
                ratios: series.prefix(2).map { Ratio($0, to: series[2], wanted: Self.wanted) })
        ]
    }
}

/// The verb `slow`.
struct SlowServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slow", abstract: "A server that takes its time, beside the ideal.")

    @OptionGroup var options: RunOptions
    @OptionGroup var rounds: RoundsOption

    @Option(name: .long, help: "Sends at a time.")
    var connections = 32

    @Option(name: .long, help: "Milliseconds that the server takes to answer.")
    var milliseconds = 50

    @Option(name: .long, help: "About how many seconds each contender sends for in a round.")
    var seconds = 5.0

    func validate() throws {
        guard (1...128).contains(connections), (1...5000).contains(milliseconds),
            (0.1...600).contains(seconds)
        else {
            throw ValidationError(
                "Connections go from 1 to 128, milliseconds from 1 to 5000, seconds from 0.1 to 600.")
        }
    }

    func run() async throws {
        try await Runner(options).run([
            SlowServerComparison(
                connections: connections, milliseconds: milliseconds, seconds: seconds, rounds: rounds.rounds)
        ])
    }
}
