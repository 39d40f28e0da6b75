/// One contender held against another, round by round.
struct Ratio: Sendable {
    let contender: String
    let yardstick: String
    let spread: Spread
    /// The least median that is good enough; nil where there is no such goal.
    let wanted: Double?

    init(_ contender: Series, to yardstick: Series, wanted: Double? = nil) {
        self.contender = contender.name
        self.yardstick = yardstick.name
        self.wanted = wanted
        spread = Spread(zip(contender.values, yardstick.values).map { $1 > 0 ? $0 / $1 : 0 })
    }

    /// Nil where nothing particular is wanted.
    var isReached: Bool? { wanted.map { spread.median >= $0 } }

    var name: String { "\(contender) / \(yardstick)" }
    var median: String { decimal(spread.median, places: 2) }
    var range: String { "\(decimal(spread.least, places: 2))–\(decimal(spread.most, places: 2))" }
    var goal: String {
        guard let wanted, let isReached else { return "" }
        return "wanted ≥ \(wanted): \(isReached ? "reached" : "missed")"
    }
}
