import Foundation

/// The calls of this day and minute, by endpoint, and how often they were set back to none.
struct QuotaLedger {
    private static let clearingsPerMonth = 10
    private var days: [SandboxEndpoint: WindowCounter] = [:]
    private var minutes: [SandboxEndpoint: WindowCounter] = [:]
    private var clearings = WindowCounter(.month)

    /// Counts one call of an endpoint.
    mutating func admit(
        _ endpoint: SandboxEndpoint, within quota: SandboxQuota?, at now: Date
    ) throws(APIError) {
        guard days[endpoint, default: WindowCounter(.day)].admits(limit: quota?.daily, at: now) else {
            throw .dailyQuota(endpoint)
        }
        // The minute of the code exchange is counted per person.
        guard endpoint != .codeToSession, let limit = quota?.minute else { return }
        guard minutes[endpoint, default: WindowCounter(.minute)].admits(limit: limit, at: now) else {
            throw .minuteQuota
        }
    }

    func usedToday(_ endpoint: SandboxEndpoint, at now: Date) -> Int {
        days[endpoint]?.used(at: now) ?? 0
    }

    /// Sets the counts of all endpoints back; ten times a month.
    mutating func clear(at now: Date) throws(APIError) {
        guard clearings.admits(limit: Self.clearingsPerMonth, at: now) else { throw .clearingsUsedUp }
        days.removeAll()
        minutes.removeAll()
    }
}
