import ArgumentParser
import WeChat

/// A durable booking with its messages, beside a bare C loop that writes the same rows.
struct StorageComparison: Comparison {
    let name = "storage"
    let bookings: Int
    let attendees: Int
    let rounds: Int

    static let wanted = 0.8

    func findings(on bench: Workbench) async throws(BenchFailure) -> [Finding] {
        let office = try await Office(on: bench, people: 40, server: try nowhere())
        let bare = try await BareStore(beside: office, on: bench)
        let series = try await Rounds(count: rounds, label: name, keepsOrder: true).measure([
            Contender("service") { () async throws(BenchFailure) in
                try await rate { () async throws(BenchFailure) in
                    _ = try await office.book(attendees: attendees)
                }
            },
            Contender("store") { () async throws(BenchFailure) in
                try await rate { () async throws(BenchFailure) in
                    try await office.insert(attendees: attendees)
                }
            },
            Contender("C loop") { () async throws(BenchFailure) in
                try await bare.rate(bookings: 2 * bookings, from: office.databasePath)
            },
        ])
        return [
            Finding(
                name,
                method: "\(bookings) bookings with \(attendees + 1) messages each through the service, which "
                    + "checks session and rules and reads the receipt; as many straight into the store; then "
                    + "their rows in the same transactions by a C loop over SQLite with the same settings",
                rounds: rounds, unit: .perSecond, series: series,
                ratios: series.prefix(2).map { Ratio($0, to: series[2], wanted: Self.wanted) })
        ]
    }

    private func rate(
        of make: () async throws(BenchFailure) -> Void
    ) async throws(BenchFailure) -> Double {
        let clock = ContinuousClock()
        let begin = clock.now
        for _ in 0..<bookings { try await make() }
        return Double(bookings) / ((clock.now - begin) / .seconds(1))
    }

    // The messages are queued and never sent.
    private func nowhere() throws(BenchFailure) -> WeChatBaseURL {
        do throws(WeChatBaseURLProblem) {
            return try WeChatBaseURL("http://127.0.0.1:9")
        } catch {
            throw .failed(error.sentence.en)
        }
    }
}

/// The verb `storage`.
struct StorageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "storage", abstract: "A durable booking, beside a bare C loop over SQLite.")

    @OptionGroup var options: RunOptions
    @OptionGroup var rounds: RoundsOption

    @Option(name: .long, help: "Bookings a round.")
    var bookings = 500

    @Option(name: .long, help: "Attendees of a booking, who are told as its organizer is.")
    var attendees = 3

    func validate() throws {
        guard (1...10_000).contains(bookings), (0...40).contains(attendees) else {
            throw ValidationError("Bookings go from 1 to 10000, attendees from 0 to 40.")
        }
    }

    func run() async throws {
        try await Runner(options).run([
            StorageComparison(bookings: bookings, attendees: attendees, rounds: rounds.rounds)
        ])
    }
}
