import ArgumentParser
import WeChat

/// The transport alone, beside the least that libcurl's multi interface costs.
struct TransportComparison: Comparison {
    let name = "transport"
    let connections: [Int]
    let seconds: Double
    let rounds: Int

    static let wanted = 0.8

    func findings(on bench: Workbench) async throws(BenchFailure) -> [Finding] {
        let server = try await Nginx.start(on: bench)
        var findings: [Finding] = []
        for connections in connections {
            findings.append(try await finding(connections, server, bench))
        }
        await server.stop()
        return findings
    }

    private func finding(
        _ connections: Int, _ server: Nginx, _ bench: Workbench
    ) async throws(BenchFailure) -> Finding {
        let title = "\(name), \(connections) connections"
        let ours = TransportLoad(server: server, connections: connections, seconds: seconds)
        let bare = BareLoop(server: server, connections: connections, seconds: seconds)
        var contenders = [Contender("roombook", measure: ours.rate), Contender("C loop", measure: bare.rate)]
        let wrk = ChildProcess.find("wrk").map {
            Wrk(program: $0, server: server, connections: connections, seconds: seconds, bench: bench)
        }
        if let wrk { contenders.append(Contender("wrk", measure: wrk.rate)) }
        let series = try await Rounds(count: rounds, label: title).measure(contenders)
        return Finding(
            title,
            method:
                "the same POST of \(TransportLoad.message.json.count) bytes over and over to nginx, which "
                + "answers at once, for \(decimal(seconds, places: 1)) s each in turns",
            rounds: rounds, unit: .perSecond, series: series,
            ratios: [Ratio(series[0], to: series[1], wanted: Self.wanted)],
            notes: [
                wrk == nil
                    ? "wrk is not installed; for scale, install it with: apt-get install wrk"
                    : "wrk is there for scale: it shows what nginx could answer"
            ])
    }
}

/// The verb `transport`.
struct TransportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transport", abstract: "The transport alone, beside a bare C loop over libcurl.")

    @OptionGroup var options: RunOptions
    @OptionGroup var rounds: RoundsOption

    @Option(name: .long, help: "Numbers of connections, with commas between them.")
    var connections = "16,64"

    @Option(name: .long, help: "Seconds that each contender sends for in a round.")
    var seconds = 3.0

    func validate() throws {
        guard (0.1...600).contains(seconds) else {
            throw ValidationError("The seconds must be between 0.1 and 600.")
        }
        _ = try numbers()
    }

    func run() async throws {
        try await Runner(options).run([
            TransportComparison(connections: try numbers(), seconds: seconds, rounds: rounds.rounds)
        ])
    }

    private func numbers() throws -> [Int] {
        try connections.split(separator: ",", omittingEmptySubsequences: false).map { text in
            guard let number = Int(text), (1...128).contains(number) else {
                throw ValidationError("Connections are numbers from 1 to 128 with commas between, as 16,64.")
            }
            return number
        }
    }
}
