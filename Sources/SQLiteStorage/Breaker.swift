import GRDB
import RoomBooking

/// Whether messages may be sent now, as all processes see it.
enum BreakerState {
    case closed
    case held
    /// The hold is over, but whether WeChat is back is not known yet.
    case halfOpen
}

// Times are seconds since boot: a hold of another boot is over.
extension Database {
    func breakerState(appID: String, clock: BootClock) throws -> BreakerState {
        let until = try one(
            """
            SELECT CASE WHEN held_boot = ? THEN held_until ELSE 0 END FROM breaker
            WHERE app_id = ? AND held_until IS NOT NULL
            """, [clock.bootID, appID]
        ) { try $0.next(Int64.self) }
        guard let until else { return .closed }
        return clock.seconds() < until ? .held : .halfOpen
    }

    func isHeld(appID: String, clock: BootClock) throws -> Bool {
        if case .held = try breakerState(appID: appID, clock: clock) { return true }
        return false
    }

    /// Why nothing is sent, and when one message is tried; nil where messages may be sent.
    func hold(appID: String, clock: BootClock, at: Instant) throws -> SendingHold? {
        try one(
            """
            SELECT CASE WHEN held_boot = ? THEN max(0, held_until - ?) ELSE 0 END, reason FROM breaker
            WHERE app_id = ? AND held_until IS NOT NULL
            """, [clock.bootID, clock.seconds(), appID]
        ) { SendingHold(until: at + (try $0.next(Int64.self)), reason: Bilingual(stored: try $0.next())) }
    }

    /// Keeps the others waiting while one message is tried.
    func beginProbe(every seconds: Int64, appID: String, clock: BootClock) throws {
        try run(
            "UPDATE breaker SET held_boot = ?, held_until = ?, is_probing = 1 WHERE app_id = ?",
            [clock.bootID, clock.seconds() + seconds, appID])
    }

    /// A try that did not come to ask WeChat leaves the question open for the next one.
    func releaseProbe(appID: String, clock: BootClock) throws {
        try run(
            "UPDATE breaker SET held_until = ?, is_probing = 0 WHERE app_id = ? AND is_probing",
            [clock.seconds(), appID])
    }

    func note(_ report: EndpointReport, policy: BreakerPolicy, appID: String, clock: BootClock) throws {
        switch report {
        case .answered:
            // What WeChat asked us to wait for is over only when a try of after it goes well.
            try run(
                """
                UPDATE breaker SET failures = 0, held_boot = NULL, held_until = NULL, reason = NULL,
                    is_firm = 0, is_probing = 0
                WHERE app_id = ? AND (failures > 0 OR held_until IS NOT NULL) AND (NOT is_firm OR is_probing)
                """, [appID])
        case .unreachable(let reason):
            try run(
                """
                INSERT INTO breaker (app_id, failures) VALUES (?, 1)
                ON CONFLICT (app_id) DO UPDATE SET failures = min(failures + 1, 1000000)
                """, [appID])
            try hold(
                for: policy.probeEvery, reason, isFirm: false, appID: appID, clock: clock,
                fromFailures: policy.failures)
        case .hold(let seconds, let reason):
            try run("INSERT INTO breaker (app_id) VALUES (?) ON CONFLICT (app_id) DO NOTHING", [appID])
            try hold(for: seconds, reason, isFirm: true, appID: appID, clock: clock, fromFailures: 0)
        }
    }

    // A longer hold that stands already is not cut short by the failure of what was under way before it.
    private func hold(
        for seconds: Int64, _ reason: Bilingual, isFirm: Bool, appID: String, clock: BootClock,
        fromFailures: Int
    ) throws {
        let until = clock.seconds() + min(max(1, seconds), BreakerPolicy.longestHold)
        try run(
            """
            UPDATE breaker SET held_until = ?1, held_boot = ?2, reason = ?3, is_probing = 0,
                is_firm = CASE WHEN is_probing THEN ?4 ELSE max(is_firm, ?4) END
            WHERE app_id = ?5 AND failures >= ?6
                AND (is_probing OR held_boot IS NULL OR held_boot <> ?2 OR held_until < ?1)
            """, [until, clock.bootID, reason.stored, isFirm, appID, fromFailures])
    }

    /// Lets messages be sent again, whatever was the matter.
    func liftHold(appID: String) throws {
        try run(
            """
            UPDATE breaker SET failures = 0, held_boot = NULL, held_until = NULL, reason = NULL, is_firm = 0,
                is_probing = 0
            WHERE app_id = ?
            """, [appID])
    }

    func beCautious(_ seconds: Int64, appID: String, clock: BootClock) throws {
        let until = clock.seconds() + seconds
        try run(
            """
            INSERT INTO breaker (app_id, cautious_boot, cautious_until) VALUES (?1, ?2, ?3)
            ON CONFLICT (app_id) DO UPDATE SET cautious_boot = ?2, cautious_until = ?3
            """, [appID, clock.bootID, until])
    }

    func isCautious(appID: String, clock: BootClock) throws -> Bool {
        try one(
            "SELECT 1 FROM breaker WHERE app_id = ? AND cautious_boot = ? AND cautious_until > ?",
            [appID, clock.bootID, clock.seconds()]
        ) { try $0.next(Int.self) } != nil
    }
}
