import Foundation

/// How long a request may take.
package struct HTTPTimeouts: Sendable, Hashable {
    /// To resolve the name, connect and agree on TLS.
    package var connect: Duration
    /// For everything, from the call to the last byte.
    package var total: Duration

    package init(connect: Duration = .seconds(3), total: Duration = .seconds(10)) {
        self.connect = connect
        self.total = total
    }

    /// No longer than to a deadline, but long enough for a quick answer.
    func ending(by deadline: Date?, now: Date) -> HTTPTimeouts {
        guard let deadline else { return self }
        let left = max(Duration.seconds(1), .seconds(deadline.timeIntervalSince(now)))
        return HTTPTimeouts(connect: min(connect, left), total: min(total, left))
    }
}
