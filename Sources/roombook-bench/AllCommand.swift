import ArgumentParser

/// The verb `all`: every comparison with short settings, and a table at the end.
struct AllCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "all", abstract: "All comparisons, short, with a table at the end.")

    @OptionGroup var options: RunOptions
    @OptionGroup var python: PythonOptions

    func run() async throws {
        try await Runner(options, isExplicit: false).run([
            TransportComparison(connections: [16, 64], seconds: 1, rounds: 3),
            SendComparison(messages: 2000, rounds: 3, python: python.python),
            SlowServerComparison(connections: 32, milliseconds: 50, seconds: 2, rounds: 3),
            SingleMessageComparison(milliseconds: 50, rounds: 3),
            StorageComparison(bookings: 200, attendees: 3, rounds: 5),
        ])
    }
}
