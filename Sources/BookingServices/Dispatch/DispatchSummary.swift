import RoomBooking

/// How many messages a dispatcher brought where.
package struct DispatchSummary: Sendable, Hashable {
    package var sent = 0
    package var refused = 0
    package var notBound = 0
    package var unconfirmed = 0
    package var failed = 0
    package var expired = 0
    /// Back to waiting, for another attempt or until a quota ends.
    package var again = 0
    /// Taken over by another dispatcher meanwhile.
    package var leaseLost = 0

    package init() {}

    package var total: Int {
        sent + refused + notBound + unconfirmed + failed + expired + again + leaseLost
    }

    mutating func count(_ event: DispatchEvent) {
        switch event {
        case .finished(_, _, _, let outcome): count(outcome)
        case .leaseLost: leaseLost += 1
        case .sending, .storageFailed: break
        }
    }

    private mutating func count(_ outcome: OutboxOutcome) {
        switch outcome {
        case .sent: sent += 1
        case .refused: refused += 1
        case .notBound: notBound += 1
        case .unconfirmed: unconfirmed += 1
        case .failed: failed += 1
        case .expired: expired += 1
        case .again, .againInPlainWords: again += 1
        }
    }
}
