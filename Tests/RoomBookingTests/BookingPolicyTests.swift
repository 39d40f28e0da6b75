import RoomBooking
import TestSupport
import Testing

@Suite("The rules of the site")
struct BookingPolicyTests {
    private let policy: BookingPolicy
    private let today: CalendarDay

    init() throws {
        policy = BookingPolicy(zone: try Fixtures.zone())
        // 09:00 on Monday 2026-11-23.
        today = policy.zone.day(Fixtures.morning)
    }

    private func time(_ text: String) throws -> ClockTime { try #require(ClockTime(text)) }

    private func check(
        _ start: String = "14:00", _ end: String = "15:00", inDays days: Int = 0, title: String = "周会",
        note: String = "", attendees: Int = 0, policy: BookingPolicy? = nil, now: Instant = Fixtures.morning
    ) throws -> (slot: TimeSlot?, refusals: [BookingRefusal]) {
        let request = BookingRequest(
            id: Fixtures.bookingID(1), room: RoomID(1), day: today + days, start: try time(start),
            end: try time(end), title: title, note: note,
            attendees: (0..<attendees).map { UserID(Int64($0)) })
        return (policy ?? self.policy).check(request, now: now)
    }

    @Test("A request that breaks no rule becomes a slot")
    func sound() throws {
        let (slot, refusals) = try check()
        #expect(refusals.isEmpty)
        #expect(slot == TimeSlot(start: Fixtures.morning + 5 * 3600, end: Fixtures.morning + 6 * 3600))
    }

    @Test("A title is asked for, and text has limits and no invisible signs")
    func text() throws {
        #expect(try check(title: " ").refusals == [.titleEmpty])
        #expect(try check(title: String(repeating: "题", count: 60)).refusals.isEmpty)
        #expect(try check(title: String(repeating: "题", count: 61)).refusals == [.titleTooLong(limit: 60)])
        #expect(try check(title: "a\u{202E}b").refusals == [.controlCharacters(field: .title)])
        #expect(try check(note: String(repeating: "x", count: 501)).refusals == [.noteTooLong(limit: 500)])
        #expect(try check(note: "a\u{1B}[2Jb").refusals == [.controlCharacters(field: .note)])
        #expect(try check(attendees: 50).refusals.isEmpty)
        #expect(try check(attendees: 51).refusals == [.tooManyAttendees(limit: 50)])
    }

    @Test("A day is today at the earliest, and no further ahead than the site allows")
    func days() throws {
        #expect(try check(inDays: -1).refusals == [.dayInThePast(today: today)])
        #expect(try check(inDays: 30).refusals.isEmpty)
        #expect(try check(inDays: 31).refusals == [.tooFarAhead(last: today + 30)])
    }

    @Test(
        "Off the grid, the two nearest times are offered",
        arguments: [
            ("14:10", "15:00", BookingField.start, "14:00", "14:30"),
            ("14:00", "14:59", .end, "14:30", "15:00"),
            ("14:29", "15:00", .start, "14:00", "14:30"), ("14:00", "15:01", .end, "15:00", "15:30"),
        ])
    func grid(_ start: String, _ end: String, _ field: BookingField, _ before: String, _ after: String) throws
    {
        let expected = BookingRefusal.offGrid(field: field, before: try time(before), after: try time(after))
        #expect(try check(start, end).refusals == [expected])
    }

    @Test("Both times off the grid are both said")
    func gridTwice() throws {
        #expect(try check("14:10", "14:50").refusals.map(\.field) == [.start, .end])
    }

    @Test("The end comes after the start", arguments: [("15:00", "14:00"), ("14:00", "14:00")])
    func order(_ start: String, _ end: String) throws {
        let (slot, refusals) = try check(start, end)
        #expect(slot == nil)
        #expect(refusals == [.endNotAfterStart])
    }

    @Test(
        "Rooms are open from 08:00 to 20:00",
        arguments: [
            ("07:30", "09:00", false), ("08:00", "09:00", true), ("19:00", "20:00", true),
            ("19:30", "20:30", false),
        ])
    func openingHours(_ start: String, _ end: String, _ isFine: Bool) throws {
        let refusals = try check(start, end, inDays: 1).refusals
        #expect(
            refusals == (isFine ? [] : [.outsideOpeningHours(opens: policy.opens, closes: policy.closes)]))
    }

    @Test("A booking is no longer than the site allows")
    func length() throws {
        #expect(try check("14:00", "18:00").refusals.isEmpty)
        #expect(try check("14:00", "18:30").refusals == [.tooLong(limitMinutes: 240)])
    }

    @Test("The running slot may be booked, the one before it not")
    func past() throws {
        let now = Fixtures.morning + 29 * 60
        #expect(try check("09:00", "10:00", now: now).refusals.isEmpty)
        #expect(try check("08:30", "10:00", now: now).refusals == [.inThePast(earliest: try time("09:00"))])
        #expect(
            try check("09:00", "10:00", now: now + 60).refusals == [.inThePast(earliest: try time("09:30"))])
        #expect(policy.earliestStart(now: now) == Fixtures.morning)
    }

    @Test("Every broken rule is named, in the order of the fields")
    func several() throws {
        let refusals = try check("07:00", "13:00", inDays: 99, title: "", attendees: 51).refusals
        #expect(refusals.map(\.rule) == ["title", "attendees", "days_ahead", "opening_hours"])
    }

    @Test("A whole day on which the clocks are set back can be booked from end to end")
    func longDay() throws {
        let policy = BookingPolicy(
            zone: try Fixtures.zone("Europe/Berlin"), opens: .midnight, closes: .endOfDay,
            longestMinutes: 1440)
        let day = try #require(CalendarDay(iso: "2026-10-25"))
        let request = BookingRequest(
            id: Fixtures.bookingID(1), room: RoomID(1), day: day, start: .midnight, end: .endOfDay, title: "x"
        )
        let (slot, refusals) = policy.check(request, now: policy.zone.instant(day, .midnight))
        #expect(refusals.isEmpty)
        #expect(slot?.minutes == 25 * 60)
    }

    @Test("A time that the clock change takes away leaves no empty slot")
    func gap() throws {
        let policy = BookingPolicy(
            zone: try Fixtures.zone("Europe/Berlin"), opens: .midnight, closes: .endOfDay)
        let day = try #require(CalendarDay(iso: "2026-03-29"))
        let request = BookingRequest(
            id: Fixtures.bookingID(1), room: RoomID(1), day: day, start: try time("02:00"),
            end: try time("03:00"), title: "x")
        let (slot, refusals) = policy.check(request, now: policy.zone.instant(day, .midnight))
        #expect(slot == nil)
        #expect(refusals == [.endNotAfterStart])
    }
}
