/// The middle, the least and the most of what several rounds came to.
struct Spread: Sendable, Encodable {
    let median: Double
    let least: Double
    let most: Double

    /// Zero throughout where there are no values.
    init(_ values: [Double]) {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        if sorted.isEmpty {
            median = 0
        } else {
            median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
        }
        least = sorted.first ?? 0
        most = sorted.last ?? 0
    }
}
