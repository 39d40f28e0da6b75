/// What a comparison found out about one case, or why it found nothing.
struct Finding: Sendable {
    /// As `transport, 16 connections`.
    let comparison: String
    /// What was measured and how, in a sentence without a full stop.
    let method: String
    let rounds: Int
    let unit: Unit
    let series: [Series]
    let ratios: [Ratio]
    /// What a reader of the figures should know, a sentence each.
    let notes: [String]
    /// Why there are no figures.
    let notMeasured: String?

    init(
        _ comparison: String, method: String, rounds: Int, unit: Unit, series: [Series], ratios: [Ratio],
        notes: [String] = []
    ) {
        self.comparison = comparison
        self.method = method
        self.rounds = rounds
        self.unit = unit
        self.series = series
        self.ratios = ratios
        self.notes = notes
        notMeasured = nil
    }

    init(_ comparison: String, notMeasured reason: String) {
        self.comparison = comparison
        method = ""
        rounds = 0
        unit = .perSecond
        series = []
        ratios = []
        notes = []
        notMeasured = reason
    }
}
