/// Somebody who is measured: one value a round.
struct Contender: Sendable {
    let name: String
    let measure: @Sendable () async throws(BenchFailure) -> Double

    init(_ name: String, measure: @escaping @Sendable () async throws(BenchFailure) -> Double) {
        self.name = name
        self.measure = measure
    }
}

/// Measures contenders in turns: a machine that is busy for a while slows all of them.
struct Rounds: Sendable {
    let count: Int
    /// Said of each round while it runs.
    let label: String
    /// Where a contender needs what the one before it has done.
    var keepsOrder = false

    func measure(_ contenders: [Contender]) async throws(BenchFailure) -> [Series] {
        var values = contenders.map { _ in [Double]() }
        for round in 0..<count {
            Progress.say("\(label): round \(round + 1) of \(count)")
            // Nobody always goes first.
            for offset in contenders.indices {
                let turn = ((keepsOrder ? 0 : round) + offset) % contenders.count
                values[turn].append(try await contenders[turn].measure())
            }
        }
        return zip(contenders, values).map { Series(name: $0.name, values: $1) }
    }
}
