import BookingServices
import Foundation
import RoomBooking
import Testing
import WeChat

@Suite("Templates on the command line")
struct TemplateCommandTests {
    private static let id = "9Dkx0oCGAHe0gUth9BUw4spM1uUUJOeRSS9diCwVZpY"

    @Test("A list tells each key's rule in words, and what the kind can carry")
    func lists() async throws {
        let office = try await Office()
        let text = try await office.run(as: Office.admin, "template", "list")
        #expect(
            text.output.contains("  time6=start  start: a 24-hour time, such as 14:00"), "\(text)")
        #expect(text.output.contains("  values: title, room, person, time_range, start, when, countdown\n"))
        let chinese = try await office.run(as: Office.admin, "template", "list", "--lang", "zh")
        #expect(chinese.output.contains("  thing4=title  会议主题: 最多 20 个字符"), "\(chinese)")
        let list = try JSON.objects(try await office.run(as: Office.admin, "template", "list", "--json"))
        let cancelled = try #require(list.first { $0.text("code") == "cancelled" })
        #expect(cancelled.objects("fields").map { $0.text("key") }.last == "thing8")
        #expect(cancelled.objects("fields").allSatisfy { !$0.text("rule").isEmpty })
        #expect(cancelled.texts("values").contains("reason"))
        #expect(cancelled["long_term"] as? Bool == false)
    }

    @Test(
        "A key that can not carry its value is refused with the rule and what to use, and nothing is stored")
    func refuses() async throws {
        let office = try await Office()
        func set(_ arguments: String...) async throws -> Finished {
            try await office.desk(of: Office.admin).run(
                ["template", "set", "booked", "--id", Self.id] + arguments)
        }
        let before = try await office.run(as: Office.admin, "template", "list", "--json").output
        try await set("--key", "time6=title").expectRefused(
            65, saying: ["time6=title", "47003", "a 24-hour time", "use a key of type thing."])
        try await set("--key", "date2=time_range", "--lang", "zh").expectRefused(
            65, saying: ["date2=time_range", "47003", "character_string"])
        try await set("--key", "thing1=title", "--key", "thing1=room").expectRefused(
            65, saying: ["thing1 stands twice"])
        let six = (1...6).flatMap { ["--key", "thing\($0)=title"] }
        let tooMany = try await office.desk(of: Office.admin).run(
            ["template", "set", "booked", "--id", Self.id] + six)
        tooMany.expectRefused(65, saying: ["at most 5 keys"])
        try await set("--key", "thing1=colour", "--key", "phrase1=title").expectRefused(
            65, saying: ["thing1=colour", "time_range"])
        try await set("--key", "phrase1=title", "--key", "time2=room").expectRefused(
            65, saying: ["phrase1=title", "time2=room"], lines: 2)
        #expect(try await set("--long-term", "--one-time").status == 64)
        #expect(try await office.run(as: Office.admin, "template", "list", "--json").output == before)
    }

    @Test("What would get lost is told on standard error, and stored")
    func warns() async throws {
        let office = try await Office()
        let set = try await office.run(
            as: Office.admin, "template", "set", "booked", "--id", Self.id, "--long-term", "--key",
            "name1=title", "--key", "thing2=when", "--key", "thing3=reason")
        #expect(set.status == 0, "\(set)")
        #expect(set.output == "Set the template booked.\n")
        #expect(
            set.errors == """
                roombook: name1: of the title only 10 characters are shown.
                roombook: thing2: of the date and time range only 20 characters are shown.
                roombook: thing3: a booking notice has no reason to tell.

                """)
        let list = try JSON.objects(try await office.run(as: Office.admin, "template", "list", "--json"))
        #expect(list.first?["long_term"] as? Bool == true)
        let check = try JSON.object(
            try await office.run(as: Office.admin, "template", "check", "booked", "--json"))
        #expect(check.text("level") == "warning")
        let quiet = try await office.run(
            as: Office.admin, "template", "set", "changed", "--id", "-\(Self.id.dropFirst())")
        #expect(quiet.status == 0 && quiet.errors.isEmpty, "\(quiet)")
    }

    @Test("A preview is the card with its fitted values, and tells what was cut")
    func previews() async throws {
        let office = try await Office(reminder: 15)
        let title = "关于下一季度产品路线图与预算安排的跨部门评审会议（第二轮）"
        let id = try JSON.object(
            try await office.book(as: "li.lei", "Orion", "10:00", "11:00", title: title, "--json")
        ).text("id")
        let text = try await office.run(
            as: Office.admin, "template", "preview", "booked", "--booking", id, "--lang", "zh")
        #expect(text.status == 0, "\(text)")
        #expect(text.output.contains("| 会议主题  \(title.prefix(19))…"), "\(text)")
        #expect(text.output.contains("| 会议室    Orion"), "\(text)")
        #expect(text.output.contains("10:00~11:00"), "\(text)")
        #expect(text.output.contains("thing4 被截短，原文：\(title)\n"), "\(text)")
        let json = try JSON.object(
            try await office.run(as: Office.admin, "template", "preview", "reminder", "--json"))
        #expect(Set(json.keys) == ["code", "title", "page", "lines"])
        #expect(json.objects("lines").last?.text("shown") == "starts in 15 min")
        #expect(json.objects("lines").allSatisfy { $0["cut"] as? Bool == false })
        try await office.run(as: Office.admin, "template", "preview", "bookd").expectRefused(65)
        try await office.run(as: "li.lei", "template", "preview", "booked").expectRefused(77)
    }

    @Test(
        "Stored templates that are sound pass the check, without asking anybody where WeChat is not configured"
    )
    func checks() async throws {
        let office = try await Office()
        let all = try await office.run(as: Office.admin, "template", "check")
        #expect(all.status == 0, "\(all)")
        #expect(all.output.hasPrefix("ok "), "\(all)")
        try await office.run(as: Office.admin, "template", "check", "bookd").expectRefused(65)
        try await office.run(as: "li.lei", "template", "check").expectRefused(77)
    }

    @Test(
        "What the rules let pass, the client's own check of each value lets pass as well",
        arguments: TemplateFieldType.allCases.filter { $0 != .other })
    func agree(type: TemplateFieldType) throws {
        let zone = try #require(SiteZone(identifier: "Asia/Shanghai"))
        let now = Instant(seconds: 1_795_400_000)
        let rule = try #require(TemplateField(type.rawValue + "1"))
        for value in MessageTemplate.Value.allCases {
            let fit = type.fit(of: value)
            for announcement in try Self.announcements(zone) {
                for language in Language.allCases {
                    let template = MessageTemplate(
                        kind: .changed, templateID: "T", page: "",
                        keys: [MessageTemplate.Field(key: rule.key, value: value)])
                    let field = try #require(
                        NotificationComposer().fields(
                            of: announcement, by: template, in: language, at: now)?.first)
                    let fitted = rule.fit(field.value)
                    #expect(fit == .refused || rule.check(fitted) == nil, "\(type) \(value): \(fitted)")
                    #expect(fit != .whole || announcement.title != "季度评审" || fitted == field.value)
                }
            }
        }
    }

    /// An ordinary one, one that is long and odd and runs over midnight, and one with nothing in it.
    private static func announcements(_ zone: SiteZone) throws -> [Announcement] {
        let day = try #require(CalendarDay(iso: "2026-11-24"))
        let start = zone.instant(day, ClockTime(minutes: 22 * 60))
        let short = try #require(TimeSlot(start: start, end: start + 3600))
        let long = try #require(TimeSlot(start: start, end: start + 6 * 3600))
        let odd = String(repeating: "长 é𠮷A，", count: 10)
        return [
            Announcement(
                title: "季度评审", room: "Orion", slot: short, timeZone: zone.identifier, person: "李雷",
                changes: [.room(was: "Vega")], reason: "主讲人出差"),
            Announcement(
                title: odd, room: odd, slot: long, timeZone: zone.identifier, person: odd,
                changes: [.time(was: short), .room(was: odd), .title(was: odd)], reason: odd),
            Announcement(title: " ", room: " ", slot: short, timeZone: zone.identifier, person: " "),
        ]
    }
}
