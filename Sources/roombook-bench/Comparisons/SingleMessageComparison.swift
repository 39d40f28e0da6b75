import ArgumentParser

/// How soon after the undo window a single booking's message is with the server, beside one plain round trip.
struct SingleMessageComparison: Comparison {
    let name = "single"
    /// How long the slow one of the two servers takes to answer.
    let milliseconds: Int
    let rounds: Int

    private static let undoWindow: Int64 = 2

    func findings(on bench: Workbench) async throws(BenchFailure) -> [Finding] {
        var findings = [try await finding("\(name), server that answers at once", .zero, bench)]
        let slow = "\(name), server that takes \(milliseconds) ms"
        do throws(BenchFailure) {
            findings.append(try await finding(slow, .milliseconds(milliseconds), bench))
        } catch .missing(let sentence) {
            findings.append(Finding(slow, notMeasured: sentence))
        }
        return findings
    }

    private func finding(
        _ title: String, _ delay: Duration, _ bench: Workbench
    ) async throws(BenchFailure) -> Finding {
        let server = try await Nginx.start(on: bench, delay: delay)
        let office = try await Office(
            on: bench, people: 0, undoWindow: Self.undoWindow, server: server.address)
        let message = try await SingleMessage(office: office, server: server)
        // The first one fetches the token and opens the connections.
        _ = try await message.trial()
        var trials: [SingleMessage.Trial] = []
        for round in 0..<rounds {
            Progress.say("\(title): round \(round + 1) of \(rounds)")
            trials.append(try await message.trial())
        }
        await message.end()
        await server.stop()
        let accepted = Series(name: "until accepted", values: trials.map(\.accepted))
        let recorded = Series(name: "until recorded", values: trials.map(\.recorded))
        let roundTrip = Series(name: "round trip", values: trials.map(\.roundTrip))
        return Finding(
            title,
            method:
                "one booking, a dispatcher at work, the token cached: from the end of the undo window until "
                + "nginx answered its message, and until that was recorded; beside one plain request",
            rounds: rounds, unit: .milliseconds, series: [accepted, recorded, roundTrip],
            ratios: [Ratio(accepted, to: roundTrip)])
    }
}

/// The verb `single`.
struct SingleMessageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "single", abstract: "A single booking's message, beside a plain round trip.")

    @OptionGroup var options: RunOptions

    @Option(name: .long, help: "How many bookings are measured.")
    var rounds = 10

    @Option(name: .long, help: "Milliseconds that the slow one of the two servers takes to answer.")
    var milliseconds = 50

    func validate() throws {
        guard (1...1000).contains(rounds), (1...5000).contains(milliseconds) else {
            throw ValidationError("Rounds go from 1 to 1000, milliseconds from 1 to 5000.")
        }
    }

    func run() async throws {
        try await Runner(options).run([
            SingleMessageComparison(milliseconds: milliseconds, rounds: rounds)
        ])
    }
}
