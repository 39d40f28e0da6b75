import RoomBooking
import Testing

@Suite("Times of the day")
struct ClockTimeTests {
    @Test(
        "A time is read and written",
        arguments: [
            ("9:30", "09:30"), ("09:30", "09:30"), ("0:00", "00:00"), ("23:59", "23:59"), ("24:00", "24:00"),
        ])
    func reading(_ text: String, _ written: String) {
        #expect(ClockTime(text)?.text == written)
    }

    @Test(
        "What is no time is none",
        arguments: [
            "", "9", "930", "9:3", "9:60", "24:01", "25:00", "9:30:00", " 9:30", "-1:30", "+9:30", "９:30",
            "9:３0", ":30", "9:",
        ])
    func invalid(_ text: String) {
        #expect(ClockTime(text) == nil)
    }

    @Test("A time stays within its day")
    func limits() {
        #expect(ClockTime(minutes: -1) == .midnight)
        #expect(ClockTime(minutes: 1441) == .endOfDay)
        #expect(ClockTime(minutes: 1430) + 30 == .endOfDay)
        #expect((ClockTime(minutes: 570) + 45).text == "10:15")
        #expect(ClockTime(minutes: 570).hour == 9)
        #expect(ClockTime(minutes: 570).minute == 30)
    }
}
