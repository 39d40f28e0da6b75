import Foundation
import RoomBooking
import Testing

@Suite("Changing a booking on the command line")
struct ChangeCommandTests {
    @Test("What is given changes, what is not given stays, and everyone concerned is in the receipt")
    func changes() async throws {
        let office = try await Office()
        let day = try #require(Office.tomorrow)
        let booked = try JSON.object(
            try await office.book(
                as: "li.lei", "Orion", "10:00", "11:00", title: "Weekly", "--note", "bring figures",
                "--attendee", "han.meimei", "--json"))
        let id = booked.text("id")
        let changed = try JSON.object(
            try await office.run(
                as: "li.lei", "change", id, "--start", "14:00", "--end", "+1h30", "--room", "vega", "--json"))
        #expect(changed.text("id") == id)
        #expect(changed.text("room") == "Vega")
        #expect(changed.text("start") == "\(day.iso)T14:00:00+08:00")
        #expect(changed.text("end") == "\(day.iso)T15:30:00+08:00")
        #expect(changed.text("title") == "Weekly")
        #expect(changed.text("note") == "bring figures")
        #expect(changed.texts("attendees") == ["han.meimei"])
        #expect(Set(changed.keys).isSuperset(of: ["messages", "undo"]))

        let moved = try await office.run(as: "li.lei", "change", String(id.suffix(8)), "--date", "+2")
        #expect(moved.status == 0, "\(moved)")
        #expect(moved.output.hasPrefix("Changed \((day + 1).iso) 14:00–15:30 Vega · Weekly · "), "\(moved)")
        #expect(moved.output.contains("\n  李雷 (li.lei): "), "\(moved)")
        #expect(try await office.agenda().isEmpty)
    }

    @Test("Attendees are replaced, added and removed")
    func attendees() async throws {
        let office = try await Office()
        let id = try JSON.object(
            try await office.book(
                as: "li.lei", "Orion", "10:00", "11:00", "--attendee", "han.meimei", "--json")
        ).text("id")
        func attendees(_ options: String...) async throws -> Set<String> {
            let finished = try await office.desk(of: "li.lei").run(["change", id] + options + ["--json"])
            return Set(try JSON.object(finished).texts("attendees"))
        }
        #expect(
            try await attendees("--add-attendee", "Zhao.Jing", "--add-attendee", "wang.wei") == [
                "han.meimei", "zhao.jing", "wang.wei",
            ])
        #expect(try await attendees("--remove-attendee", "han.meimei") == ["zhao.jing", "wang.wei"])
        #expect(
            try await attendees("--attendee", "han.meimei", "--add-attendee", "wang.wei") == [
                "han.meimei", "wang.wei",
            ])
        let unknown = try await office.run(
            as: "li.lei", "change", id, "--add-attendee", "nobody", "--remove-attendee", "noone")
        unknown.expectRefused(65, saying: ["attendees: ", "nobody", "noone"], lines: 2)
        #expect(try await office.run(as: Office.admin, "user", "disable", "wang.wei").status == 0)
        let disabled = try await office.run(as: "li.lei", "change", id, "--add-attendee", "Wang.Wei")
        disabled.expectRefused(65, saying: ["attendees: ", "wang.wei", "disabled"])
        // Whoever was invited before can be taken out.
        #expect(try await attendees("--remove-attendee", "wang.wei") == ["han.meimei"])
    }

    @Test("Rules, rights and what can not be read are told, and nothing changes")
    func refusals() async throws {
        let office = try await Office()
        let id = try JSON.object(
            try await office.book(as: "li.lei", "Orion", "10:00", "11:00", "--json")
        ).text("id")
        #expect(try await office.book(as: "wang.wei", "Orion", "12:00", "13:00").status == 0)
        func state() async throws -> [String] {
            try await office.agenda().map { "\($0.text("id")) \($0.text("start")) \($0.text("title"))" }
        }
        let before = try await state()
        let cases: [([String], Int32, [String])] = [
            (["--start", "12:30", "--end", "13:30"], 1, ["taken: ", "Wang Wei"]),
            (["--end", "09:00"], 1, ["end_after_start: "]),
            (["--start", "19:30", "--end", "20:30"], 1, ["opening_hours: "]),
            (["--room", "Andromeda"], 65, ["unknown_room: "]), (["--start", "25:00"], 65, ["readable: "]),
            (["--date", "2026-02-30"], 65, ["readable: "]), (["--end", "half"], 65, ["readable: "]),
            (["--title", " "], 65, ["title: "]),
        ]
        for (options, status, words) in cases {
            let finished = try await office.desk(of: "li.lei").run(["change", id] + options)
            finished.expectRefused(status, saying: words)
            try await office.desk(of: "li.lei").run(["change", id] + options + ["--dry-run"])
                .expectRefused(status, saying: words)
        }
        let foreign = try await office.run(as: "wang.wei", "change", id, "--title", "Mine")
        foreign.expectRefused(77, saying: ["李雷"])
        let unknown = try await office.run(as: "li.lei", "change", "00000000", "--title", "X")
        unknown.expectRefused(65, saying: ["roombook agenda"])
        #expect(try await office.run(as: "li.lei", "change", id).status == 64)
        #expect(try await state() == before)
    }

    @Test("A dry run changes nothing, and what is as it was is no change")
    func dryRun() async throws {
        let office = try await Office(undoWindow: 600)
        let id = try JSON.object(
            try await office.book(as: "li.lei", "Orion", "10:00", "11:00", "--json")
        ).text("id")
        let dry = try JSON.object(
            try await office.run(as: "li.lei", "change", id, "--start", "10:30", "--dry-run", "--json"))
        #expect(dry["would_change"] as? Bool == true)
        #expect(try await office.agenda().first?.text("start").contains("T10:00") == true)
        let same = try await office.run(as: "li.lei", "change", id, "--start", "10:00", "--title", "Weekly")
        #expect(same.output.hasPrefix("Nothing changed: "), "\(same)")
        let rows = try JSON.objects(try await office.run(as: "li.lei", "outbox", "list", "--json"))
        #expect(rows.map { $0.text("kind") } == ["booked"])
    }
}
