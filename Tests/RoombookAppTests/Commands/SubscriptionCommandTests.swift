import Foundation
import Testing

@Suite("The ledger of subscriptions on the command line")
struct SubscriptionCommandTests {
    private static let templateID = "9Dkx0oCGAHe0gUth9BUw4spM1uUUJOeRSS9diCwVZpY"

    @Test("Accepts add up, a message spends one, a decline ends them")
    func ledger() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("li.lei", at: sandbox)
        let desk = office.desk(of: "server")
        // Until a template has an id nobody can have accepted it.
        try await desk.run("subscription", "accept", "li.lei", "--template", "booked")
            .expectRefused(78, saying: ["template set booked --id"])
        let set = try await office.run(
            as: Office.admin, "template", "set", "booked", "--id", Self.templateID)
        #expect(set.status == 0, "\(set)")
        func booked(_ arguments: String...) async throws -> Int? {
            let finished = try await desk.run(["subscription"] + arguments + ["--json"])
            let lines = try JSON.objects(finished)
            let keys: Set = ["username", "code", "long_term", "credits", "accepted", "noted_at"]
            #expect(lines.allSatisfy { Set($0.keys) == keys })
            #expect(lines.map { $0.text("code") } == ["booked"])
            return lines.first?.number("credits")
        }
        #expect(try await booked("accept", "li.lei") == 1)
        #expect(try await booked("accept", "Li.Lei", "--template", "booked", "--count", "2") == 3)
        #expect(try await office.book(as: "li.lei", "Orion", "10:00", "11:00").status == 0)
        #expect(try await office.dispatchSoon(as: "li.lei").number("sent") == 1)
        #expect(try await booked("list", "--user", "li.lei") == 2)
        #expect(try await booked("decline", "li.lei", "--template", "booked") == 0)
        let text = try await desk.run("subscription", "list")
        #expect(text.output.contains("li.lei  李雷  booked  none left: "), "\(text)")
        let chinese = try await desk.run("subscription", "--lang", "zh")
        #expect(chinese.output.contains("已用完"), "\(chinese)")
        _ = try await sandbox.stop()
    }

    @Test("A long-term template is accepted for good, until it is declined")
    func longTerm() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("li.lei", at: sandbox)
        let set = try await office.run(
            as: Office.admin, "template", "set", "booked", "--id", Self.templateID, "--long-term")
        #expect(set.status == 0, "\(set)")
        let accepted = try JSON.objects(
            try await office.run(as: "server", "subscription", "accept", "li.lei", "--json"))
        #expect(accepted.first?["long_term"] as? Bool == true)
        #expect(accepted.first?["credits"] is NSNull)
        #expect(accepted.first?["accepted"] as? Bool == true)
        let text = try await office.run(as: "server", "subscription", "list")
        #expect(text.output.contains("accepted for good"), "\(text)")
        let declined = try await office.run(as: "server", "subscription", "decline", "li.lei")
        #expect(declined.output.contains("declined: "), "\(declined)")
        _ = try await sandbox.stop()
    }

    @Test("Who is not bound, unknown names and wrong options are told")
    func refusals() async throws {
        let office = try await Office()
        let desk = office.desk(of: "server")
        try await desk.run("subscription", "accept", "li.lei").expectRefused(1, saying: ["not bound"])
        try await desk.run("subscription", "accept", "nobody").expectRefused(65, saying: ["user list"])
        try await desk.run("subscription", "list", "--user", "nobody").expectRefused(65)
        try await desk.run("subscription", "decline", "li.lei", "--template", "x")
            .expectRefused(65, saying: ["booked, changed, cancelled"])
        for count in ["0", "-1", "many"] {
            let finished = try await desk.run("subscription", "accept", "li.lei", "--count=\(count)")
            #expect(finished.status == 64, "\(finished)")
        }
        let none = try await desk.run("subscription", "list")
        #expect(none.output == "Nothing is known yet.\n")
    }
}
