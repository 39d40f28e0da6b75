/// Sending that all processes have stopped, because WeChat does not answer, has had enough for now, or wants the
/// account to be mended.
package struct SendingHold: Sendable, Hashable {
    /// When one message is tried again; the others follow if that goes well.
    package var until: Instant
    /// What happened and what to do.
    package var reason: Bilingual

    package init(until: Instant, reason: Bilingual) {
        self.until = until
        self.reason = reason
    }
}

/// What one send tells about WeChat as a whole, for the breaker that all processes share.
package enum EndpointReport: Sendable, Hashable {
    /// WeChat answered, whatever it said to this message.
    case answered
    /// No answer, or one that a gateway gave; several in a row stop all sending.
    case unreachable(reason: Bilingual)
    /// Nothing can be sent for so many seconds.
    case hold(seconds: Int64, reason: Bilingual)
}

/// When failures stop all sending, and how often one message is then tried.
package struct BreakerPolicy: Sendable, Hashable {
    /// Failures in a row, over all processes.
    package var failures: Int
    /// Seconds between two tries while sending is stopped, over all processes.
    package var probeEvery: Int64

    /// Seconds that a hold lasts at most, whatever a server asks for.
    package static let longestHold: Int64 = 3600

    package init(failures: Int = 5, probeEvery: Int64 = 30) {
        self.failures = failures
        self.probeEvery = probeEvery
    }
}
