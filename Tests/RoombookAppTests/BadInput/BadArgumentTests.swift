import Foundation
import RoomBooking
import Testing

@Suite("Bad input in every argument")
struct BadArgumentTests {
    /// Texts that no field takes.
    private static let texts: [(name: String, bytes: [UInt8])] = [
        ("empty", []),
        ("over-long", Array(String(repeating: "长", count: 3000).utf8)),
        ("control characters", Array("a\u{1B}]0;title\u{7}b\n".utf8)),
        ("invalid UTF-8", [0x61, 0xFF, 0xFE, 0xC3, 0x28]),
        ("a lone surrogate", [0xED, 0xA0, 0x80]),
        ("a line of combining marks", Array(("e" + String(repeating: "\u{301}", count: 5000)).utf8)),
    ]

    /// A command line with a hole, marked by nil, and who runs it.
    private static let lines: [(user: String, arguments: [String?])] = [
        ("li.lei", ["book", "--room", nil, "--date", "+1", "--start", "10", "--end", "11", "--title", "T"]),
        (
            "li.lei",
            ["book", "--room", "Orion", "--date", nil, "--start", "10", "--end", "11", "--title", "T"]
        ),
        (
            "li.lei",
            ["book", "--room", "Orion", "--date", "+1", "--start", nil, "--end", "11", "--title", "T"]
        ),
        (
            "li.lei",
            ["book", "--room", "Orion", "--date", "+1", "--start", "10", "--end", nil, "--title", "T"]
        ),
        (
            "li.lei",
            ["book", "--room", "Orion", "--date", "+1", "--start", "10", "--end", "11", "--title", nil]
        ),
        (
            "li.lei",
            [
                "book", "--room", "Orion", "--date", "+1", "--start", "10", "--end", "11", "--title", "T",
                "--attendee", nil,
            ]
        ),
        ("li.lei", ["agenda", "--date", nil]),
        ("li.lei", ["cancel", nil]),
        ("li.lei", ["cancel", "00000000", "--reason", nil]),
        ("li.lei", ["change", nil, "--title", "T"]),
        ("li.lei", ["undo", nil]),
        ("li.lei", ["outbox", "retry", nil]),
        ("li.lei", ["subscription", "list", "--user", nil]),
        ("li.lei", ["subscription", "accept", nil]),
        ("li.lei", ["subscription", "decline", "li.lei", "--template", nil]),
        ("li.lei", ["sign-in", nil, "--password-stdin"]),
        (Office.admin, ["user", "add", nil, "--display-name", "D", "--password-stdin"]),
        (Office.admin, ["user", "add", "new", "--display-name", nil, "--password-stdin"]),
        (Office.admin, ["user", "disable", nil]),
        (Office.admin, ["user", "enable", nil]),
        (Office.admin, ["user", "password", nil, "--password-stdin"]),
        (Office.admin, ["user", "unbind", nil]),
        (Office.admin, ["room", "add", nil, "--capacity", "4"]),
        (Office.admin, ["room", "add", "R", "--capacity", "4", "--equipment", nil]),
        (Office.admin, ["room", "close", nil, "--reason", "r"]),
        (Office.admin, ["room", "close", "Orion", "--reason", nil]),
        (Office.admin, ["room", "open", nil]),
        (Office.admin, ["template", "set", nil, "--id", "x"]),
        (Office.admin, ["template", "set", "booked", "--key", nil]),
        (Office.admin, ["template", "check", nil]),
        (Office.admin, ["template", "preview", nil]),
        (Office.admin, ["template", "preview", "booked", "--booking", nil]),
    ]

    @Test("Each is one sentence, no trap, and changes nothing", arguments: lines.indices)
    func refused(index: Int) async throws {
        let office = try await Office()
        let before = try await office.state()
        let line = Self.lines[index]
        for text in Self.texts {
            // Empty is a good answer to some questions.
            if text.name == "empty", line.arguments.contains("--equipment") { continue }
            let finished = try await office.desk(of: line.user).run(
                bytes: line.arguments.map { $0.map { Array($0.utf8) } ?? text.bytes },
                input: Array(Office.password.utf8))
            #expect(
                [65, 77].contains(finished.status) || (finished.status == 1 && text.name != "empty"),
                "\(text.name): \(finished)")
            finished.expectRefused(finished.status)
        }
        #expect(try await office.state() == before)
    }

    @Test("Nothing that a change can be given breaks it or half-changes the booking")
    func changes() async throws {
        let office = try await Office()
        let id = try JSON.object(try await office.book(as: "li.lei", "Orion", "10:00", "11:00", "--json"))
            .text("id")
        let before = try await office.state()
        for option in ["--room", "--date", "--start", "--end", "--title", "--attendee", "--add-attendee"] {
            for text in Self.texts {
                let finished = try await office.desk(of: "li.lei").run(
                    bytes: ["change", id, option].map { Array($0.utf8) } + [text.bytes])
                finished.expectRefused(65)
            }
        }
        #expect(try await office.state() == before)
    }

    @Test(
        "A title or note of the utmost length is booked whole",
        arguments: ["e\u{301}", "长", "👍🏽"])
    func utmost(character: String) async throws {
        let office = try await Office()
        let title = String(repeating: character, count: 60)
        let booked = try JSON.object(
            try await office.book(
                as: "li.lei", "Orion", "10:00", "11:00", title: title, "--note",
                String(repeating: character, count: 500), "--json"))
        #expect(booked.text("title") == title)
        #expect(booked.text("note").count == 500)
    }

    @Test("A password that is no text, missing or over-long is told, whatever command asks for it")
    func passwords() async throws {
        let office = try await Office()
        let inputs: [(bytes: [UInt8]?, word: String)] = [
            (nil, "held no password"), ([], "held no password"), ([0x0A], "held no password"),
            ([0xFF, 0xFE, 0x0A], "not valid UTF-8"),
            (Array(repeating: 0x61, count: 1025), "at most 1024 bytes"),
            (Array("tab\tbed-in-it\n".utf8), "control"),
        ]
        let lines: [(user: String, arguments: [String])] = [
            ("li.lei", ["sign-in", "li.lei"]), (Office.admin, ["user", "password", "li.lei"]),
            (Office.admin, ["user", "add", "new", "--display-name", "N"]), ("x", ["init", "--admin", "x"]),
        ]
        for line in lines {
            for input in inputs {
                let finished = try await office.desk(of: line.user).run(
                    bytes: (line.arguments + ["--password-stdin"]).map { Array($0.utf8) }, input: input.bytes)
                if line.arguments[0] == "init", input.word == "control" {
                    // There is an admin already, which is told first.
                    #expect([1, 65].contains(finished.status), "\(finished)")
                } else {
                    finished.expectRefused(65, saying: [input.word])
                }
            }
            let without = try await office.desk(of: line.user).run(line.arguments, input: Office.password)
            without.expectRefused(65, saying: ["--password-stdin"])
        }
        // Neither counted as a guess nor changed anything.
        let still = try await office.run(
            as: "li.lei", "sign-in", "li.lei", "--password-stdin", input: Office.password)
        #expect(still.status == 0, "\(still)")
    }

    @Test("A code that is no code is refused before anything is sent", arguments: texts.indices.dropFirst())
    func codes(index: Int) async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        let arguments = ["sign-in", "li.lei", "--password-stdin", "--code"].map { Array($0.utf8) }
        let finished = try await office.desk(of: "li.lei").run(
            bytes: arguments + [Self.texts[index].bytes], input: Array(Office.password.utf8))
        finished.expectRefused(65, saying: ["code"])
        #expect(try await sandbox.count(of: "jscode2session") == 0)
        _ = try await sandbox.stop()
    }
}

extension Office {
    /// Everything that an admin can list, to see that nothing has changed.
    func state() async throws -> [String] {
        var outputs: [String] = []
        for arguments in [["user", "list"], ["room", "list"], ["template", "list"], ["outbox", "list"]] {
            let finished = try await desk(of: Self.admin).run(arguments + ["--json"])
            try #require(finished.status == 0, "\(finished)")
            outputs.append(finished.output)
        }
        let day = try #require(Self.tomorrow)
        return outputs + [try await run(as: Self.admin, "agenda", "--date", day.iso, "--json").output]
    }
}
