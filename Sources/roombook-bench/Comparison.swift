/// One question and how it is answered: contenders measured in turns.
protocol Comparison: Sendable {
    /// The verb.
    var name: String { get }
    func findings(on bench: Workbench) async throws(BenchFailure) -> [Finding]
}

/// Why there are no figures, as a sentence that says what to do.
enum BenchFailure: Error, Sendable {
    /// Something is not installed.
    case missing(String)
    /// What happened makes the figures worthless.
    case failed(String)

    var sentence: String {
        switch self {
        case .missing(let sentence), .failed(let sentence): sentence
        }
    }
}
