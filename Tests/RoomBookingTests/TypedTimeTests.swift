import RoomBooking
import Testing

@Suite("Times as people type them")
struct TypedTimeTests {
    @Test(
        "A time of the day",
        arguments: [
            ("930", "09:30"), ("0930", "09:30"), ("9", "09:00"), ("09", "09:00"), ("14", "14:00"),
            ("1430", "14:30"), ("9:30", "09:30"), ("9h30", "09:30"), ("9h", "09:00"), ("9.30", "09:30"),
            ("9：30", "09:30"), ("９：３０", "09:30"), ("０９３０", "09:30"), (" 9 : 30 ", "09:30"),
            ("24:00", "24:00"), ("2400", "24:00"), ("0", "00:00"), ("000", "00:00"), ("14点", "14:00"),
            ("14时", "14:00"), ("14点15分", "14:15"), ("14点15", "14:15"), ("9时5分", "09:05"),
        ])
    func plain(_ text: String, _ expected: String) {
        #expect(TypedTime.parse(text)?.text == expected)
    }

    @Test(
        "A time of a half of the day",
        arguments: [
            ("2pm", "14:00"), ("2 PM", "14:00"), ("2:30pm", "14:30"), ("230pm", "14:30"), ("12pm", "12:00"),
            ("12am", "00:00"), ("12:30am", "00:30"), ("11am", "11:00"), ("２ＰＭ", "14:00"),
            ("下午2点", "14:00"), ("下午2点半", "14:30"), ("下午２点半", "14:30"), ("下午2:30", "14:30"), ("下午2", "14:00"),
            ("上午9点", "09:00"), ("早上8点半", "08:30"), ("晚上8点", "20:00"), ("中午12点", "12:00"),
            ("中午12点半", "12:30"), ("中午1点", "13:00"), ("凌晨1点", "01:00"), ("下午14点", "14:00"),
            ("下午12点", "12:00"), ("晚上12点", "24:00"), ("中午11点半", "11:30"),
        ])
    func halves(_ text: String, _ expected: String) {
        #expect(TypedTime.parse(text)?.text == expected)
    }

    @Test(
        "A length after the start",
        arguments: [
            ("+45m", "14:45"), ("+45", "14:45"), ("+1h", "15:00"), ("+1h30", "15:30"), ("+1h30m", "15:30"),
            ("+1.5h", "15:30"), ("＋45m", "14:45"), ("+ 1 h", "15:00"), ("+10h", "24:00"), ("+0.5h", "14:30"),
        ])
    func lengths(_ text: String, _ expected: String) {
        #expect(TypedTime.parse(text, after: ClockTime(minutes: 14 * 60))?.text == expected)
    }

    @Test(
        "What is no time is none",
        arguments: [
            "", " ", "x", "9:60", "960", "25", "2500", "24:01", ":30", "9:3:0", "9点半点", "点", "半", "下午",
            "pm", "am", "-1", "9-30", "12345", "9:30x", "下午上午3点", "3pmpm", "3ampm", "3pmam", "上午下午3点",
            "上午3pm", "9.5", "99999999999999999999",
            "13am", "下午25点", "0x9", "１２３４５", "9\0", "🕘", "+45m", "+1h", "上午14点", "13pm", "0pm", "9:5",
        ])
    func garbage(_ text: String) {
        #expect(TypedTime.parse(text) == nil)
    }

    @Test(
        "What is no length is none",
        arguments: [
            "+", "+0", "+0m", "+0h", "+11h", "+h", "+-45m", "+1h60", "+1h30s", "+nanh", "+infh", "+1e1h",
            "+25h", "++45m", "+0x1h", "+-1h",
        ])
    func badLengths(_ text: String) {
        #expect(TypedTime.parse(text, after: ClockTime(minutes: 14 * 60)) == nil)
    }
}
