import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Wording a notification")
struct NotificationComposerTests {
    private let composer = NotificationComposer()

    private func announcement(
        title: String = "周会", zone: String = "Asia/Shanghai", minutes: (Int64, Int64) = (300, 360)
    ) throws -> Announcement {
        Announcement(
            title: title, room: "Orion 猎户座", slot: try Fixtures.slot(minutes.0, minutes.1), timeZone: zone,
            person: "李雷")
    }

    @Test("each value says what the original template says")
    func values() throws {
        #expect(
            composer.values(of: try announcement()) == [
                .title: "周会", .room: "Orion 猎户座", .timeRange: "14:00~15:00",
                .start: "2026年11月23日 14:00", .person: "李雷",
            ])
    }

    @Test("times are those on the wall of the announcement's zone")
    func zone() throws {
        let values = composer.values(of: try announcement(zone: "America/New_York"))
        #expect(values?[.timeRange] == "01:00~02:00")
        #expect(values?[.start] == "2026年11月23日 01:00")
        #expect(composer.values(of: try announcement(zone: "Mars/Olympus")) == nil)
    }

    @Test("a range over midnight names both days")
    func overMidnight() throws {
        let late = try announcement(minutes: (780, 930))
        #expect(composer.values(of: late)?[.timeRange] == "2026年11月23日 22:00~2026年11月24日 00:30")
    }

    @Test("the fields follow the template, key by key")
    func fields() throws {
        let template = MessageTemplate(
            kind: .booked, templateID: "T", page: "", keys: MessageTemplate.originalKeys)
        #expect(
            composer.fields(of: try announcement(), by: template) == [
                OutgoingNotification.Field(key: "thing4", value: "周会"),
                OutgoingNotification.Field(key: "thing1", value: "Orion 猎户座"),
                OutgoingNotification.Field(key: "character_string2", value: "14:00~15:00"),
                OutgoingNotification.Field(key: "time6", value: "2026年11月23日 14:00"),
                OutgoingNotification.Field(key: "thing3", value: "李雷"),
            ])
    }
}
