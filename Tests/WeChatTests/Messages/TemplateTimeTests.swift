import Testing

@testable import WeChat

@Suite struct TemplateTimeTests {
    private let start = TemplateTime.Moment(year: 2026, month: 11, day: 3, hour: 9, minute: 5)

    @Test("points and ranges are written as WeChat wants them, and pass the check")
    func writes() {
        let sameDay = TemplateTime.Moment(year: 2026, month: 11, day: 3, hour: 15, minute: 0)
        let nextDay = TemplateTime.Moment(year: 2026, month: 11, day: 4, hour: 0, minute: 30)
        #expect(TemplateTime.point(start) == "2026年11月3日 09:05")
        #expect(TemplateTime.range(start, sameDay) == "2026年11月3日 09:05~15:00")
        #expect(TemplateTime.range(start, nextDay) == "2026年11月3日 09:05~2026年11月4日 00:30")
        #expect(TemplateTime.clockRange(start, sameDay) == "09:05~15:00")
        for text in [
            TemplateTime.point(start), TemplateTime.range(start, sameDay), TemplateTime.range(start, nextDay),
        ] {
            #expect(TemplateTime.isTime(text))
        }
    }
}
