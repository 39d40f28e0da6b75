import Foundation
import RoomBooking
import Testing

@Suite("Booking on the command line")
struct BookCommandTests {
    @Test("A booking is printed with everyone concerned, and stands in the agenda")
    func books() async throws {
        let office = try await Office()
        let day = try #require(Office.tomorrow)
        let booked = try JSON.object(
            try await office.book(
                as: "li.lei", "orion", "14:00", "+1h30", title: "季度评审 Review", "--attendee", "han.meimei",
                "--attendee", "Zhao.Jing", "--attendee", "han.meimei", "--note", "bring figures", "--json"))
        #expect(
            Set(booked.keys) == [
                "id", "room", "start", "end", "title", "organizer", "attendees", "state", "note", "messages",
                "undo",
            ])
        #expect(booked.text("room") == "Orion")
        #expect(booked.text("start") == "\(day.iso)T14:00:00+08:00")
        #expect(booked.text("end") == "\(day.iso)T15:30:00+08:00")
        #expect(booked.text("title") == "季度评审 Review")
        #expect(booked.text("organizer") == "li.lei")
        #expect(booked.texts("attendees").sorted() == ["han.meimei", "zhao.jing"])
        #expect(booked.text("state") == "active")
        #expect(UUID(uuidString: booked.text("id")) != nil)

        let messages = booked.objects("messages")
        #expect(Set(messages.map { $0.text("username") }) == ["li.lei", "han.meimei", "zhao.jing"])
        #expect(messages.count == 3)
        for message in messages {
            #expect(
                Set(message.keys).isSuperset(of: [
                    "id", "kind", "booking_id", "username", "state", "errcode", "attempts",
                ]))
            #expect(message.text("kind") == "booked")
            #expect(message.text("booking_id") == booked.text("id"))
            #expect(message.text("state") == "not_bound")
            #expect(message["errcode"] is NSNull)
            #expect(message.number("attempts") == 0)
        }

        let agenda = try await office.agenda()
        #expect(agenda.count == 1)
        #expect(agenda.first?.text("id") == booked.text("id"))
        #expect(
            agenda.first.map { Set($0.keys) } == [
                "id", "room", "start", "end", "title", "organizer", "attendees", "state", "note",
            ])
        let text = try await office.run(as: "wang.wei", "agenda", "--date", day.iso)
        #expect(text.output.contains("\(day.iso) 14:00–15:30 Orion · 季度评审 Review · 李雷 · "), "\(text)")
        let none = try await office.run(as: "wang.wei", "agenda", "--date", (day + 1).iso)
        #expect(none.output == "Nothing is booked on \((day + 1).iso).\n")
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let options: [String]
        let status: Int32
        /// How the lines on standard error begin, and words that they hold.
        let rules: [String]
        let words: [String]

        var testDescription: String { options.joined(separator: " ") }

        init(_ status: Int32, _ rules: [String], _ options: [String], says words: [String] = []) {
            (self.status, self.rules, self.options, self.words) = (status, rules, options, words)
        }
    }

    private static let refusals = [
        Refusal(65, ["title"], ["--title", ""], says: ["Give the meeting a title"]),
        Refusal(65, ["title"], ["--title", " \u{3000}\u{200B} "]),
        Refusal(65, ["title"], ["--title", String(repeating: "长", count: 61)], says: ["60"]),
        Refusal(65, ["control_characters"], ["--title", "red \u{1B}[31m"]),
        Refusal(65, ["control_characters"], ["--title", "right-to-left \u{202E}"]),
        Refusal(
            65, ["control_characters"], ["--note", "a\u{0}b".replacingOccurrences(of: "\0", with: "\u{7}")]),
        Refusal(65, ["note"], ["--note", String(repeating: "n", count: 501)], says: ["500"]),
        Refusal(65, ["unknown_room"], ["--room", "Andromeda"], says: ["There is no room named Andromeda"]),
        Refusal(65, ["unknown_room"], ["--room", ""]),
        Refusal(65, ["readable"], ["--date", "2026-02-30"], says: ["2026-02-30"]),
        Refusal(65, ["readable"], ["--date", ""]),
        Refusal(65, ["readable"], ["--start", "25:00"], says: ["25:00"]),
        Refusal(65, ["readable"], ["--end", "half past"], says: ["half past"]),
        Refusal(65, ["attendees"], ["--attendee", "nobody"], says: ["There is no user named nobody"]),
        Refusal(65, ["readable", "readable"], ["--start", "x", "--end", "y"]),
        Refusal(1, ["not_in_the_past"], ["--date", "yesterday"], says: ["the earliest is"]),
        Refusal(1, ["days_ahead"], ["--date", "+31"], says: ["the last day is"]),
        Refusal(1, ["end_after_start"], ["--start", "14:00", "--end", "14:00"]),
        Refusal(1, ["end_after_start"], ["--start", "14:00", "--end", "13:00"]),
        Refusal(1, ["opening_hours"], ["--start", "07:30", "--end", "08:30"], says: ["08:00 to 20:00"]),
        Refusal(1, ["opening_hours"], ["--start", "19:30", "--end", "20:30"]),
        Refusal(1, ["longest"], ["--start", "08:00", "--end", "12:30"], says: ["4 h"]),
        Refusal(
            1, ["slot_grid", "slot_grid"], ["--start", "14:10", "--end", "15:40"],
            says: ["take 14:00 or 14:30", "take 15:30 or 16:00"]),
        Refusal(1, ["title", "slot_grid"], ["--title", "", "--start", "14:10"]),
    ]

    @Test("Each broken rule is named, with what would pass, and nothing is booked", arguments: refusals)
    func refuses(refusal: Refusal) async throws {
        let office = try await Office()
        let day = try #require(Office.tomorrow)
        var options = [
            "--room": "Orion", "--date": day.iso, "--start": "14:00", "--end": "15:00", "--title": "Weekly",
        ]
        for index in stride(from: 0, to: refusal.options.count, by: 2) {
            options[refusal.options[index]] = refusal.options[index + 1]
        }
        let arguments = ["book"] + options.flatMap { [$0.key, $0.value] }
        for flags in [[], ["--dry-run"]] {
            let finished = try await office.desk(of: "li.lei").run(arguments + flags)
            #expect(finished.status == refusal.status, "\(finished)")
            let lines = finished.errors.split(separator: "\n").map(String.init)
            #expect(lines.count == refusal.rules.count, "\(finished)")
            for (line, rule) in zip(lines, refusal.rules) {
                #expect(line.hasPrefix("roombook: \(rule): ") && line.hasSuffix("."), "\(line)")
            }
            for word in refusal.words { #expect(finished.errors.contains(word), "\(finished)") }
            #expect(finished.output.isEmpty)
            #expect(!finished.errors.contains("\u{1B}"))
        }
        #expect(try await office.agenda().isEmpty)
    }

    @Test("A taken room names who has it and for what, in both languages")
    func taken() async throws {
        let office = try await Office()
        #expect(try await office.book(as: "han.meimei", "Orion", "10:00", "11:00", title: "预算").status == 0)
        let lost = try await office.book(as: "li.lei", "Orion", "10:30", "11:30")
        #expect(lost.status == 1, "\(lost)")
        #expect(lost.errors == "roombook: taken: Orion is taken 10:00–11:00 by 韩梅梅 (预算).\n")
        let chinese = try await office.book(as: "li.lei", "Orion", "10:30", "11:30", "--lang", "zh")
        #expect(chinese.errors == "roombook: taken: Orion 10:00–11:00 已被 韩梅梅 预订（预算）。\n")
        // Where one ends the next may begin.
        #expect(try await office.book(as: "li.lei", "Orion", "11:00", "12:00").status == 0)
        #expect(try await office.book(as: "li.lei", "Orion", "09:00", "10:00").status == 0)
        #expect(try await office.agenda().count == 3)
    }

    @Test("A dry run says that it could be booked, and books nothing")
    func dryRun() async throws {
        let office = try await Office()
        let text = try await office.book(as: "li.lei", "Orion", "10:00", "11:00", "--dry-run")
        #expect(text.status == 0, "\(text)")
        let json = try JSON.object(
            try await office.book(as: "li.lei", "Orion", "10:00", "11:00", "--dry-run", "--json"))
        #expect(json["would_book"] as? Bool == true)
        #expect(try await office.agenda().isEmpty)
        #expect(try JSON.objects(try await office.run(as: "li.lei", "outbox", "list", "--json")).isEmpty)
    }

    @Test("A time of today that is over is refused with the earliest start")
    func past() async throws {
        let office = try await Office()
        // Where it is neither night nor midnight now, so that midnight is over.
        let isEarly = Int(Date().timeIntervalSince1970) % 86_400 < 43_200
        let zone = isEarly ? "Asia/Shanghai" : "America/Los_Angeles"
        try office.configure(more: "[site]\ntime_zone = \"\(zone)\"\nopening = \"00:00-24:00\"\n")
        let finished = try await office.run(
            as: "li.lei", "book", "--room", "Orion", "--date", "today", "--start", "00:00", "--end", "00:30",
            "--title", "Weekly")
        #expect(finished.status == 1, "\(finished)")
        #expect(finished.errors.hasPrefix("roombook: not_in_the_past: That time is past"), "\(finished)")
    }

    @Test("Who is disabled can not be invited")
    func disabledAttendee() async throws {
        let office = try await Office()
        #expect(try await office.run(as: Office.admin, "user", "disable", "wang.wei").status == 0)
        let finished = try await office.book(
            as: "li.lei", "Orion", "10:00", "11:00", "--attendee", "wang.wei")
        #expect(finished.status == 65, "\(finished)")
        #expect(finished.errors.hasPrefix("roombook: attendees: "), "\(finished)")
        #expect(finished.errors.contains("account of wang.wei is disabled"), "\(finished)")
        #expect(try await office.agenda().isEmpty)
    }

    @Test("People are reminded: the receipt says when and how many, and reminders are messages of their own")
    func reminders() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, undoWindow: 600, reminder: 15, sandbox: sandbox)
        try await office.bind("li.lei", "han.meimei", at: sandbox)
        let booked = try await office.book(
            as: "li.lei", "Orion", "10:00", "11:00", "--attendee", "han.meimei")
        #expect(booked.output.contains("\n  reminder at 09:45 for 2 people\n"), "\(booked)")
        #expect(booked.output.contains("\nTo take it back within "), "\(booked)")
        let rows = try JSON.objects(try await office.run(as: "li.lei", "outbox", "list", "--json"))
        #expect(rows.map { $0.text("kind") }.sorted() == ["booked", "booked", "reminder", "reminder"])
        let day = try #require(Office.tomorrow)
        let reminder = try #require(rows.first { $0.text("kind") == "reminder" })
        #expect(reminder.text("due_at") == "\(day.iso)T09:45:00+08:00")
        _ = try await sandbox.stop()
    }

    @Test("Missing, repeated and unknown options are a matter of usage")
    func usage() async throws {
        let office = try await Office()
        for arguments in [
            ["book"], ["book", "--rom", "Orion"], ["bok"], ["cancel"], ["user", "add"], ["outbox", "retry"],
            ["change"], ["change", "00000000"], ["undo"], ["bind", "--scene", "x"],
            ["subscription", "accept"],
            ["template", "preview"], ["doctor", "now"],
            ["room", "add", "X", "--capacity", "many"], ["--lang", "fr"], ["sandbox", "--port", "70000"],
            ["user", "add", "x", "--display-name", "X", "--role", "boss", "--password-stdin"],
            ["outbox", "list", "--limit", "0"], ["demo", "--at", "noon"], ["demo", "--undo-window", "-1"],
        ] {
            let finished = try await office.desk(of: "li.lei").run(arguments)
            #expect(finished.status == 64, "\(arguments) \(finished)")
            #expect(!finished.errors.isEmpty)
        }
    }
}
