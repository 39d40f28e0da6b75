import ArgumentParser

/// What every verb takes.
struct RunOptions: ParsableArguments {
    @Flag(name: .long, help: "Print the figures as JSON.")
    var json = false

    @Option(
        name: .long,
        help: "Where the temporary folder is made; it should lie on the kind of disk that data files lie on.")
    var folder: String?
}

/// Which Python has wechatpy.
struct PythonOptions: ParsableArguments {
    @Option(name: .long, help: "A Python that can import wechatpy.")
    var python = "python3"
}

/// How often everything is measured.
struct RoundsOption: ParsableArguments {
    @Option(name: .long, help: "How many rounds; the median of them counts.")
    var rounds = 5

    func validate() throws {
        guard rounds >= 1 else { throw ValidationError("There must be at least 1 round.") }
    }
}
