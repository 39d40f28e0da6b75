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

    private func value(_ title: String, key: String) throws -> String? {
        let template = MessageTemplate(
            kind: .booked, templateID: "T", page: "",
            keys: [MessageTemplate.Field(key: key, value: .title)])
        return composer.fields(of: try announcement(title: title), by: template)?.first?.value
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

    @Test("a range over midnight names both days, and a short form of them where only ASCII fits")
    func overMidnight() throws {
        let late = try announcement(minutes: (780, 930))
        #expect(composer.values(of: late)?[.timeRange] == "2026年11月23日 22:00~2026年11月24日 00:30")
        let keys = ["character_string2", "time6"].map { MessageTemplate.Field(key: $0, value: .timeRange) }
        let template = MessageTemplate(kind: .booked, templateID: "T", page: "", keys: keys)
        #expect(
            composer.fields(of: late, by: template)?.map(\.value) == [
                "11-23 22:00~11-24 00:30", "2026年11月23日 22:00~2026年11月24日 00:30",
            ])
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

    @Test("a thing has at most 20 characters, counted as the strictest would")
    func thing() throws {
        let twenty = String(repeating: "会", count: 20)
        #expect(try value(twenty, key: "thing4") == twenty)
        #expect(try value(twenty + "议", key: "thing4") == String(repeating: "会", count: 19) + "…")
        // An emoji counts two, and is not cut in half.
        let faces = try value(String(repeating: "😀", count: 12), key: "thing4")
        #expect(faces == String(repeating: "😀", count: 9) + "…")
    }

    @Test("no field is empty or has two lines")
    func oneLine() throws {
        #expect(try value("一\n二\r\n三", key: "thing4") == "一 二 三")
        #expect(try value(" ", key: "thing4") == "-")
        #expect(try value("周会", key: "character_string2") == "-")
    }

    @Test("other types keep within their own limits")
    func others() throws {
        #expect(try value("Room 3 三楼", key: "character_string2") == "Room 3 ")
        #expect(try value(String(repeating: "x", count: 40), key: "character_string2")?.count == 32)
        #expect(try value("司马相如司马相如司马相如", key: "name1") == "司马相如司马相如司…")
        #expect(try value("Bartholomew Longname", key: "name1") == "Bartholomew Longname")
        #expect(try value("anything at all", key: "phrase5") == "anything at all")
    }
}
