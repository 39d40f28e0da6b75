import Foundation
import RoomBooking
import TestSupport
import Testing

@Suite("Wall time and instants")
struct SiteZoneTests {
    private func instant(_ iso: String) throws -> Instant {
        Instant(try #require(ISO8601DateFormatter().date(from: iso)))
    }

    private func day(_ iso: String) throws -> CalendarDay { try #require(CalendarDay(iso: iso)) }
    private func time(_ text: String) throws -> ClockTime { try #require(ClockTime(text)) }

    @Test(
        "A wall time is one instant; a skipped one moves forward by the gap, of two the first is meant",
        arguments: [
            ("Asia/Shanghai", "2026-11-23", "14:00", "2026-11-23T06:00:00Z"),
            ("Asia/Shanghai", "2026-11-23", "24:00", "2026-11-23T16:00:00Z"),
            ("Asia/Shanghai", "2026-07-01", "00:00", "2026-06-30T16:00:00Z"),
            // 02:00 to 03:00 does not exist.
            ("Europe/Berlin", "2026-03-29", "01:59", "2026-03-29T00:59:00Z"),
            ("Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T01:00:00Z"),
            ("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30:00Z"),
            ("Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T01:00:00Z"),
            // 02:00 to 03:00 comes twice.
            ("Europe/Berlin", "2026-10-25", "01:59", "2026-10-24T23:59:00Z"),
            ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z"),
            ("Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T02:00:00Z"),
            // Half an hour of difference, and a day that was skipped.
            ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00Z"),
            ("Pacific/Apia", "2011-12-31", "10:00", "2011-12-30T20:00:00Z"),
        ])
    func toInstant(_ zone: String, _ day: String, _ time: String, _ expected: String) throws {
        let zone = try Fixtures.zone(zone)
        #expect(try zone.instant(self.day(day), self.time(time)) == instant(expected))
    }

    @Test(
        "Every hour of a year comes back as it was",
        arguments: ["Asia/Shanghai", "Europe/Berlin", "America/St_Johns"])
    func roundTrip(_ identifier: String) throws {
        let zone = try Fixtures.zone(identifier)
        let start = try instant("2026-01-01T00:00:00Z")
        var strange: [Instant] = []
        for hour: Int64 in 0..<8760 {
            let moment = start + hour * 3600
            let (day, time) = zone.wall(moment)
            // Only the second of two equal wall times comes back as the first.
            if zone.instant(day, time) != moment { strange.append(moment) }
        }
        #expect(strange.count == (identifier == "Asia/Shanghai" ? 0 : 1))
    }

    @Test(
        "An instant is written with the offset of its zone",
        arguments: [
            ("Asia/Shanghai", "2026-11-23T06:00:05Z", "2026-11-23T14:00:05+08:00"),
            ("Europe/Berlin", "2026-07-01T22:30:00Z", "2026-07-02T00:30:00+02:00"),
            ("America/St_Johns", "2026-01-01T00:00:00Z", "2025-12-31T20:30:00-03:30"),
            ("UTC", "1969-12-31T23:59:59Z", "1969-12-31T23:59:59+00:00"),
        ])
    func iso(_ zone: String, _ moment: String, _ expected: String) throws {
        #expect(try Fixtures.zone(zone).iso(instant(moment)) == expected)
    }

    @Test("There is no zone of a wrong name", arguments: ["", "Mars/Olympus", "../../etc/passwd"])
    func unknown(_ identifier: String) {
        #expect(SiteZone(identifier: identifier) == nil)
    }

    @Test("Slots that touch do not overlap, and a slot holds its start but not its end")
    func slots() throws {
        let (first, next) = (try Fixtures.slot(0, 60), try Fixtures.slot(60, 90))
        #expect(!first.overlaps(next) && !next.overlaps(first))
        #expect(first.overlaps(try Fixtures.slot(59, 61)))
        #expect(first.contains(first.start) && !first.contains(first.end))
        #expect(first.minutes == 60)
        #expect(TimeSlot(start: first.end, end: first.start) == nil)
        #expect(TimeSlot(start: first.start, end: first.start) == nil)
    }

    @Test("An instant is the second that a date falls in, before 1970 too")
    func seconds() {
        #expect(Instant(Date(timeIntervalSince1970: 1.9)).seconds == 1)
        #expect(Instant(Date(timeIntervalSince1970: -0.1)).seconds == -1)
    }
}
