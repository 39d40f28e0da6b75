import Foundation
import Testing

@Suite("The outbox on the command line")
struct OutboxCommandTests {
    @Test("Dead letters are listed by themselves, by state, and sent again one by one or all together")
    func deadLetters() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("li.lei", "han.meimei", at: sandbox)
        try await sandbox.arm(errcode: 47003, at: "subscribe/send", count: 2)
        #expect(
            try await office.book(
                as: "li.lei", "Orion", "10:00", "11:00", "--attendee", "han.meimei", "--attendee", "zhao.jing"
            ).status == 0)
        #expect(try await office.dispatchSoon(as: "li.lei").number("failed") == 2)
        #expect(try await office.book(as: "li.lei", "Orion", "11:00", "12:00").status == 0)
        #expect(try await office.dispatchSoon(as: "li.lei").number("sent") == 1)

        func users(_ options: String...) async throws -> [String] {
            let finished = try await office.desk(of: "operator").run(["outbox", "list", "--json"] + options)
            return try JSON.objects(finished).map { $0.text("username") }.sorted()
        }
        #expect(try await users("--failed") == ["han.meimei", "li.lei", "zhao.jing"])
        #expect(try await users("--state", "failed") == ["han.meimei", "li.lei"])
        #expect(try await users("--state", "sent", "--state", "not_bound") == ["li.lei", "zhao.jing"])
        #expect(try await users("--limit", "1").count == 1)
        #expect(try await office.run(as: "operator", "outbox", "list", "--state", "lost").status == 64)

        let text = try await office.run(as: "operator", "outbox", "retry", "--failed")
        #expect(text.output == "2 messages that failed are in line again.\n", "\(text)")
        #expect(try await office.dispatchSoon(as: "operator").number("sent") == 2)
        let none = try JSON.object(
            try await office.run(as: "operator", "outbox", "retry", "--failed", "--json"))
        #expect(none.number("queued") == 0)
        for wrong in [["outbox", "retry"], ["outbox", "retry", "1", "--failed"]] {
            #expect(try await office.desk(of: "operator").run(wrong).status == 64)
        }
        _ = try await sandbox.stop()
    }

    @Test("While WeChat has had enough, it is told until when and why, and retrying ends the hold")
    func hold() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("li.lei", at: sandbox)
        try await sandbox.arm(errcode: 45009, at: "subscribe/send")
        #expect(try await office.book(as: "li.lei", "Orion", "10:00", "11:00").status == 0)
        let told = try await office.dispatchSoon(as: "operator", expecting: 69)
        let hold = try #require(told["hold"] as? [String: Any])
        #expect(Set(hold.keys) == ["until", "reason"])
        #expect(hold.text("reason").contains("45009"))

        let list = try await office.run(as: "operator", "outbox", "list", "--json")
        #expect(try JSON.objects(list).map { $0.text("state") } == ["waiting"])
        #expect(list.errors.hasPrefix("roombook: Nothing is sent before 20"), "\(list)")
        let chinese = try await office.run(as: "operator", "outbox", "list", "--lang", "zh")
        #expect(chinese.errors.contains("前暂停发送："), "\(chinese)")
        // Held up, nothing is even tried.
        #expect(try await office.book(as: "li.lei", "Orion", "11:00", "12:00").status == 0)
        let held = try await office.run(as: "operator", "outbox", "dispatch")
        #expect(held.status == 69, "\(held)")
        #expect(try await sandbox.count(of: "subscribe/send") == 1)

        #expect(try await office.run(as: "operator", "outbox", "retry", "--failed").status == 0)
        let free = try await office.run(as: "operator", "outbox", "list")
        #expect(free.errors.isEmpty, "\(free)")
        _ = try await sandbox.stop()
    }
}
