/// Everything that a run found, as programs read it.
struct ReportForm: Encodable {
    let build: String
    let processors: Int
    let findings: [FindingForm]

    init(_ findings: [Finding], on bench: Workbench) {
        build = bench.build
        processors = bench.processors
        self.findings = findings.map(FindingForm.init)
    }
}

/// A finding as programs read it.
struct FindingForm: Encodable {
    let comparison: String
    let method: String?
    let rounds: Int?
    let unit: Unit?
    let series: [SeriesForm]
    let ratios: [RatioForm]
    let notes: [String]
    let notMeasured: String?

    init(_ finding: Finding) {
        let isMeasured = finding.notMeasured == nil
        comparison = finding.comparison
        method = isMeasured ? finding.method : nil
        rounds = isMeasured ? finding.rounds : nil
        unit = isMeasured ? finding.unit : nil
        series = finding.series.map { SeriesForm(name: $0.name, spread: $0.spread, values: $0.values) }
        ratios = finding.ratios.map {
            RatioForm(
                contender: $0.contender, yardstick: $0.yardstick, spread: $0.spread, wanted: $0.wanted,
                isReached: $0.isReached)
        }
        notes = finding.notes
        notMeasured = finding.notMeasured
    }

    struct SeriesForm: Encodable {
        let name: String
        let spread: Spread
        let values: [Double]
    }

    struct RatioForm: Encodable {
        let contender: String
        let yardstick: String
        let spread: Spread
        let wanted: Double?
        let isReached: Bool?
    }
}
