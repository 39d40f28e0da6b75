import RoomBooking
import Testing

@Suite("Days of the calendar")
struct CalendarDayTests {
    @Test("Every day from 1600 to 2400 has one date, and its date is that day")
    func roundTrip() throws {
        let first = try #require(CalendarDay(year: 1600, month: 1, day: 1))
        let last = try #require(CalendarDay(year: 2400, month: 12, day: 31))
        var day = first
        var (wrong, count) = (0, 0)
        while day <= last {
            if CalendarDay(year: day.year, month: day.month, day: day.day) != day { wrong += 1 }
            if CalendarDay(iso: day.iso) != day { wrong += 1 }
            if (day + 1).weekday != (day.weekday + 1) % 7 { wrong += 1 }
            day = day + 1
            count += 1
        }
        #expect(wrong == 0)
        #expect(count == 801 * 365 + 195)
    }

    @Test(
        "Known days",
        arguments: [
            ("1970-01-01", 0, 3), ("2000-02-29", 11_016, 1), ("2026-11-23", 20_780, 0), ("1969-12-31", -1, 2),
            ("2038-01-19", 24_855, 1),
        ])
    func known(_ iso: String, _ number: Int, _ weekday: Int) throws {
        let day = try #require(CalendarDay(iso: iso))
        #expect(day.number == number)
        #expect(day.weekday == weekday)
        #expect(day.iso == iso)
    }

    @Test(
        "What is no day is none",
        arguments: [
            "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32",
            "26-01-01", "02026-01-01", "0999-01-01", "2026/01/01", "2026-1-", "", "2026-01-01-01",
            "２０２６-01-01",
            "-026-01-01", "2026--1-01", "+026-01-01", "2026-+1-01",
        ])
    func invalid(_ text: String) {
        #expect(CalendarDay(iso: text) == nil)
    }

    @Test(
        "Months are added to the same day, or to the last of a shorter month",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-03-31", 1, "2026-04-30"),
            ("2026-11-23", 2, "2027-01-23"), ("2026-01-15", -1, "2025-12-15"),
            ("2026-12-31", 12, "2027-12-31"),
            ("2024-02-29", 12, "2025-02-28"), ("2026-05-31", -3, "2026-02-28"),
        ])
    func months(_ start: String, _ months: Int, _ end: String) throws {
        #expect(try #require(CalendarDay(iso: start)).adding(months: months).iso == end)
    }

    @Test("A month begins on its first, and days are counted across months")
    func arithmetic() throws {
        let day = try #require(CalendarDay(iso: "2026-11-23"))
        #expect(day.firstOfMonth.iso == "2026-11-01")
        #expect((day + 8).iso == "2026-12-01")
        #expect((day + 8) - day == 8)
        #expect(day < day + 1)
    }
}
