import Foundation
import RoomBooking

/// The demo's clock: the real one, or one that was set to a time when the demo began and goes on from there.
struct DemoClock: Sendable {
    private let offset: TimeInterval

    init(at start: Instant?, began: Date = Date()) {
        offset = start.map { $0.date.timeIntervalSince(began) } ?? 0
    }

    var now: @Sendable () -> Date {
        { [offset] in Date().addingTimeInterval(offset) }
    }

    /// Reads `2026-11-23T09:00`, as wall time at the site.
    static func parse(_ text: String, zone: SiteZone) -> Instant? {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = CalendarDay(iso: parts[0]), let time = ClockTime(parts[1]),
            time < .endOfDay
        else { return nil }
        return zone.instant(day, time)
    }
}
