import Foundation

/// The building's time zone: turns what people mean on the wall into instants and back.
package struct SiteZone: Sendable, Hashable {
    package let identifier: String
    private let zone: TimeZone

    /// Nil where no such zone is known.
    package init?(identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.identifier = identifier
        self.zone = zone
    }

    /// The instant of a wall time.
    ///
    /// A time that a clock change skips is moved forward by the gap; of a time that comes twice the first is meant.
    package func instant(_ day: CalendarDay, _ time: ClockTime) -> Instant {
        let wall = Int64(day.number) * 86_400 + Int64(time.minutes) * 60
        let before = Instant(seconds: wall - Int64(offset(at: Instant(seconds: wall - 86_400))))
        if offset(at: before) == Int(wall - before.seconds) { return before }
        let after = Instant(seconds: wall - Int64(offset(at: Instant(seconds: wall + 86_400))))
        return offset(at: after) == Int(wall - after.seconds) ? after : before
    }

    package func wall(_ instant: Instant) -> (day: CalendarDay, time: ClockTime) {
        let seconds = instant.seconds + Int64(offset(at: instant))
        let day = Int((Double(seconds) / 86_400).rounded(.down))
        return (CalendarDay(number: day), ClockTime(minutes: Int(seconds - Int64(day) * 86_400) / 60))
    }

    package func day(_ instant: Instant) -> CalendarDay { wall(instant).day }
    package func time(_ instant: Instant) -> ClockTime { wall(instant).time }

    /// `2026-11-23T14:00:00+08:00`.
    package func iso(_ instant: Instant) -> String {
        let (day, time) = wall(instant)
        let offset = offset(at: instant)
        let second = padded(Int((instant.seconds + Int64(offset)) % 60 + 60) % 60, to: 2)
        let sign = offset < 0 ? "-" : "+"
        let zone = "\(sign)\(padded(abs(offset) / 3600, to: 2)):\(padded(abs(offset) / 60 % 60, to: 2))"
        return "\(day.iso)T\(time.text):\(second)\(zone)"
    }

    private func offset(at instant: Instant) -> Int {
        zone.secondsFromGMT(for: instant.date)
    }
}
