import Foundation
import Glibc
import RoomBooking
import Testing

@Suite("The WeChat flow by commands, against a sandbox in a process of its own")
struct WeChatFlowTests {
    @Test("The first sign-in with a code binds, later ones exchange nothing")
    func bindsOnce() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        let code = try await sandbox.code(for: "li.lei")
        let bound = try await office.run(
            as: "li.lei", "sign-in", "li.lei", "--password-stdin", "--code", code, "--json",
            input: Office.password)
        #expect(try JSON.object(bound)["bound"] as? Bool == true)
        #expect(try await sandbox.count(of: "jscode2session") == 1)

        let second = try await office.run(
            as: "li.lei", "sign-in", "li.lei", "--password-stdin", "--code",
            try await sandbox.code(for: "li.lei"), input: Office.password)
        #expect(second.status == 0, "\(second)")
        #expect(second.output.hasPrefix("li.lei · 李雷 · staff · WeChat bound o"), "\(second)")
        #expect(try await sandbox.count(of: "jscode2session") == 1)
        let list = try JSON.objects(try await office.run(as: Office.admin, "user", "list", "--json"))
        #expect(list.filter { $0["bound"] as? Bool == true }.map { $0.text("username") } == ["li.lei"])
        #expect(try await sandbox.stop().status == 0)
    }

    @Test("A used and a wrong code say what to do and count as no wrong password")
    func badCodes() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        let code = try await sandbox.code(for: "han.meimei")
        let first = try await office.run(
            as: "han.meimei", "sign-in", "han.meimei", "--password-stdin", "--code", code,
            input: Office.password)
        #expect(first.status == 0, "\(first)")

        for _ in 0..<7 {
            let used = try await office.run(
                as: "li.lei", "sign-in", "li.lei", "--password-stdin", "--code", code, input: Office.password)
            #expect(used.status == 77, "\(used)")
            #expect(
                used.errors
                    == "roombook: The code has already been used (40163). Get a new code in the mini program.\n"
            )
        }
        let wrong = try await office.run(
            as: "li.lei", "sign-in", "li.lei", "--password-stdin", "--code", "canaryCode7719", "--lang", "zh",
            input: Office.password)
        #expect(wrong.status == 77, "\(wrong)")
        #expect(wrong.errors.hasPrefix("roombook: 登录码无效或已过期 (40029)。请重新获取登录码"), "\(wrong)")
        #expect(!wrong.errors.contains("canaryCode7719"))
        // Unbound, the same person still gets in without a code.
        let without = try await office.run(
            as: "li.lei", "sign-in", "li.lei", "--password-stdin", input: Office.password)
        #expect(without.status == 0, "\(without)")
        _ = try await sandbox.stop()
    }

    @Test("A phone that belongs to somebody else is refused, until an admin unbinds it")
    func foreignPhone() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("han.meimei", at: sandbox)
        let arguments = ["sign-in", "li.lei", "--password-stdin", "--code"]
        let taken = try await office.desk(of: "li.lei").run(
            arguments + [try await sandbox.code(for: "han.meimei")], input: Office.password)
        #expect(taken.status == 77, "\(taken)")
        #expect(taken.errors.hasPrefix("roombook: This phone's WeChat is bound to another account."))

        #expect(try await office.run(as: Office.admin, "user", "unbind", "han.meimei").status == 0)
        let bound = try await office.desk(of: "li.lei").run(
            arguments + [try await sandbox.code(for: "han.meimei")], input: Office.password)
        #expect(bound.status == 0, "\(bound)")
        _ = try await sandbox.stop()
    }

    @Test("A sandbox that is down fails the sign-in with a code, keeps the booking and its messages")
    func down() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("li.lei", at: sandbox)
        _ = try await sandbox.stop()

        let signIn = try await office.run(
            as: "wang.wei", "sign-in", "wang.wei", "--password-stdin", "--code", "anycode",
            input: Office.password)
        #expect(signIn.status == 69, "\(signIn)")
        #expect(signIn.errors.hasPrefix("roombook: No connection to WeChat could be made"), "\(signIn)")
        #expect(try await office.book(as: "li.lei", "Orion", "10:00", "11:00").status == 0)
        #expect(try await office.dispatchSoon(as: "li.lei", expecting: 69).number("again") == 1)
        let messages = try JSON.objects(try await office.run(as: "li.lei", "outbox", "list", "--json"))
        #expect(messages.map { $0.text("state") } == ["waiting"])
    }

    @Test("What a dispatch delivers is the card, field by field; who is not bound is told of")
    func delivers() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        let day = try #require(Office.tomorrow)
        try await office.bind("li.lei", "han.meimei", at: sandbox)
        let booked = try JSON.object(
            try await office.book(
                as: "li.lei", "Lyra 天琴座", "14:00", "15:00", title: "季度评审", "--attendee", "han.meimei",
                "--attendee", "zhao.jing", "--json"))
        let dispatched = try await office.dispatchSoon(as: "li.lei")
        #expect(
            Set(dispatched.keys) == [
                "sent", "refused", "not_bound", "unconfirmed", "failed", "expired", "again", "waiting",
            ])
        #expect(dispatched.number("sent") == 2)

        let cards = try await sandbox.cards()
        #expect(Set(cards.map(\.user)) == ["li.lei", "han.meimei"])
        for card in cards {
            #expect(card.code == "booked")
            #expect(
                card.values == [
                    "thing4": "季度评审", "thing1": "Lyra 天琴座", "character_string2": "14:00~15:00",
                    "time6": "\(day.year)年\(day.month)月\(day.day)日 14:00", "thing3": "李雷",
                ])
        }
        let rows = try JSON.objects(try await office.run(as: "li.lei", "outbox", "list", "--json"))
        let states = Dictionary(rows.map { ($0.text("username"), $0.text("state")) }) { first, _ in first }
        #expect(states == ["li.lei": "sent", "han.meimei": "sent", "zhao.jing": "not_bound"])
        #expect(rows.allSatisfy { $0.text("booking_id") == booked.text("id") })
        #expect(rows.first { $0.text("username") == "li.lei" }?.number("attempts") == 1)

        // Sent once: another dispatch has nothing to do.
        let idle = try JSON.object(try await office.run(as: "li.lei", "outbox", "dispatch", "--json"))
        #expect(idle.number("sent") == 0)
        #expect(try await sandbox.cards().count == 2)
        _ = try await sandbox.stop()
    }

    @Test("Bound later, a message that nobody could get is sent again on request; a sent one is not")
    func retries() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("li.lei", at: sandbox)
        #expect(
            try await office.book(as: "li.lei", "Orion", "10:00", "11:00", "--attendee", "zhao.jing").status
                == 0)
        _ = try await office.dispatchSoon(as: "li.lei")
        try await office.bind("zhao.jing", at: sandbox)
        let rows = try JSON.objects(try await office.run(as: "li.lei", "outbox", "list", "--json"))
        func id(_ user: String) throws -> String {
            "\(try #require(rows.first { $0.text("username") == user }?.number("id")))"
        }
        let retried = try await office.run(as: "li.lei", "outbox", "retry", try id("zhao.jing"))
        #expect(retried.status == 0, "\(retried)")
        let sent = try await office.run(as: "li.lei", "outbox", "retry", try id("li.lei"))
        #expect(sent.status == 1, "\(sent)")
        for wrong in ["99999", "x", "-1", "0", ""] {
            let refused = try await office.run(as: "li.lei", "outbox", "retry", "--", wrong)
            #expect(refused.status == 65, "\(refused)")
        }
        _ = try await office.dispatchSoon(as: "li.lei")
        #expect(try await sandbox.cards().map(\.user) == ["li.lei", "zhao.jing"])
        _ = try await sandbox.stop()
    }

    @Test("Who took no subscription refuses: 43101 with its remedy")
    func refused() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("li.lei", at: sandbox)
        _ = try await sandbox.call("POST", "/sandbox/unsubscribe?user=li.lei&template=all")
        #expect(try await office.book(as: "li.lei", "Orion", "10:00", "11:00").status == 0)
        _ = try await office.dispatchSoon(as: "li.lei")
        let row = try #require(
            try JSON.objects(try await office.run(as: "li.lei", "outbox", "list", "--json")).first)
        #expect(row.text("state") == "refused")
        #expect(row.number("errcode") == 43101)
        let text = try await office.run(as: "li.lei", "outbox", "list")
        #expect(text.output.contains("refused 43101: subscribe in the mini program"), "\(text)")
        _ = try await sandbox.stop()
    }

    @Test("Cancelled within the undo window, nobody is told; after it, everyone who was told is told again")
    func cancellation() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, undoWindow: 600, sandbox: sandbox)
        try await office.bind("li.lei", "han.meimei", at: sandbox)
        let early = try JSON.object(
            try await office.book(
                as: "li.lei", "Orion", "10:00", "11:00", "--attendee", "han.meimei", "--json"))
        #expect(try await office.run(as: "li.lei", "cancel", early.text("id")).status == 0)
        try office.configure(undoWindow: 0, sandbox: sandbox)
        let nothing = try JSON.object(try await office.run(as: "li.lei", "outbox", "dispatch", "--json"))
        #expect(nothing.number("sent") == 0)
        #expect(try await sandbox.cards().isEmpty)
        let rows = try JSON.objects(try await office.run(as: "li.lei", "outbox", "list", "--json"))
        #expect(rows.allSatisfy { $0.text("state") == "cancelled" })

        let late = try JSON.object(
            try await office.book(
                as: "li.lei", "Orion", "10:00", "11:00", "--attendee", "han.meimei", "--json"))
        _ = try await office.dispatchSoon(as: "li.lei")
        #expect(try await office.run(as: "li.lei", "cancel", late.text("id")).status == 0)
        _ = try await office.dispatchSoon(as: "li.lei")
        #expect(try await sandbox.cards().filter { $0.code == "booked" }.count == 2)
        #expect(
            Set(try await sandbox.cards().filter { $0.code == "cancelled" }.map(\.user)) == [
                "li.lei", "han.meimei",
            ])
        _ = try await sandbox.stop()
    }

    @Test(
        "A worker sends what comes due until it is told to end, and says so in lines without names",
        arguments: [SIGTERM, SIGINT])
    func worker(signal: Int32) async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("li.lei", at: sandbox)
        let worker = try await office.desk(of: "operator").start("worker")
        _ = try await Eventually.find("a worker at work") { worker.errors.contains("sending") ? true : nil }
        #expect(
            try await office.book(as: "li.lei", "Orion", "10:00", "11:00", title: "Confidential matter")
                .status == 0)
        _ = try await Eventually.find("a sent message in the worker's log") {
            worker.errors.contains(": sent") ? true : nil
        } otherwise: {
            worker.errors
        }
        #expect(try await sandbox.cards().count == 1)
        worker.send(signal)
        let ended = try await ChildProcess.lane.run { worker.wait() }
        #expect(ended.status == 0, "\(ended)")
        #expect(ended.output.isEmpty)
        for secret in ["Confidential", "li.lei", "李雷", sandbox.appSecret, Office.password] {
            #expect(!ended.errors.contains(secret), "\(secret) in \(ended)")
        }
        _ = try await sandbox.stop()
    }

    @Test("Without [wechat] one books, but codes, dispatching and a worker say that it is not configured")
    func unconfigured() async throws {
        let office = try await Office()
        for arguments in [
            ["outbox", "dispatch"], ["worker"], ["sign-in", "li.lei", "--password-stdin", "--code", "x"],
        ] {
            let finished = try await office.desk(of: "li.lei").run(arguments, input: Office.password)
            #expect(finished.status == 78, "\(finished)")
            #expect(finished.errors.contains("[wechat]"), "\(finished)")
        }
    }
}
