import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Wording a notification")
struct NotificationComposerTests {
    private func announcement(
        title: String = "周会", zone: String = "Asia/Shanghai", minutes: (Int64, Int64) = (300, 360),
        changes: [Announcement.Change] = [], reason: String = ""
    ) throws -> Announcement {
        Announcement(
            title: title, room: "Orion 猎户座", slot: try Fixtures.slot(minutes.0, minutes.1), timeZone: zone,
            person: "李雷", changes: changes, reason: reason)
    }

    /// What one value says.
    private func text(
        _ value: MessageTemplate.Value, _ announcement: Announcement, in language: Language = .chinese,
        at now: Instant = Fixtures.morning, isPlain: Bool = false
    ) -> String? {
        let template = MessageTemplate(
            kind: .booked, templateID: "T", page: "",
            keys: [MessageTemplate.Field(key: "thing1", value: value)])
        return NotificationComposer().fields(
            of: announcement, by: template, in: language, at: now, isPlain: isPlain)?.first?.value
    }

    @Test("a booking's fields are those of the original template, key by key")
    func original() throws {
        let template = MessageTemplate(
            kind: .booked, templateID: "T", page: "", keys: MessageTemplate.standardKeys(of: .booked))
        #expect(
            NotificationComposer().fields(
                of: try announcement(), by: template, in: .chinese, at: Fixtures.morning) == [
                    OutgoingNotification.Field(key: "thing4", value: "周会"),
                    OutgoingNotification.Field(key: "thing1", value: "Orion 猎户座"),
                    OutgoingNotification.Field(key: "character_string2", value: "14:00~15:00"),
                    OutgoingNotification.Field(key: "time6", value: "2026年11月23日 14:00"),
                    OutgoingNotification.Field(key: "thing3", value: "李雷"),
                ])
    }

    @Test("a change tells when it is now, who changed it, and what was different")
    func changed() throws {
        let template = MessageTemplate(
            kind: .changed, templateID: "T", page: "", keys: MessageTemplate.standardKeys(of: .changed))
        let announcement = try announcement(changes: [.time(was: try Fixtures.slot(60, 120))])
        let values = NotificationComposer().fields(
            of: announcement, by: template, in: .chinese, at: Fixtures.morning)?.map(\.value)
        #expect(values == ["周会", "Orion 猎户座", "2026年11月23日 14:00~15:00", "李雷", "原10:00~11:00"])
    }

    @Test("times are those on the wall of the announcement's zone")
    func zone() throws {
        let there = try announcement(zone: "America/New_York")
        #expect(text(.timeRange, there) == "01:00~02:00")
        #expect(text(.start, there) == "2026年11月23日 01:00")
        #expect(text(.when, there) == "2026年11月23日 01:00~02:00")
        #expect(text(.start, try announcement(zone: "Mars/Olympus")) == nil)
    }

    @Test("a range over midnight names both days")
    func overMidnight() throws {
        let late = try announcement(minutes: (780, 930))
        for value in [MessageTemplate.Value.timeRange, .when] {
            #expect(text(value, late) == "2026年11月23日 22:00~2026年11月24日 00:30")
        }
    }

    private static func time(_ start: Int64, _ end: Int64) -> [Announcement.Change] {
        [try? Fixtures.slot(start, end)].compactMap { $0 }.map(Announcement.Change.time)
    }

    /// What was different, and what the card says of it.
    static let changes: [([Announcement.Change], String, String)] = [
        (time(60, 90), "原10:00~10:30", "was 10:00~10:30"),
        (time(1740, 1770), "原11/24 14:00", "was 11/24 14:00"),
        ([.room(was: "Lyra")], "原在Lyra", "was in Lyra"),
        ([.title(was: "例会")], "原名例会", "was 例会"),
        (time(60, 90) + [.room(was: "Lyra")], "原10:00~10:30，原在Lyra", "was 10:00~10:30 +1"),
        (
            time(60, 90) + [.room(was: "Andromeda 仙女座"), .title(was: "例会")],
            "原10:00~10:30 等3项", "was 10:00~10:30 +2"
        ),
        (
            time(1740, 1770) + [.room(was: "Andromeda 仙女座"), .title(was: "例会")],
            "原11/24 14:00 等3项", "was 11/24 14:00 +2"
        ),
        (
            [.room(was: "Andromeda 仙女座 North Wing")], "原在Andromeda 仙女座 Nort", "was in Andromeda 仙女座"
        ),
        (
            [.title(was: "👩‍👩‍👧‍👦家庭日👩‍👩‍👧‍👦"), .room(was: "Lyra")], "原名👩‍👩‍👧‍👦家庭日 等2项", "was 👩‍👩‍👧‍👦家庭 +1"
        ),
        ([], "请查看详情", "see the details"),
    ]

    @Test("what changed is told as it was, whole words of at most 20 characters", arguments: changes)
    func change(_ changes: [Announcement.Change], _ chinese: String, _ english: String) throws {
        let announcement = try announcement(changes: changes)
        #expect(text(.change, announcement) == chinese)
        #expect(text(.change, announcement, in: .english) == english)
        #expect(chinese.utf16.count <= 20 && english.utf16.count <= 20)
    }

    @Test(
        "a reminder says how long it is to the start, never less than nothing",
        arguments: [
            (900, "15 分钟后开始", "starts in 15 min"), (841, "15 分钟后开始", "starts in 15 min"),
            (840, "14 分钟后开始", "starts in 14 min"), (1, "1 分钟后开始", "starts in 1 min"),
            (3600, "1 小时后开始", "starts in 1 h"), (86_340, "23 小时 59 分后开始", "starts in 23 h 59"),
            (0, "即将开始", "starts soon"), (-600, "即将开始", "starts soon"),
        ] as [(Int64, String, String)])
    func countdown(seconds: Int64, chinese: String, english: String) throws {
        let announcement = try announcement()
        let now = announcement.slot.start - seconds
        #expect(text(.countdown, announcement, at: now) == chinese)
        #expect(text(.countdown, announcement, in: .english, at: now) == english)
    }

    @Test("a cancellation says why, or that nobody said")
    func reason() throws {
        #expect(text(.reason, try announcement(reason: "下雪")) == "下雪")
        #expect(text(.reason, try announcement()) == "未说明原因")
        #expect(text(.reason, try announcement(), in: .english) == "no reason given")
    }

    @Test("in plain words nothing is left that people wrote, and all that the site knows")
    func plain() throws {
        let announcement = try announcement(
            title: "secret", changes: [.title(was: "secret too")], reason: "secret as well")
        for language in [Language.chinese, .english] {
            for value in MessageTemplate.Value.allCases {
                let text = text(value, announcement, in: language, isPlain: true)
                #expect(text?.isEmpty == false && text?.contains("secret") == false)
            }
        }
        #expect(text(.title, announcement, isPlain: true) == "会议")
        #expect(text(.title, announcement, in: .english, isPlain: true) == "Meeting")
        #expect(text(.change, announcement, isPlain: true) == "主题有变")
        #expect(text(.room, announcement, isPlain: true) == "Orion 猎户座")
        #expect(text(.when, announcement, isPlain: true) == "2026年11月23日 14:00~15:00")
    }
}
