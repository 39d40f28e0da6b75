/// What one contender reached, round by round.
struct Series: Sendable {
    let name: String
    let values: [Double]

    var spread: Spread { Spread(values) }
}

/// What values count.
enum Unit: String, Sendable, Encodable {
    case perSecond = "per_second"
    case milliseconds

    func text(_ value: Double) -> String {
        switch self {
        case .perSecond: "\(grouped(Int(value.rounded())))/s"
        case .milliseconds: "\(decimal(value, places: value < 10 ? 2 : 1)) ms"
        }
    }

    private func grouped(_ number: Int) -> String {
        let digits = String(number)
        return digits.enumerated().map { index, digit in
            let isGroup = index > 0 && (digits.count - index) % 3 == 0
            return (isGroup ? "," : "") + String(digit)
        }.joined()
    }
}
